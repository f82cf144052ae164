import { monitorEventLoopDelay } from 'node:perf_hooks';
import { writeHeapSnapshot } from 'node:v8';

/** What the bot's process says of itself. */
export interface BotHealth {
  readonly rssMegabytes: number;
  /** After a collection, where node was started with --expose-gc. */
  readonly heapMegabytes: number;
  readonly cpuMs: number;
  /** Milliseconds, since the task `begin`. */
  readonly loopDelay: { readonly p50: number; readonly p99: number; readonly max: number };
  /** Lines at warn or above, and the first of them. */
  readonly complaints: { readonly count: number; readonly first: readonly string[] };
}

const RESOLUTION_MS = 10;
const MEGABYTE = 2 ** 20;
const NANOSECONDS = 1e6;
const MOST_LINES = 10;

/** Counts what the bot complains of in its log. */
export function createComplaints() {
  let count = 0;
  let first: string[] = [];
  return {
    /** Where the log is written to: nowhere, but for the first of what it complains of. */
    destination: {
      write(line: string) {
        if (/^\{"level":"(?:debug|info)"/.test(line)) return;
        count += 1;
        if (first.length >= MOST_LINES) return;
        first.push(line.trim());
        process.stderr.write(line);
      },
    },
    /** Gives them, and begins anew. */
    take() {
      const taken = { count, first };
      count = 0;
      first = [];
      return taken;
    },
  };
}

/** Tasks of the bot's process that say how it is. */
export function createHealthTasks(takeComplaints: () => BotHealth['complaints']) {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  return {
    /** Forgets what was measured and complained of so far. */
    async begin(): Promise<void> {
      takeComplaints();
      loop.reset();
      loop.enable();
    },
    async health(): Promise<BotHealth> {
      // The histogram holds the time between two looks; what goes beyond its resolution is the delay.
      const delayOf = (ns: number) => Math.max(0, ns / NANOSECONDS - RESOLUTION_MS);
      const loopDelay = {
        p50: delayOf(loop.percentile(50)),
        p99: delayOf(loop.percentile(99)),
        max: delayOf(loop.max),
      };
      // A whole collection stops everything: that is the measurement's own doing and not to be in it.
      loop.disable();
      globalThis.gc?.();
      const { rss, heapUsed } = process.memoryUsage();
      const { user, system } = process.cpuUsage();
      loop.enable();
      return {
        rssMegabytes: rss / MEGABYTE,
        heapMegabytes: heapUsed / MEGABYTE,
        cpuMs: (user + system) / 1000,
        loopDelay,
        complaints: takeComplaints(),
      };
    },
    async heapSnapshot(path: string): Promise<string> {
      return writeHeapSnapshot(path);
    },
  };
}
