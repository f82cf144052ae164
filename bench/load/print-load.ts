import { cpus } from 'node:os';
import type { Expectation } from './expectations.js';
import type { Step } from './find-rate.js';
import type { Held } from './hold.js';

/** Everything a load run came to. */
export interface LoadReport {
  /** Undefined when the rate was given. */
  readonly largest: { readonly perSecond: number; readonly steps: readonly Step[] } | undefined;
  readonly held: Held;
  readonly expectations: readonly Expectation[];
}

/** The tables that people read. */
export function printLoad({ largest, held, expectations }: LoadReport): void {
  const { result, perSecond, botCpuMs, othersCpuMs, samples } = held;
  const cores = (ms: number) => (ms / result.ms).toFixed(2);
  if (largest) console.log(`Largest rate held: ${largest.perSecond.toFixed(0)} turns/s`);
  console.log(
    `${result.begun} turns in ${(result.ms / 1000).toFixed(0)} s at ${perSecond.toFixed(0)} turns/s; ` +
      `${(botCpuMs / result.begun).toFixed(2)} ms CPU a turn. Cores in use: bot ${cores(botCpuMs)}, ` +
      `Teams and Partner Center ${cores(othersCpuMs)}, and the database.`,
  );
  console.log(
    `Turns under way at once: ${result.mostWaiting} at most. Begun late by ${result.lateness.p50.toFixed(1)} ms ` +
      `(half), ${result.lateness.p99.toFixed(0)} ms (99 %). ${result.edits} messages edited.`,
  );
  console.table([{ kind: 'all', ...result.all }, ...result.kinds].map(toRow));
  const last = samples.at(-1);
  const middle = samples[Math.floor(samples.length / 2)];
  const memory = [samples[0], middle, last].map(
    (sample) => `${sample?.heapMegabytes.toFixed(1)} of ${sample?.rssMegabytes.toFixed(0)} MB`,
  );
  console.log(`Heap of RSS before, at half time, after: ${memory.join(', ')}`);
  const { p50 = 0, p99 = 0, max = 0, maxOwn = 0 } = last?.loopDelay ?? {};
  console.log(
    `Event loop delay: half within ${p50.toFixed(1)} ms, 99 % within ${p99.toFixed(1)} ms, all within ` +
      `${max.toFixed(0)} ms; at most ${maxOwn.toFixed(0)} ms on a processor`,
  );
  for (const [error, count] of Object.entries(result.errors)) console.log(`${count} times ${error}`);

  console.table(
    expectations.map(({ name, bar, measured, isMet }) => ({
      expected: name,
      bar,
      measured,
      met: isMet ? 'yes' : 'no',
    })),
  );
}

/** Everything for a program. */
export function toLoadReport(report: LoadReport): object {
  return { node: process.version, cpus: cpus().length, model: cpus()[0]?.model, ...report };
}

function toRow({ kind, ...latency }: { readonly kind: string } & Held['result']['all']) {
  const figures = Object.entries(latency).map(([name, value]) => [
    name,
    Number(value.toFixed(name === 'turns' ? 0 : 1)),
  ]);
  return { kind, ...Object.fromEntries(figures) };
}
