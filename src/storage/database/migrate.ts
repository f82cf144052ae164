import type { Pool, PoolClient } from 'pg';
import { StorageError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { MIGRATIONS } from '../migrations/index.js';
import type { Migration } from '../migrations/migration.js';
import { advisoryKey } from './advisory-key.js';
import { errorReason, isTransientFault, withStorageErrors } from './storage-fault.js';

const LOCK_KEY = advisoryKey('migrations');
const LOCK_WAIT = '60s';

/**
 * Brings the schema up to date: every migration the database has not seen, in order, all in one transaction. Replicas
 * that start together wait for the first, 60 s at most. Migrations of a newer version are left alone, so that an
 * older replica can restart during an upgrade. Throws StorageError naming the migration that failed; then nothing
 * has changed.
 */
export async function migrate(
  pool: Pool,
  logger: Logger,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await withStorageErrors('bring the database schema up to date', async () => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const applied = await applyMissing(client, migrations);
      await client.query('commit');
      if (applied.length > 0) logger.info({ applied }, 'database schema brought up to date');
      client.release();
    } catch (error) {
      // Closing the connection rolls back, whatever state it is in.
      client.release(true);
      throw error;
    }
  });
}

async function applyMissing(
  client: PoolClient,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  await client.query(`set local lock_timeout = '${LOCK_WAIT}'`);
  await client.query('select pg_advisory_xact_lock($1)', [LOCK_KEY]);
  await client.query(
    'create table if not exists schema_migration (name text primary key, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ name: string }>('select name from schema_migration');
  const known = new Set(rows.map((row) => row.name));
  const missing = migrations.filter((migration) => !known.has(migration.name));
  for (const { name, sql } of missing) {
    try {
      await client.query(sql);
    } catch (cause) {
      throw new StorageError(`Migration ${name} failed, nothing was changed: ${errorReason(cause)}`, {
        cause,
        retryable: isTransientFault(cause),
      });
    }
    await client.query('insert into schema_migration (name) values ($1)', [name]);
  }
  return missing.map((migration) => migration.name);
}

/** What `migrate` would do: nothing, bring older tables up to date, or make all of them. */
export type SchemaState = 'current' | 'older' | 'none';

/** Looks at the schema without a change to it. Throws StorageError. */
export function readSchemaState(pool: Pool): Promise<SchemaState> {
  return withStorageErrors('look at the database schema', async () => {
    const { rows: found } = await pool.query<{ has: boolean }>(
      `select to_regclass('schema_migration') is not null as has`,
    );
    if (found[0]?.has !== true) return 'none';
    const { rows } = await pool.query<{ name: string }>('select name from schema_migration');
    const known = new Set(rows.map((row) => row.name));
    return MIGRATIONS.every(({ name }) => known.has(name)) ? 'current' : 'older';
  });
}
