import type { Pool, PoolClient } from 'pg';
import { StorageError } from '../../base/errors.js';

const OLDEST_VERSION = 15;

/** The server's version, for people. Throws StorageError for a server this project cannot work with. */
export async function checkServer(pool: Pool): Promise<string> {
  const { rows } = await pool.query<ServerFacts>(
    `select current_setting('server_version_num')::int as number,
            current_setting('server_version') as version,
            current_setting('server_encoding') as encoding,
            current_setting('transaction_read_only') = 'on' as "isReadOnly"`,
  );
  const [row] = rows;
  if (row === undefined) throw new StorageError('The server does not tell its version');
  if (row.number < OLDEST_VERSION * 10_000) {
    throw new StorageError(`It is PostgreSQL ${row.version}; version ${OLDEST_VERSION} or later is needed`, {
      advice: 'Upgrade it, or use another server.',
    });
  }
  if (row.encoding !== 'UTF8') {
    throw new StorageError(`Its encoding is ${row.encoding}; UTF8 is needed`, {
      advice: 'Create a database with encoding UTF8.',
    });
  }
  if (row.isReadOnly) {
    throw new StorageError('It is read-only; give the address of the primary, with a user who may write');
  }
  if (await isPooledByTransaction(pool)) {
    throw new StorageError(
      'A pooler hands out its connections by transaction; give the address of PostgreSQL itself, or a pool in session mode',
    );
  }
  return row.version;
}

interface ServerFacts {
  readonly number: number;
  readonly version: string;
  readonly encoding: string;
  readonly isReadOnly: boolean;
}

/** Others may use the same pooler and be handed the connection first. */
const ROUNDS = 3;

/**
 * Whether a connection leads to another session from one query to the next. Locks that last as long as a session would
 * then stay with nobody, and notifications go astray. While one connection is in a transaction, a pooler gives another
 * one a session of its own, or the one that the first had before.
 */
async function isPooledByTransaction(pool: Pool): Promise<boolean> {
  // With one connection there is none to compare with.
  if ((pool.options.max ?? 0) < 2) return false;
  const first = await pool.connect();
  let second: PoolClient | undefined;
  try {
    second = await pool.connect();
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = await sessionOf(first);
      await second.query('begin');
      const inBetween = await sessionOf(second);
      // In a pool of one it would wait for the transaction for ever.
      const after = inBetween === before ? undefined : await sessionOf(first);
      await second.query('rollback');
      if (after !== before) return true;
    }
    return false;
  } catch (error) {
    second?.release(true);
    second = undefined;
    throw error;
  } finally {
    first.release();
    second?.release();
  }
}

async function sessionOf(client: PoolClient): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid;
}
