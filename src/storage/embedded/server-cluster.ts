import { lstatSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../../base/logger.js';
import { errorCode } from '../database/storage-fault.js';
import { asServerUser } from './as-server-user.js';
import { embeddedServerError } from './embedded-server-error.js';
import { readPlainFile } from './plain-file.js';
import type { ServerBinaries } from './server-binaries.js';
import { runServerCommand } from './server-command.js';
import type { ServerHome } from './server-home.js';
import { findServerPassword } from './server-password.js';
import { hasUserName } from './server-user.js';

/**
 * How people reach the server, always with a password. `socket`: a Unix socket in a folder of mode 0700. `loopback`: a
 * port on 127.0.0.1, for Windows.
 */
export type ServerTransport = 'socket' | 'loopback';

/** One database cluster on disk and the programs that serve it. */
export interface ServerCluster {
  readonly home: ServerHome;
  readonly binaries: ServerBinaries;
  readonly transport: ServerTransport;
  readonly dataDir: string;
  /** Holds the Unix socket. */
  readonly runDir: string;
  readonly logFile: string;
  readonly password: string;
}

/**
 * Opens the cluster in `data`, or creates it. Creation happens in a folder of its own that is renamed at the end,
 * so a crash or a second process never leaves or sees half of one.
 * Throws StorageError when initdb fails or another major version made the data.
 */
export async function prepareServerCluster(
  home: ServerHome,
  binaries: ServerBinaries,
  transport: ServerTransport,
  logger: Logger,
): Promise<ServerCluster> {
  const dataDir = join(home.dir, 'data');
  const runDir = join(home.dir, 'run');
  makeSocketFolder(runDir, home);
  const password = findServerPassword(home);
  if (readMajor(home, dataDir) === undefined) await createCluster(home, binaries, password, dataDir, logger);
  const major = readMajor(home, dataDir);
  if (major !== binaries.major) {
    throw embeddedServerError(
      `The data in ${dataDir} was written by PostgreSQL ${major}, this version of the bot brings ${binaries.major}`,
      undefined,
      'Dump it with the version that wrote it and restore it here.',
    );
  }
  return { home, binaries, transport, dataDir, runDir, logFile: join(home.dir, 'server.log'), password };
}

async function createCluster(
  home: ServerHome,
  binaries: ServerBinaries,
  password: string,
  dataDir: string,
  logger: Logger,
): Promise<void> {
  if (home.runAs === undefined && !hasUserName())
    throw embeddedServerError(
      `The system has no name for user id ${process.getuid?.()}, and initdb needs one`,
      undefined,
      'Run as a user that has one, or add a line for it to /etc/passwd.',
    );
  logger.info({ dataDir }, 'creating the embedded database');
  const workDir = asServerUser(home, () => mkdtempSync(join(home.dir, 'init-')));
  const newDataDir = join(workDir, 'data');
  const passwordFile = join(workDir, 'password');
  try {
    asServerUser(home, () => writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' }));
    await runServerCommand(home, binaries.initdb, [
      ...['-D', newDataDir, '--username=postgres', '--encoding=UTF8'],
      // The builtin provider knows Unicode's cases on every platform, whatever locales the system has.
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    ]);
    asServerUser(home, () => renameSync(newDataDir, dataDir));
    removeUnfinished(home);
  } catch (error) {
    asServerUser(home, () => rmSync(workDir, { recursive: true, force: true }));
    // Another process finished first: its cluster is the one.
    if (readMajor(home, dataDir) === undefined) throw error;
  }
}

/** Whoever replaced it by a link would have people give their password to a server of his own. */
function makeSocketFolder(path: string, home: ServerHome): void {
  const found = asServerUser(home, () => {
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    return lstatSync(path);
  });
  const isOurs =
    found.isDirectory() &&
    (process.getuid === undefined || found.uid === (home.runAs?.uid ?? process.getuid()));
  if (isOurs) return;
  throw embeddedServerError(
    `${path} is not the folder of the database's socket but something else`,
    undefined,
    'Remove it; it is made anew.',
  );
}

function readMajor(home: ServerHome, dataDir: string): number | undefined {
  const file = asServerUser(home, () => {
    try {
      return readPlainFile(join(dataDir, 'PG_VERSION'));
    } catch {
      return undefined;
    }
  });
  return file === undefined ? undefined : Number.parseInt(file.text, 10);
}

/** Takes away what a killed or slower process left; the slower one then finds the finished cluster. */
function removeUnfinished(home: ServerHome): void {
  asServerUser(home, () => {
    for (const name of readdirSync(home.dir)) {
      if (!name.startsWith('init-')) continue;
      try {
        rmSync(join(home.dir, name), { recursive: true, force: true });
      } catch {
        // The next one that makes a cluster tries again.
      }
    }
  });
}
