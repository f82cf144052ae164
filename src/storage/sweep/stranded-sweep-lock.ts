import type { Pool } from 'pg';
import { HOUR_MS } from '../../base/time.js';
import { withStorageErrors } from '../database/storage-fault.js';
import { SWEEP_LOCK_KEY } from './sweep-lock.js';

/** A session that keeps every sweep from beginning and sweeps not. */
export interface StrandedSweepLock {
  /** Of the session, on the database's server. */
  readonly pid: number;
  /** The last time it did anything; undefined where that of another user's session may not be seen. */
  readonly idleSince: Date | undefined;
}

/** The connection of a lock does nothing while its process sweeps, which takes minutes, or hours where it has to wait. */
const STRANDED_MS = 3 * HOUR_MS;

/**
 * Who holds the lock of the sweep though no sweep of the last day runs: a session that outlived its process, as one of a
 * pooler does. Undefined when nobody does, or not for `strandedMs` yet. Throws StorageError.
 */
export function readStrandedSweepLock(
  pool: Pick<Pool, 'query'>,
  strandedMs: number = STRANDED_MS,
): Promise<StrandedSweepLock | undefined> {
  return withStorageErrors('see who holds the lock of the sweep', async () => {
    // PostgreSQL shows a 64-bit key as two halves.
    const { rows } = await pool.query<{ pid: number; idleSince: Date | null }>(
      `select pid, holder.state_change as "idleSince"
       from pg_locks join pg_stat_activity holder using (pid)
       where locktype = 'advisory' and granted and objsubid = 1
         and pg_locks.database = (select oid from pg_database where datname = current_database())
         and (classid::bigint << 32) | objid::bigint = $1
         and coalesce(holder.state_change, '-infinity') <= now() - make_interval(secs => $2)
         and not exists (
           select from sweep_run where state = 'running' and started_at > now() - interval '1 day'
         )`,
      [SWEEP_LOCK_KEY, strandedMs / 1000],
    );
    const [row] = rows;
    return row && { pid: row.pid, idleSince: row.idleSince ?? undefined };
  });
}
