import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolConfig } from 'pg';
import { StorageError } from '../errors.js';
import type { Logger } from '../logger.js';
import { openEmbeddedServer } from './embedded/embedded-server.js';
import { explainExternalFault, externalServerConfig, externalServerPlace } from './external-server.js';
import { migrate } from './migrate.js';
import type { Tables } from './tables.js';

export interface DatabaseOptions {
  /** A PostgreSQL server of one's own; undefined for the bundled one. */
  readonly databaseUrl?: string | undefined;
  /** Where the bundled server keeps its data. */
  readonly dataDir: string;
  readonly logger: Logger;
  /** Most connections of this process, 10 unless given. */
  readonly maxConnections?: number;
}

export interface Database {
  readonly pool: Pool;
  /** Typed queries over the same pool. Never call its `destroy`: `close` ends the pool. */
  readonly kysely: Kysely<Tables>;
  /** For example `PostgreSQL 18.4, bundled, data in /srv/seatwise/data/postgres/data`. No secrets. */
  readonly description: string;
  /** Ends every connection, then leaves the bundled server; the last process to leave stops it. Never throws. */
  close(): Promise<void>;
}

const DEFAULT_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const CLOSE_DEADLINE_MS = 5_000;
const OLDEST_VERSION = 15;

/**
 * Connects to `databaseUrl`, or starts (or joins) the bundled server in `dataDir`, and brings the schema up to date.
 * Throws StorageError that says what to do.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl } = options;
  return databaseUrl === undefined ? openBundled(options) : openExternal(databaseUrl, options);
}

async function openBundled(options: DatabaseOptions): Promise<Database> {
  const server = await openEmbeddedServer(options);
  try {
    return await connect(server.address, `bundled, data in ${server.dataDir}`, options, server.close);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function openExternal(databaseUrl: string, options: DatabaseOptions): Promise<Database> {
  const config = externalServerConfig(databaseUrl);
  try {
    return await connect(config, externalServerPlace(databaseUrl), options, async () => {});
  } catch (error) {
    throw explainExternalFault(error);
  }
}

async function connect(
  config: PoolConfig,
  place: string,
  { logger, maxConnections = DEFAULT_CONNECTIONS }: DatabaseOptions,
  leaveServer: () => Promise<void>,
): Promise<Database> {
  const pool = createPool({ ...config, max: maxConnections }, logger);
  try {
    const version = await checkServer(pool);
    await migrate(pool, logger);
    const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    let closed: Promise<void> | undefined;
    const close = async () => {
      await endPool(pool, logger);
      await leaveServer();
    };
    return {
      pool,
      kysely,
      description: `PostgreSQL ${version}, ${place}`,
      close: () => {
        closed ??= close();
        return closed;
      },
    };
  } catch (error) {
    await endPool(pool, logger);
    throw error;
  }
}

function createPool(config: PoolConfig, logger: Logger): Pool {
  const pool = new Pool({
    application_name: 'seatwise',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    ...config,
  });
  pool.on('error', (err) => logger.warn({ err }, 'an idle database connection was lost'));
  // The pool listens only while a connection is idle; one that is lost between two queries of a transaction
  // would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Returns the version for people. Throws StorageError for a server this project's SQL does not fit. */
async function checkServer(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ number: number; version: string; encoding: string }>(
    `select current_setting('server_version_num')::int as number,
            current_setting('server_version') as version,
            current_setting('server_encoding') as encoding`,
  );
  const [row] = rows;
  if (row === undefined) throw new StorageError('The server does not tell its version.');
  if (row.number < OLDEST_VERSION * 10_000) {
    throw new StorageError(`It is PostgreSQL ${row.version}; version ${OLDEST_VERSION} or later is needed`);
  }
  if (row.encoding !== 'UTF8') {
    throw new StorageError(`Its encoding is ${row.encoding}; create the database with encoding UTF8`);
  }
  return row.version;
}

/** Waits for the connections in use, but not for ever: a query that hangs must not keep the process. */
async function endPool(pool: Pool, logger: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, CLOSE_DEADLINE_MS, 'late');
  });
  const ended = pool
    .end()
    .catch((err: unknown) => logger.warn({ err }, 'the database pool did not end cleanly'));
  if ((await Promise.race([ended, deadline])) === 'late') {
    logger.warn({}, 'database connections still in use at shutdown');
  }
  clearTimeout(timer);
}
