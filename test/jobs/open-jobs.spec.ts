import assert from 'node:assert/strict';
import { createLogger } from '../../src/base/logger.js';
import type { JobHandler, JobRun } from '../../src/jobs/job-run.js';
import { type Jobs, openJobs } from '../../src/jobs/open-jobs.js';
import type { Database } from '../../src/storage/open-database.js';
import { withFreshDatabase } from '../helpers/database.js';
import { until } from '../helpers/until.js';
import { startChild } from '../storage/support/child.js';
import { createDeferred } from '../storage/support/deferred.js';

const logger = createLogger('silent');

async function withJobs(
  database: Database,
  tasks: Record<string, JobHandler>,
  use: (jobs: Jobs) => Promise<void>,
): Promise<void> {
  const jobs = openJobs({ database, tasks, logger });
  try {
    await until(() => jobs.status().kind === 'running');
    await use(jobs);
  } finally {
    await jobs.close();
  }
}

async function addJob({ pool }: Database, task: string, payload: object, key: string | null = null) {
  await pool.query(`select graphile_worker.add_job($1, $2::json, job_key => $3)`, [
    task,
    JSON.stringify(payload),
    key,
  ]);
}

async function rows({ pool }: Database, query: string): Promise<unknown[]> {
  return (await pool.query(query)).rows;
}

describe('openJobs', () => {
  it('runs a job with its payload, in a worker that is in the register', () =>
    withFreshDatabase(async (database) => {
      const seen: unknown[] = [];
      const work: JobHandler = async (payload, { workerId }) => {
        const registered = await database.pool.query('select worker_id from job_worker');
        seen.push(
          payload,
          registered.rows.map((row) => row.worker_id === workerId),
        );
      };
      // Already there when the worker starts: it must not take it before it is registered.
      await addJob(database, 'work', { number: 1 });
      await withJobs(database, { work }, async () => {
        await until(() => seen.length > 0);
        assert.deepEqual(seen, [{ number: 1 }, [true]]);
      });
    }));

  it('runs again what failed, and leaves tasks it does not know', () =>
    withFreshDatabase(async (database) => {
      let runs = 0;
      const work: JobHandler = async () => {
        runs += 1;
        if (runs === 1) throw new Error('not yet');
      };
      await withJobs(database, { work }, async () => {
        await addJob(database, 'unknown', {});
        await addJob(database, 'work', {});
        await until(() => runs === 2);
      });
      assert.deepEqual(await rows(database, 'select task_identifier from graphile_worker.jobs'), [
        { task_identifier: 'unknown' },
      ]);
    }));

  it('lets a running job finish when it closes, and leaves nothing locked or registered', () =>
    withFreshDatabase(async (database) => {
      const begun = createDeferred();
      const ends: string[] = [];
      const work: JobHandler = async (_payload, { stopping }) => {
        begun.resolve();
        await new Promise((resolve) => stopping.addEventListener('abort', resolve));
        ends.push('finished');
      };
      await withJobs(database, { work }, async (jobs) => {
        await addJob(database, 'work', {});
        await begun.promise;
        assert.equal((await rows(database, 'select from job_worker')).length, 1);
        await jobs.close();
        assert.deepEqual(ends, ['finished']);
        assert.notEqual(jobs.status().kind, 'running');
      });
      assert.deepEqual(await rows(database, 'select id from graphile_worker.jobs'), []);
      assert.deepEqual(await rows(database, 'select worker_id from job_worker'), []);
    }));

  it('stops its worker and starts another when the connection of its lock is lost', () =>
    withFreshDatabase(async (database) => {
      const runs: JobRun[] = [];
      const work: JobHandler = async (_payload, run) => {
        runs.push(run);
        // The first one goes on until it is told to drop everything.
        if (runs.length === 1) {
          await new Promise((_, reject) =>
            run.ended.addEventListener('abort', () => reject(new Error('dropped'))),
          );
        }
      };
      await withJobs(database, { work }, async (jobs) => {
        await addJob(database, 'work', {});
        await until(() => runs.length === 1);
        await database.pool.query(
          "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
        );
        await until(() => runs.length === 2, 15_000);
        assert.notEqual(runs[0]?.workerId, runs[1]?.workerId);
        assert.equal(runs[0]?.stopping.aborted, true);
        await until(() => jobs.status().kind === 'running');
      });
    }));

  it('takes up the job of a process that was killed, within 15 s', () =>
    withFreshDatabase(async (database, databaseUrl) => {
      const child = await startChild('jobs/children/hanging-worker.ts', { databaseUrl });
      await addJob(database, 'work', { number: 7 }, 'seven');
      await child.ask('hang');
      const [before] = (await rows(database, 'select locked_by from graphile_worker.jobs')) as {
        locked_by: string;
      }[];
      assert.notEqual(before?.locked_by, null);
      // Added while it ran: the key goes to this one, and the one that ran is not to be repeated.
      await addJob(database, 'work', { number: 8 }, 'seven');
      await addJob(database, 'work', { number: 9 });
      const seen: unknown[] = [];
      await child.kill();
      const killedAt = performance.now();
      const work: JobHandler = async (payload) => void seen.push(payload);
      await withJobs(database, { work }, async (jobs) => {
        await until(() => seen.length === 2, 15_000);
        // Two jobs at a time: which is first is nobody's promise.
        const numbers = seen.map((payload) => (payload as { number: number }).number);
        assert.deepEqual(numbers.sort(), [8, 9]);
        await until(async () => (await rows(database, 'select from job_worker')).length === 1, 15_000);
        assert.ok(performance.now() - killedAt < 15_000);
        await until(async () => (await rows(database, 'select from graphile_worker.jobs')).length === 0);
        assert.equal(jobs.status().kind, 'running');
      });
    }));
});
