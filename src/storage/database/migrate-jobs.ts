import type { Pool } from 'pg';
import { withStorageErrors } from './storage-fault.js';
import { Logger as JobsLogger, runMigrations } from './worker-library.js';

/** Brings graphile-worker's own schema up to date: jobs are added in transactions of processes that run none. */
export async function migrateJobs(pool: Pool): Promise<void> {
  await withStorageErrors('bring the schema of the jobs up to date', () =>
    runMigrations({ pgPool: pool, logger: new JobsLogger(() => () => {}) }),
  );
}
