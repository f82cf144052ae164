import { type Kysely, sql, type Transaction } from 'kysely';
import type { ConversationAddress } from '../../domain/conversation.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { addDeliveries, deliveryName } from '../delivery/card-writes.js';

/** A worker in the register. */
export interface RegisteredWorker {
  readonly workerId: string;
  /** Its process holds its lock, see WorkerLease. */
  readonly isAlive: boolean;
}

/** The register of workers that run jobs. Methods throw StorageError. */
export interface JobWorkers {
  /** Has to be done before the worker takes its first job: nobody would free the jobs of one that is not listed. */
  register(workerId: string, lockKey: string): Promise<void>;
  list(): Promise<readonly RegisteredWorker[]>;
  /**
   * Frees what a worker held, jobs and conversations, and strikes it off; with `if-dead` only when nobody holds its
   * lock at that moment. True when it was done.
   */
  strikeOff(workerId: string, when: 'if-dead' | 'always'): Promise<boolean>;
}

/** The register in the database. */
export function createJobWorkers(kysely: Kysely<Tables>): JobWorkers {
  return {
    register: async (workerId, lockKey) => {
      await withStorageErrors('register a worker', () =>
        sql`
          insert into job_worker (worker_id, lock_key) values (${workerId}, ${lockKey}) on conflict do nothing
        `.execute(kysely),
      );
    },

    list: () =>
      withStorageErrors('list the workers', async () => {
        // PostgreSQL shows a 64-bit key as two halves.
        const { rows } = await sql<RegisteredWorker>`
          select worker_id as "workerId", exists (
            select from pg_locks
            where locktype = 'advisory' and granted and objsubid = 1
              and database = (select oid from pg_database where datname = current_database())
              and (classid::bigint << 32) | objid::bigint = lock_key
          ) as "isAlive"
          from job_worker order by started_at, worker_id
        `.execute(kysely);
        return rows;
      }),

    strikeOff: (workerId, when) =>
      withStorageErrors('strike a worker off', () =>
        kysely.transaction().execute(async (transaction) => {
          if (when === 'if-dead' && !(await isDead(transaction, workerId))) return false;
          const claimed = await freeClaims(transaction, workerId);
          await freeJobs(transaction, workerId);
          await sql`delete from job_worker where worker_id = ${workerId}`.execute(transaction);
          await addDeliveries(transaction, await withoutJob(transaction, claimed));
          return true;
        }),
      ),
  };
}

/** Holds the dead one's lock to the end of the transaction, so that two do not bury it. */
async function isDead(transaction: Transaction<Tables>, workerId: string): Promise<boolean> {
  const { rows } = await sql<{ isDead: boolean }>`
    select pg_try_advisory_xact_lock(lock_key) as "isDead" from job_worker where worker_id = ${workerId}
  `.execute(transaction);
  return rows[0]?.isDead === true;
}

/**
 * Gives the conversations that are free now. Before the jobs, and in the order of all who lock several: those who
 * change a conversation add its job at their end, and the other way round it would be a deadlock.
 */
async function freeClaims(
  transaction: Transaction<Tables>,
  workerId: string,
): Promise<readonly ConversationAddress[]> {
  const { rows } = await sql<ConversationAddress>`
    select tenant_id as "tenantId", conversation_id as "conversationId" from conversation
    where split_part(delivering_by, '/', 1) = ${workerId}
    order by tenant_id, conversation_id
    for no key update
  `.execute(transaction);
  await sql`
    update conversation set delivering_by = null where split_part(delivering_by, '/', 1) = ${workerId}
  `.execute(transaction);
  return rows;
}

/** A conversation whose job is there keeps its place among the others. */
async function withoutJob(
  transaction: Transaction<Tables>,
  addresses: readonly ConversationAddress[],
): Promise<readonly ConversationAddress[]> {
  const { rows } = await sql<{ key: string }>`
    select key from graphile_worker.jobs where key = any(${addresses.map(deliveryName)}::text[])
  `.execute(transaction);
  const keys = new Set(rows.map(({ key }) => key));
  return addresses.filter((address) => !keys.has(deliveryName(address)));
}

/** A job whose key went to a newer one while it ran is not to run again; graphile-worker would keep it for ever. */
async function freeJobs(transaction: Transaction<Tables>, workerId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from graphile_worker.jobs
    where locked_by = ${workerId} and key is null and attempts >= max_attempts
  `.execute(transaction);
  await sql`select graphile_worker.force_unlock_workers(${[workerId]}::text[])`.execute(transaction);
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) {
    await sql`select graphile_worker.complete_jobs(${ids}::bigint[])`.execute(transaction);
  }
}
