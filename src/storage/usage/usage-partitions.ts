import { type Kysely, sql, type Transaction } from 'kysely';
import type { HistoryPruning } from '../../usecases/sweep/sweep-ports.js';
import { advisoryKey } from '../database/advisory-key.js';
import { isTransientFault, withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

const PARTITIONED = ['usage_history', 'customer_usage'] as const;
const LOCK_KEY = advisoryKey('usage-partitions');
const LOCK_WAIT = '10s';

/** Makes the partitions that times fall into. */
export interface UsagePartitions {
  /** Returns once rows of these times can be written. Safe with several replicas. Throws StorageError. */
  ensure(times: Iterable<Date>): Promise<void>;
}

export function createUsagePartitions(db: Kysely<Tables>): UsagePartitions {
  const known = new Set<string>();

  return {
    async ensure(times) {
      const months = new Set([...times].map(monthOf));
      const missing = [...months].filter((month) => !known.has(month));
      if (missing.length === 0) return;
      await withStorageErrors('make room for a month of usage', () =>
        db.transaction().execute(async (transaction) => {
          await lock(transaction);
          for (const month of missing) await createMonth(transaction, month);
        }),
      );
      for (const month of missing) known.add(month);
    },
  };
}

/** Months of usage history that are old enough to go. */
export function createHistoryPruning(db: Kysely<Tables>): HistoryPruning {
  return {
    dropBefore: (time) =>
      withStorageErrors('drop old usage history', async () => {
        const { rows } = await sql<{ name: string }>`
          select child.relname as name
          from pg_inherits
          join pg_class child on child.oid = inhrelid
          where inhparent = any(${[...PARTITIONED]}::regclass[])
        `.execute(db);
        const months = new Set(rows.flatMap(({ name }) => /\d{4}_\d{2}$/.exec(name) ?? []));
        const old = [...months].filter((month) => startOf(nextMonth(month)) <= time).sort();
        let dropped = 0;
        for (const month of old) if (await dropMonth(db, month)) dropped += 1;
        await sql`delete from sweep_run where started_at < ${time} and state <> 'running'`.execute(db);
        return dropped;
      }),
  };
}

/** False when somebody reads or writes the history just now. */
async function dropMonth(db: Kysely<Tables>, month: string): Promise<boolean> {
  try {
    await db.transaction().execute(async (transaction) => {
      await lock(transaction);
      for (const table of PARTITIONED) {
        await sql`drop table if exists ${sql.table(`${table}_${month}`)}`.execute(transaction);
      }
    });
    return true;
  } catch (error) {
    if (isTransientFault(error)) return false;
    throw error;
  }
}

/** Attached after it is made: that way those who read the other months need not wait. */
async function createMonth(transaction: Transaction<Tables>, month: string): Promise<void> {
  const from = sql.lit(startOf(month).toISOString());
  const to = sql.lit(startOf(nextMonth(month)).toISOString());
  for (const table of PARTITIONED) {
    const name = `${table}_${month}`;
    const { rows } = await sql<{ exists: boolean }>`
      select to_regclass(${name}) is not null as exists
    `.execute(transaction);
    if (rows[0]?.exists) continue;
    await sql`create table ${sql.table(name)} (like ${sql.table(table)})`.execute(transaction);
    await sql`
      alter table ${sql.table(table)} attach partition ${sql.table(name)} for values from (${from}) to (${to})
    `.execute(transaction);
  }
}

async function lock(transaction: Transaction<Tables>): Promise<void> {
  await sql`select set_config('lock_timeout', ${LOCK_WAIT}, true)`.execute(transaction);
  await sql`select pg_advisory_xact_lock(${LOCK_KEY})`.execute(transaction);
}

/** `2026_11`; in UTC. */
function monthOf(time: Date): string {
  return time.toISOString().slice(0, 7).replace('-', '_');
}

function nextMonth(month: string): string {
  const start = startOf(month);
  return monthOf(new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1)));
}

function startOf(month: string): Date {
  return new Date(`${month.replace('_', '-')}-01T00:00:00Z`);
}
