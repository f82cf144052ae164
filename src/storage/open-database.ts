import { Kysely, PostgresDialect } from 'kysely';
import type { Pool, PoolConfig } from 'pg';
import type { Logger } from '../base/logger.js';
import { checkServer } from './database/check-server.js';
import { createPool, endPool } from './database/connection-pool.js';
import {
  explainExternalFault,
  externalServerConfig,
  externalServerPlace,
} from './database/external-server.js';
import { migrate } from './database/migrate.js';
import { migrateJobs } from './database/migrate-jobs.js';
import type { Tables } from './database/tables.js';
import { openEmbeddedServer } from './embedded/embedded-server.js';

export interface DatabaseOptions {
  /** A PostgreSQL server of one's own; undefined for the bundled one. */
  readonly databaseUrl?: string | undefined;
  /** Where the bundled server keeps its data. */
  readonly dataDir: string;
  readonly logger: Logger;
  /** Most connections of this process, 10 unless given. */
  readonly maxConnections?: number;
  /** Leaves the schema as it is, also where it is older than this version or not there at all. */
  readonly leavesSchema?: boolean;
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
  { logger, maxConnections = DEFAULT_CONNECTIONS, leavesSchema = false }: DatabaseOptions,
  leaveServer: () => Promise<void>,
): Promise<Database> {
  const pool = createPool({ ...config, max: maxConnections }, logger);
  try {
    const version = await checkServer(pool);
    if (!leavesSchema) {
      await migrate(pool, logger);
      await migrateJobs(pool);
    }
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
