import type { Logger } from '../base/logger.js';
import { sleep } from '../base/waiting.js';
import type { Database } from '../storage/open-database.js';
import { takeWorkerLease } from '../storage/operations/job-worker-lease.js';
import { createJobWorkers } from '../storage/operations/job-workers.js';
import { createDeadWorkers } from './dead-workers.js';
import type { JobHandler } from './job-run.js';
import { startJobRunner } from './job-runner.js';

export interface JobsOptions {
  readonly database: Pick<Database, 'pool' | 'kysely'>;
  /** What to do for each task; others are left to other processes. */
  readonly tasks: Readonly<Record<string, JobHandler>>;
  readonly logger: Logger;
  /** Jobs at a time; 16 unless given. They wait for Teams most of the time, and hold no connection meanwhile. */
  readonly concurrency?: number;
}

/** Whether jobs run; why not is for operators. */
export type JobsStatus =
  | { readonly kind: 'running' }
  | { readonly kind: 'not-running'; readonly reason: string };

export interface Jobs {
  status(): JobsStatus;
  /** Lets running jobs finish what they have begun, 12 s at most. Never throws. Close the database after it. */
  close(): Promise<void>;
}

const CONCURRENCY = 16;
const POLL_MS = 1_000;
const LOOK_MS = 2_000;
/** After the lock of this process was lost; less than DEAD_AFTER_MS, so that jobs do not run twice. */
const STOP_AFTER_LOSS_MS = 3_000;
const DEAD_AFTER_MS = 6_000;
/** Longer than a request to the connector may take. */
const CLOSE_MS = 12_000;
const START_AGAIN_MS = 1_000;

/**
 * Runs jobs until it is closed; starts in the background and again whenever the database was away.
 *
 * Jobs of a process that died are taken up within about 10 s: each worker is in a register together with a lock that
 * its process holds on a connection of its own, and every process looks every 2 s for workers whose lock is free. A
 * process that loses that connection while it lives (the database restarts, the network fails) stops its worker within
 * 3 s, requests under way included, and starts another; the others count a worker as dead only after 6 s.
 */
export function openJobs({ database, tasks, logger, concurrency = CONCURRENCY }: JobsOptions): Jobs {
  const { pool } = database;
  const register = createJobWorkers(database.kysely);
  const dead = createDeadWorkers(register, { deadAfterMs: DEAD_AFTER_MS, nowMs: () => performance.now() });
  const closing = new AbortController();
  let status: JobsStatus = { kind: 'not-running', reason: 'it is starting' };

  /** One life of a worker: to its failure, the loss of its lock, or the end of the process. */
  async function live(): Promise<string> {
    const lease = await takeWorkerLease(pool);
    try {
      const runner = await startJobRunner({
        pool,
        tasks,
        concurrency,
        pollMs: POLL_MS,
        logger,
        workers: dead.alive,
        async register(workerId) {
          await register.register(workerId, lease.lockKey);
          // How many there are decides how fast each may go.
          await dead.look();
        },
      });
      status = { kind: 'running' };
      const reason = await Promise.race([
        aborted(closing.signal, 'the process ends'),
        aborted(lease.lost, 'the connection to the database was lost'),
        runner.failed,
      ]);
      status = { kind: 'not-running', reason };
      await runner.stop(lease.lost.aborted ? STOP_AFTER_LOSS_MS : CLOSE_MS);
      // Whatever it still held is free at once; without a database the others find out by its lock.
      await register
        .strikeOff(runner.workerId, 'always')
        .catch((err) => logger.warn({ err }, 'a worker was not struck off'));
      return reason;
    } finally {
      lease.release();
    }
  }

  async function keepAlive(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        const reason = await live();
        if (!closing.signal.aborted) logger.warn({ reason }, 'jobs stopped, and start again');
      } catch (err) {
        status = { kind: 'not-running', reason: 'the database does not answer' };
        logger.warn({ err }, 'jobs could not start, and try again');
      }
      await sleep(START_AGAIN_MS, closing.signal);
    }
  }

  async function lookAfterOthers(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        const workers = await dead.look();
        if (workers.length > 0) logger.warn({ workers }, 'jobs of dead workers go on');
      } catch (err) {
        logger.debug({ err }, 'no look at the other workers');
      }
      await sleep(LOOK_MS, closing.signal);
    }
  }

  const running = Promise.all([keepAlive(), lookAfterOthers()]);
  return {
    status: () => status,
    async close() {
      closing.abort();
      await running;
    },
  };
}

function aborted<T>(signal: AbortSignal, value: T): Promise<T> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(value);
    else signal.addEventListener('abort', () => resolve(value), { once: true });
  });
}
