import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { advisoryKey } from '../database/advisory-key.js';
import { withStorageErrors } from '../database/storage-fault.js';

/** Proof that this process lives: a lock that PostgreSQL frees with the connection that holds it, however it ends. */
export interface WorkerLease {
  readonly lockKey: string;
  /** Aborted when the connection is gone or has stopped answering: from then on others may take the work over. */
  readonly lost: AbortSignal;
  /** Never throws. */
  release(): void;
}

const HEARTBEAT_MS = 1_000;
/** Heartbeats without an answer after which the connection counts as gone. */
const MOST_UNANSWERED = 4;

/** Takes a lock of its own. Throws StorageError. */
export async function takeWorkerLease(pool: Pool): Promise<WorkerLease> {
  return withStorageErrors('take the lock of a worker', async () => {
    const client = await pool.connect();
    try {
      const lockKey = advisoryKey(`job-worker/${randomUUID()}`);
      await noticeLostPeers(client);
      await client.query('select pg_advisory_lock($1)', [lockKey]);
      return keepLease(client, lockKey);
    } catch (error) {
      client.release(true);
      throw error;
    }
  });
}

/** Has PostgreSQL drop the session of a machine that vanished within some 11 s; its default is two hours. */
async function noticeLostPeers(client: PoolClient): Promise<void> {
  for (const setting of ['idle = 5', 'interval = 2', 'count = 3']) {
    // Not every system knows all three, and a Unix socket needs none.
    await client.query(`set tcp_keepalives_${setting}`).catch(() => {});
  }
}

function keepLease(client: PoolClient, lockKey: string): WorkerLease {
  const losing = new AbortController();
  let unanswered = 0;
  // Counted, not timed: a process that was busy for seconds has lost nothing.
  const heartbeat = setInterval(() => {
    unanswered += 1;
    if (unanswered > MOST_UNANSWERED) lose();
    if (unanswered > 1) return;
    client.query('select 1').then(() => {
      unanswered = 0;
    }, lose);
  }, HEARTBEAT_MS);

  function lose(): void {
    clearInterval(heartbeat);
    losing.abort();
  }
  client.on('end', lose);
  client.on('error', lose);

  return {
    lockKey,
    lost: losing.signal,
    release() {
      clearInterval(heartbeat);
      client.off('end', lose);
      client.off('error', lose);
      client.release(true);
    },
  };
}
