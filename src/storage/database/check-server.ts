import type { Pool } from 'pg';
import { StorageError } from '../../base/errors.js';

const OLDEST_VERSION = 15;

/** The server's version, for people. Throws StorageError for a server this project's SQL does not fit. */
export async function checkServer(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ number: number; version: string; encoding: string }>(
    `select current_setting('server_version_num')::int as number,
            current_setting('server_version') as version,
            current_setting('server_encoding') as encoding`,
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
  return row.version;
}
