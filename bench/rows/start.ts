import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Figure, median } from '../figure.js';
import { cleanEnvironment, startHelper } from '../helper.js';
import { programFlags } from '../program-flags.js';
import type { Stage } from '../stage.js';
import { botSettings } from './answers.js';

/** From the start of the process to listening, against a process that loads botbuilder and restify. */
export async function measureStart({ compiled, server, amounts, tell }: Stage): Promise<readonly Figure[]> {
  const emulator = startHelper(compiled.module('bench/other-side/emulator'), { env: { CUSTOMERS: '10' } });
  try {
    return await server.withTables(async (databaseUrl) => {
      const env = {
        ...botSettings(await emulator.ask<string>('address'), databaseUrl, 60),
        LOG_LEVEL: 'info',
      };
      const program = await compiled.program('src/index');
      const bot = () => timeUntil('"listening"', [...programFlags(), program], env);
      const imports = () => timeUntil('ready', [compiled.module('bench/floor/bare-imports')], {});
      const own: number[] = [];
      const bare: number[] = [];
      // What comes from the disk is in memory for both.
      await imports();
      await bot();
      for (let round = 1; round <= amounts.startRounds; round += 1) {
        tell(`start, round ${round} of ${amounts.startRounds}`);
        bare.push(await imports());
        own.push(await bot());
      }
      return [
        {
          row: 'start',
          name: 'ready after start',
          unit: 'ratio',
          bar: { kind: 'at-most', value: 2 },
          values: own.map((ms, at) => ms / (bare[at] ?? Number.NaN)),
          detail: `${Math.round(median(own))} ms against ${Math.round(median(bare))} ms`,
        },
      ];
    });
  } finally {
    await emulator.close();
  }
}

/** Milliseconds until a line of its output holds a text. Rejects when it ends before. */
async function timeUntil(
  text: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const startMs = performance.now();
  const child = spawn(process.execPath, args, {
    env: cleanEnvironment(env),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let ms: number | undefined;
  for await (const line of createInterface(child.stdout)) {
    if (ms !== undefined || !line.includes(text)) continue;
    ms = performance.now() - startMs;
    child.kill('SIGTERM');
  }
  await ended;
  if (ms === undefined) throw new Error(`${args.at(-1)} ended before it was ready`);
  return ms;
}
