import { writeHeapSnapshot } from 'node:v8';
import { cpuMs, createLoopDelay, type LoopDelay } from './loop-delay.js';

/** What the bot's process says of itself. */
export interface BotHealth {
  readonly rssMegabytes: number;
  /** After a collection, where node was started with --expose-gc. */
  readonly heapMegabytes: number;
  /** So far, without the collections that were asked for. */
  readonly cpuMs: number;
  /** Since the task `begin`, without the collections. */
  readonly loopDelay: LoopDelay;
  /** Lines at warn or above, and the first of them. */
  readonly complaints: { readonly count: number; readonly first: readonly string[] };
}

const MEGABYTE = 2 ** 20;
const MOST_LINES = 3;
const LINE_LENGTH = 400;

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
        first.push(line.trim().slice(0, LINE_LENGTH));
        process.stderr.write(`${first.at(-1)}\n`);
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
  const loop = createLoopDelay();
  let collectingMs = 0;

  return {
    /** Forgets what was measured and complained of so far. */
    async begin(): Promise<void> {
      takeComplaints();
      loop.begin();
    },
    async health(): Promise<BotHealth> {
      const beforeMs = cpuMs();
      loop.without(() => globalThis.gc?.());
      collectingMs += cpuMs() - beforeMs;
      const { rss, heapUsed } = process.memoryUsage();
      return {
        rssMegabytes: rss / MEGABYTE,
        heapMegabytes: heapUsed / MEGABYTE,
        cpuMs: cpuMs() - collectingMs,
        loopDelay: loop.read(),
        complaints: takeComplaints(),
      };
    },
    async heapSnapshot(path: string): Promise<string> {
      return writeHeapSnapshot(path);
    },
  };
}
