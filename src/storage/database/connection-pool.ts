import { Pool, type PoolConfig } from 'pg';
import type { Logger } from '../../base/logger.js';
import { within } from '../../base/within.js';

const CONNECT_TIMEOUT_MS = 10_000;
const CLOSE_DEADLINE_MS = 5_000;

/** A pool that survives the loss of any of its connections. Connecting fails after 10 s. */
export function createPool(config: PoolConfig, logger: Logger): Pool {
  const pool = new Pool({
    application_name: 'seatwise',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    ...config,
  });
  pool.on('error', (err) => {
    // Connections are still closing when `end` is done; the server may stop under them.
    if (!pool.ending) logger.warn({ err }, 'an idle database connection was lost');
  });
  // The pool listens only while a connection is idle; one that is lost between two queries of a transaction
  // would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Ends the pool once its connections are free, after 5 s in any case: a query that hangs must not keep the process. */
export async function endPool(pool: Pick<Pool, 'end'>, logger: Logger): Promise<void> {
  const ended = pool
    .end()
    .catch((err: unknown) => logger.warn({ err }, 'the database pool did not end cleanly'));
  await within(CLOSE_DEADLINE_MS, ended, () =>
    logger.warn({}, 'database connections still in use at shutdown'),
  );
}
