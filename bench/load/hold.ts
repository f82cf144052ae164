import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { BotHealth } from './bot-health.js';
import type { LoadStage } from './load-stage.js';
import type { RunResult } from './teams.js';

export interface HealthSample extends BotHealth {
  /** Since the load began. */
  readonly atMs: number;
}

/** A rate held for a while. */
export interface Held {
  readonly perSecond: number;
  readonly result: RunResult;
  /** Taken at even distances, the first before the load and the last after it. */
  readonly samples: readonly HealthSample[];
  readonly botCpuMs: number;
  readonly othersCpuMs: number;
  readonly closeMs: number;
}

export interface Hold {
  readonly perSecond: number;
  readonly forMs: number;
  /** Where two heap snapshots go, of half time and of the end. They take seconds and spoil the other figures. */
  readonly snapshots?: string | undefined;
}

/** Even, so that one is at half time. Each costs a collection, which holds everything up for some 150 ms. */
const SAMPLES = 12;

/** Holds the rate, looks at the bot meanwhile, and ends it. */
export async function hold(
  stage: LoadStage,
  { perSecond, forMs, snapshots }: Hold,
  tell: (text: string) => void,
): Promise<Held> {
  const samples: HealthSample[] = [];
  await stage.begin();
  const before = await stage.health();
  const othersBeforeMs = await stage.othersCpuMs();
  const startMs = performance.now();
  samples.push({ ...before, atMs: 0 });
  const running = stage.run({ perSecond, forMs });
  // It may fail while this waits for the next sample.
  running.catch(() => undefined);
  for (let no = 1; no <= SAMPLES; no += 1) {
    await delay(Math.max(0, startMs + (forMs * no) / SAMPLES - performance.now()));
    const health = await stage.health();
    const sample = { ...health, atMs: performance.now() - startMs };
    samples.push(sample);
    tell(
      `${(sample.atMs / 60_000).toFixed(1)} min: heap ${health.heapMegabytes.toFixed(1)} MB, ` +
        `RSS ${health.rssMegabytes.toFixed(0)} MB, longest stop so far ${health.loopDelay.max.toFixed(0)} ms (${health.loopDelay.maxOwn.toFixed(0)} on a processor)`,
    );
    if (snapshots !== undefined && (no === SAMPLES / 2 || no === SAMPLES)) {
      await stage.heapSnapshot(join(snapshots, `${no === SAMPLES ? 'end' : 'half'}.heapsnapshot`));
    }
  }
  const result = await running;
  const after = await stage.health();
  samples.push({ ...after, atMs: performance.now() - startMs });
  return {
    perSecond,
    result,
    samples,
    botCpuMs: after.cpuMs - before.cpuMs,
    othersCpuMs: (await stage.othersCpuMs()) - othersBeforeMs,
    closeMs: await stage.closeBot(),
  };
}
