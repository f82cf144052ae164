import { setTimeout as delay } from 'node:timers/promises';
import { expectation, type Fault } from '../fault.js';
import type { Stage } from '../stage.js';

/** So long Partner Center takes, so that turns are under way at any moment. */
const SLOW_MS = 1_500;
/** What was sent in the last moment may meet a closed door. */
const DOOR_MS = 100;

async function signalInMidTurn(stage: Stage, signal: 'SIGTERM' | 'SIGKILL') {
  const { partnerCenter, people } = stage;
  partnerCenter.suffer({ kind: 'slow', ms: SLOW_MS });
  await delay(2 * SLOW_MS);
  const bot = stage.bot();
  const underWay = people.underWay();
  const signalledMs = performance.now();
  bot.signal(signal);
  const exit = await bot.exited;
  const exitedMs = performance.now();
  await stage.startAgain();
  const listeningMs = performance.now();
  partnerCenter.recover();
  return { underWay, signalledMs, exit, exitMs: Math.round(exitedMs - signalledMs), listeningMs };
}

export const PROCESS_FAULTS: readonly Fault[] = [
  {
    name: 'sigterm',
    title: 'SIGTERM in mid-turn, then another process',
    database: 'bundled',
    errors: [],
    wholeWithinMs: 5_000,
    async harm(stage) {
      const { underWay, signalledMs, exit, exitMs, listeningMs } = await signalInMidTurn(stage, 'SIGTERM');
      return {
        isExcused: ({ status, sentMs }) =>
          status === 0 && sentMs > signalledMs - DOOR_MS && sentMs < listeningMs,
        expectations: [
          expectation('turns were under way', underWay > 0, underWay),
          expectation('the process ends with code 0', exit.code === 0, exit.code ?? exit.signal ?? ''),
          expectation('within 20 s', exitMs < 20_000, `${exitMs} ms`),
        ],
      };
    },
  },
  {
    name: 'kill',
    title: '`kill -9` in mid-turn, then another process',
    database: 'bundled',
    errors: [],
    // Jobs of the dead process are taken up after about 10 s; questions are answered at once.
    wholeWithinMs: 5_000,
    async harm(stage) {
      const { underWay, signalledMs, listeningMs } = await signalInMidTurn(stage, 'SIGKILL');
      return {
        isExcused: ({ status, sentMs, answeredMs }) =>
          status === 0 && answeredMs >= signalledMs && sentMs < listeningMs,
        expectations: [expectation('turns were under way', underWay > 0, underWay)],
      };
    },
  },
];
