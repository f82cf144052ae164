import { type Kysely, sql } from 'kysely';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

/** The job that reads price sheets. */
export const PRICES_TASK = 'prices';

/** A process that dies costs an attempt as well. */
const MAX_ATTEMPTS = 5;

/** Adds the job, which takes the place of one that waits already. Throws StorageError. */
export function createAddPricesJob(db: Kysely<Tables>): () => Promise<void> {
  return () =>
    withStorageErrors('add the job of the price sheets', async () => {
      await sql`
        select graphile_worker.add_job(${PRICES_TASK}, payload => '{}'::json, queue_name => ${PRICES_TASK},
          job_key => ${PRICES_TASK}, max_attempts => ${MAX_ATTEMPTS})
      `.execute(db);
    });
}
