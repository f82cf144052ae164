import type { Pool, PoolClient } from 'pg';
import { StorageError } from '../../base/errors.js';
import type { SweepLease, SweepLock } from '../../usecases/sweep/sweep-ports.js';
import { advisoryKey } from '../database/advisory-key.js';
import { withStorageErrors } from '../database/storage-fault.js';

export const SWEEP_LOCK_KEY = advisoryKey('sweep');

/**
 * A lock held by a connection of its own: PostgreSQL frees it when that connection ends, however the process dies.
 */
export function createSweepLock(pool: Pool): SweepLock {
  return {
    take: () =>
      withStorageErrors('take the lock of the sweep', async () => {
        const client = await pool.connect();
        try {
          const { rows } = await client.query<{ taken: boolean }>(
            'select pg_try_advisory_lock($1) as taken',
            [SWEEP_LOCK_KEY],
          );
          if (rows[0]?.taken) return createLease(client);
          client.release();
          return undefined;
        } catch (error) {
          client.release(true);
          throw error;
        }
      }),
  };
}

function createLease(client: PoolClient): SweepLease {
  const losing = new AbortController();
  const lose = () => losing.abort(new StorageError('The database connection was lost', { retryable: true }));
  client.on('end', lose);
  client.on('error', lose);
  return {
    lost: losing.signal,
    async release() {
      client.off('end', lose);
      client.off('error', lose);
      try {
        await client.query('select pg_advisory_unlock($1)', [SWEEP_LOCK_KEY]);
        client.release();
      } catch {
        // Closing the connection frees the lock as well.
        client.release(true);
      }
    },
  };
}
