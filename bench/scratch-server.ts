import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createLogger } from '../src/base/logger.js';
import { openEmbeddedServer } from '../src/storage/embedded/embedded-server.js';
import { openDatabase } from '../src/storage/open-database.js';

/** A PostgreSQL server for one run of the measurements. */
export interface ScratchServer {
  /** Runs the work with the address of an empty database, which is dropped afterwards. */
  withEmpty<T>(work: (databaseUrl: string) => Promise<T>): Promise<T>;
  /** The same with the bot's tables in it. */
  withTables<T>(work: (databaseUrl: string) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Starts the bundled server with its data in a temporary folder. */
export async function openScratchServer(): Promise<ScratchServer> {
  const logger = createLogger('silent');
  const dataDir = await mkdtemp(join(tmpdir(), 'seatwise-bench-'));
  await chmod(dataDir, 0o755);
  const server = await openEmbeddedServer({ dataDir, logger });
  let made = 0;

  async function onServer(statement: string): Promise<void> {
    const client = new Client(server.address);
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }

  async function withEmpty<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
    made += 1;
    const name = `bench_${made}`;
    await onServer(`create database ${name} template template0 encoding 'UTF8'`);
    try {
      return await work(urlOf(name));
    } finally {
      await onServer(`drop database ${name} with (force)`);
      // What was written for the one is not to be flushed while the next is measured.
      await onServer('checkpoint');
    }
  }

  function urlOf(name: string): string {
    const { host, port, user, password } = server.address;
    const url = new URL(`postgres:///${name}`);
    const parts = { host, port: String(port), user, ...(password === undefined ? {} : { password }) };
    for (const [key, value] of Object.entries(parts)) url.searchParams.set(key, value);
    return url.href;
  }

  return {
    withEmpty,
    withTables: (work) =>
      withEmpty(async (databaseUrl) => {
        const database = await openDatabase({ databaseUrl, dataDir, logger });
        await database.close();
        return work(databaseUrl);
      }),
    async close() {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
