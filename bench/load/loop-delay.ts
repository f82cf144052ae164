import { createHistogram } from 'node:perf_hooks';

/** How late the event loop came to what was due, in milliseconds. */
export interface LoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** The longest delay that this process spent on a processor itself: the rest, others had the machine. */
  readonly maxOwn: number;
}

const EVERY_MS = 10;
const MICROSECONDS = 1000;
/** What waited for work that does not count comes all at once after it. */
const AFTERMATH_MS = 500;

/**
 * Looks every 10 ms. node's own `monitorEventLoopDelay` counts what happens while it is disabled, so a stop of the
 * measurement's own making could not be left out.
 */
export function createLoopDelay() {
  const histogram = createHistogram();
  let lastMs = performance.now();
  let lastCpuMs = cpuMs();
  let maxOwn = 0;
  let countsFromMs = 0;
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    const nowMs = performance.now();
    const nowCpuMs = cpuMs();
    if (nowMs < countsFromMs) {
      passOver();
      return;
    }
    const delayMs = Math.max(0, nowMs - lastMs - EVERY_MS);
    histogram.record(Math.max(1, Math.round(delayMs * MICROSECONDS)));
    maxOwn = Math.max(maxOwn, Math.min(delayMs, nowCpuMs - lastCpuMs));
    lastMs = nowMs;
    lastCpuMs = nowCpuMs;
  }

  function passOver(): void {
    lastMs = performance.now();
    lastCpuMs = cpuMs();
  }

  return {
    /** Begins anew. */
    begin(): void {
      histogram.reset();
      maxOwn = 0;
      countsFromMs = 0;
      clearInterval(timer);
      passOver();
      timer = setInterval(look, EVERY_MS).unref();
    },
    /** Does work that is not to count, nor what follows on it. */
    without(work: () => void): void {
      if (timer !== undefined) look();
      work();
      countsFromMs = performance.now() + AFTERMATH_MS;
    },
    /** Since `begin`. */
    read(): LoopDelay {
      const at = (percent: number) => histogram.percentile(percent) / MICROSECONDS;
      return { p50: at(50), p99: at(99), max: histogram.max / MICROSECONDS, maxOwn };
    },
  };
}

/** What this process has used of processors so far. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / MICROSECONDS;
}
