import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLogger } from '../src/base/logger.js';
import { type EmbeddedServer, openEmbeddedServer } from '../src/storage/embedded/embedded-server.js';
import { prepareServerHome } from '../src/storage/embedded/server-home.js';
import { findServerPassword } from '../src/storage/embedded/server-password.js';
import { openDatabase } from '../src/storage/open-database.js';

/** PostgreSQL in a folder; the bot reaches it by `url`. */
export interface DatabaseSide {
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

const logger = createLogger('silent');

/** The address of the bundled server of a data folder, which some process runs, with its password. */
export async function socketUrl(dataDir: string): Promise<string> {
  const url = new URL('postgres:///postgres');
  url.searchParams.set('host', join(dataDir, 'postgres', 'run'));
  url.searchParams.set('user', 'postgres');
  url.searchParams.set('password', findServerPassword(await prepareServerHome(dataDir)));
  return url.href;
}

/** A server that is none of the bot's: for DATABASE_URL. It has the bot's tables already. */
export async function openDatabaseSide(dataDir: string): Promise<DatabaseSide> {
  let server: EmbeddedServer | undefined = await openEmbeddedServer({ dataDir, logger });
  const url = await socketUrl(dataDir);
  const side: DatabaseSide = {
    url,
    async start() {
      server = await openEmbeddedServer({ dataDir, logger });
    },
    async stop() {
      await server?.close();
      server = undefined;
    },
    close: () => side.stop(),
  };
  const database = await openDatabase({ databaseUrl: url, dataDir, logger });
  await database.close();
  return side;
}

/** Stops the processes of a server where they are, as a machine that hangs does; the returned function lets them go on. */
export async function freezeServer(dataDir: string): Promise<() => void> {
  const postmaster = await postmasterPid(dataDir);
  if (postmaster === undefined) throw new Error(`No server runs in ${dataDir}`);
  const file = `/proc/${postmaster}/task/${postmaster}/children`;
  // The one that makes others first.
  process.kill(postmaster, 'SIGSTOP');
  const children = (await readFile(file, 'utf8')).trim().split(' ').map(Number);
  const all = [...children, postmaster];
  const signal = (name: NodeJS.Signals) => {
    for (const pid of all) {
      try {
        process.kill(pid, name);
      } catch {
        // It has ended meanwhile.
      }
    }
  };
  signal('SIGSTOP');
  return () => signal('SIGCONT');
}

/** The process of a bundled server; undefined when it does not run. */
export async function postmasterPid(dataDir: string): Promise<number | undefined> {
  const file = join(dataDir, 'postgres', 'data', 'postmaster.pid');
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  try {
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}
