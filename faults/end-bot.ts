import { setTimeout as delay } from 'node:timers/promises';
import { postmasterPid } from './database-side.js';
import { type Expectation, expectation, type Fault } from './fault.js';
import type { Stage } from './stage.js';

const EXIT_WITHIN_MS = 20_000;

/** Ends the bot as an operator does, and looks at what it leaves behind. */
export async function endBot(fault: Fault, stage: Stage): Promise<readonly Expectation[]> {
  const bot = stage.bot();
  const startMs = performance.now();
  bot.signal('SIGTERM');
  const exit = await Promise.race([bot.exited, delay(EXIT_WITHIN_MS, undefined)]);
  const ms = Math.round(performance.now() - startMs);
  const noise = stage.bots.flatMap((each) => each.noise);
  const errors = stage.bots
    .flatMap(({ log }) => log)
    .filter(({ level, msg }) => level === 'error' && !fault.errors.includes(msg));
  const server = fault.database === 'bundled' ? await postmasterPid(stage.dataDir) : undefined;
  return [
    expectation(
      `ends with code 0 within ${EXIT_WITHIN_MS / 1000} s of SIGTERM`,
      exit?.code === 0,
      `${exit ? (exit.code ?? exit.signal) : 'not'} after ${ms} ms`,
    ),
    expectation('leaves no process behind', server === undefined, server),
    expectation('nothing in the log that nobody foresaw', errors.length === 0, JSON.stringify(errors[0])),
    expectation('nothing beside the log', noise.length === 0, noise.slice(0, 3).join(' ')),
  ];
}
