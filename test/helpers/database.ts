import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Client } from 'pg';
import { createLogger } from '../../src/base/logger.js';
import { type EmbeddedServer, openEmbeddedServer } from '../../src/storage/embedded/embedded-server.js';
import { type Database, type DatabaseOptions, openDatabase } from '../../src/storage/open-database.js';
import { testRunDir } from './test-run.js';

/** A database of its own, migrated, for one test. */
export interface FreshDatabase {
  readonly database: Database;
  /** For further connections and child processes. */
  readonly databaseUrl: string;
  /** Closes it and drops it. */
  close(): Promise<void>;
}

const silent = createLogger('silent');
let starting: Promise<EmbeddedServer> | undefined;
/** A migrated database that nobody is connected to, made once in each process: a copy costs a fraction of migrating. */
let template: Promise<string> | undefined;

/** For the end of a run: the bundled server is stopped, databases on a server that was given are dropped. */
export async function closeTestServer(): Promise<void> {
  if (process.env['TEST_DATABASE_URL'] !== undefined) {
    await onServer(async (client) => {
      const { rows } = await client.query<{ name: string }>(
        'select datname as name from pg_database where starts_with(datname, $1)',
        [namePrefix()],
      );
      for (const { name } of rows) await client.query(`drop database ${name} with (force)`);
    });
    return;
  }
  // The last one to leave stops it: other processes of the run have been ended by now.
  if (existsSync(serverDir())) await (await server()).close();
}

/**
 * A new migrated database, on the server in TEST_DATABASE_URL (whose user may create databases), else on one bundled
 * server that all specs of the run share.
 */
export async function openFreshDatabase(): Promise<FreshDatabase> {
  template ??= createTemplate();
  const name = await createDatabase(await template);
  const databaseUrl = withDatabase(await serverUrl(), name);
  const database = await openDatabase({ ...options(databaseUrl), leavesSchema: true });
  return {
    database,
    databaseUrl,
    close: async () => {
      await database.close();
      // With whatever a failed test left connected.
      await onServer((client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** Runs one test body with a fresh database. */
export async function withFreshDatabase<T>(
  run: (database: Database, databaseUrl: string) => Promise<T>,
): Promise<T> {
  const { database, databaseUrl, close } = await openFreshDatabase();
  try {
    return await run(database, databaseUrl);
  } finally {
    await close();
  }
}

/** A temporary folder that also an unprivileged account can enter, removed afterwards. */
export async function withTempDir<T>(run: (dir: string) => Promise<T>): Promise<T> {
  const dir = await makeTempDir();
  try {
    return await run(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** A temporary folder that also an unprivileged account can enter; the caller removes it. */
export async function makeTempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'seatwise-test-'));
  await chmod(dir, 0o755);
  return dir;
}

async function createTemplate(): Promise<string> {
  if (process.env['TEST_DATABASE_URL'] === undefined) await onServer(forgetDisks);
  const name = await createDatabase('template0');
  await (await openDatabase(options(withDatabase(await serverUrl(), name)))).close();
  return name;
}

/** What a test keeps is thrown away: nothing waits for disks, which only a machine that loses its power would miss. */
async function forgetDisks(client: Client): Promise<void> {
  await client.query('alter system set fsync = off');
  await client.query('alter system set full_page_writes = off');
  await client.query('select pg_reload_conf()');
}

function options(databaseUrl: string): DatabaseOptions {
  return { databaseUrl, dataDir: '/nonexistent', logger: silent };
}

async function createDatabase(from: string): Promise<string> {
  const name = `${namePrefix()}${randomUUID().replaceAll('-', '')}`;
  await onServer((client) => client.query(`create database ${name} template ${from} encoding 'UTF8'`));
  return name;
}

async function serverUrl(): Promise<string> {
  return process.env['TEST_DATABASE_URL'] ?? embeddedServerUrl();
}

function serverDir(): string {
  return join(testRunDir(), 'server');
}

/** Of the databases of this run. */
function namePrefix(): string {
  return `test_${basename(testRunDir()).replace(/\W/g, '').toLowerCase()}_`;
}

function server(): Promise<EmbeddedServer> {
  starting ??= openEmbeddedServer({ dataDir: serverDir(), logger: silent });
  return starting;
}

async function embeddedServerUrl(): Promise<string> {
  const { host, port, user, database, password } = (await server()).address;
  const url = new URL(`postgres:///${database}`);
  const parts = { host, port: String(port), user, ...(password === undefined ? {} : { password }) };
  for (const [key, value] of Object.entries(parts)) url.searchParams.set(key, value);
  return url.href;
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(run: (client: Client) => Promise<unknown>): Promise<void> {
  await withClient(await serverUrl(), run);
}

async function withClient(
  connectionString: string,
  run: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}
