import { EventEmitter, once, setMaxListeners } from 'node:events';
import type { Pool } from 'pg';
import type { Logger } from '../base/logger.js';
import { sleep } from '../base/waiting.js';
import { within } from '../base/within.js';
import {
  type Runner,
  Logger as RunnerLogger,
  run as runGraphile,
  type WorkerEvents,
  type WorkerPool,
} from '../storage/database/worker-library.js';
import type { JobHandler } from './job-run.js';

export interface RunnerOptions {
  readonly pool: Pool;
  readonly tasks: Readonly<Record<string, JobHandler>>;
  /** Jobs at a time. */
  readonly concurrency: number;
  /** Jobs that became due without a notification are found this often. */
  readonly pollMs: number;
  readonly logger: Logger;
  readonly workers: () => number;
  /** Has to be done before the first job is taken; tried again until it succeeds. */
  readonly register: (workerId: string) => Promise<void>;
}

/** One life of a worker. */
export interface JobRunner {
  readonly workerId: string;
  /** Resolves when it stopped by itself, with the reason. */
  readonly failed: Promise<string>;
  /**
   * Takes no more jobs and lets those that run finish what they have begun for `graceMs`; then they are told to drop
   * it, and are not waited for much longer. Never throws.
   */
  stop(graceMs: number): Promise<void>;
}

const REGISTER_AGAIN_MS = 500;
/** For jobs that were told to drop everything, and for graphile-worker's own end after that. */
const DROP_MS = 2_000;
const FORCE_MS = 6_000;

/** Starts a worker of graphile-worker on the pool. Throws when its schema cannot be brought up to date. */
export async function startJobRunner(options: RunnerOptions): Promise<JobRunner> {
  const { pool, tasks, concurrency, pollMs, logger, workers, register } = options;
  const events: WorkerEvents = new EventEmitter();
  const stopping = new AbortController();
  const ended = new AbortController();
  // Each of many jobs listens, several times over.
  setMaxListeners(0, stopping.signal, ended.signal);
  const signals = { stopping: stopping.signal, ended: ended.signal };
  const created = once(events, 'pool:create') as Promise<[{ workerPool: WorkerPool }]>;
  let registering: Promise<void> | undefined;

  async function registerUntilDone(workerId: string): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        return await register(workerId);
      } catch (err) {
        logger.warn({ err }, 'a worker could not be registered yet');
        await sleep(REGISTER_AGAIN_MS, stopping.signal);
      }
    }
  }

  const runner: Runner = await runGraphile({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    pollInterval: pollMs,
    events,
    logger: new RunnerLogger(() => createLog(logger)),
    preset: {
      // Without these two a job whose end cannot be written, because the database is away, ends the process.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      plugins: [
        {
          name: 'SeatwiseWorkerRegister',
          version: '1.0.0',
          worker: {
            hooks: {
              // Each of the pool's workers waits here before it asks for its first job.
              async startWorker(_context, { worker }) {
                registering ??= registerUntilDone(worker.workerPool.id);
                await registering;
              },
            },
          },
        },
      ],
    },
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([task, handle]) => [
        task,
        async (payload) => {
          const [{ workerPool }] = await created;
          await handle(payload, { workerId: workerPool.id, workers, ...signals });
        },
      ]),
    ),
  });
  const [{ workerPool }] = await created;
  let isOver = false;
  const over = runner.promise.then(
    () => 'the worker stopped',
    (error: unknown) => `the worker stopped: ${error instanceof Error ? error.message : String(error)}`,
  );
  void over.then(() => {
    isOver = true;
  });

  return {
    workerId: workerPool.id,
    failed: over,
    async stop(graceMs) {
      stopping.abort();
      const stopped = isOver
        ? over
        : runner.stop().then(
            () => over,
            () => over,
          );
      if (await settlesWithin(stopped, graceMs)) return ended.abort();
      ended.abort();
      if (await settlesWithin(stopped, DROP_MS)) return;
      logger.warn({}, 'jobs still ran when the worker had to stop');
      await settlesWithin(Promise.resolve(workerPool.forcefulShutdown('The process ends')), FORCE_MS);
    },
  };
}

/** graphile-worker's own words; a job that failed is told by it at error level, though it will run again. */
function createLog(logger: Logger) {
  return (level: string, text: string, meta?: { readonly error?: unknown }): void => {
    const data = meta?.error === undefined ? { text } : { text: text.split('\n')[0], err: meta.error };
    if (level === 'error') logger.warn(data, 'jobs: something failed');
    else logger.debug(data, 'jobs');
  };
}

function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const settled = promise.then(
    () => true,
    () => true,
  );
  return within(ms, settled, () => false);
}
