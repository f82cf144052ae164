import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../../base/logger.js';
import { embeddedServerError } from './embedded-server-error.js';
import { makeFolders } from './make-folders.js';
import type { ServerBinaries } from './server-binaries.js';
import { runServerCommand } from './server-command.js';
import type { ServerHome } from './server-home.js';
import { hasUserName } from './server-user.js';

/**
 * How people reach the server. `socket`: a Unix socket in a folder of mode 0700, no password. `loopback`: a port
 * on 127.0.0.1 with a random password, for Windows.
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
  /** Undefined for the socket transport. */
  readonly password: string | undefined;
}

const PASSWORD_FILE = 'seatwise-password';

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
  await makeFolder(runDir, home);
  if ((await readMajor(dataDir)) === undefined)
    await createCluster(home, binaries, transport, dataDir, logger);
  const major = await readMajor(dataDir);
  if (major !== binaries.major) {
    throw embeddedServerError(
      `The data in ${dataDir} was written by PostgreSQL ${major}, this version of the bot brings ${binaries.major}`,
      undefined,
      'Dump it with the version that wrote it and restore it here.',
    );
  }
  const password =
    transport === 'loopback' ? await readFile(join(dataDir, PASSWORD_FILE), 'utf8') : undefined;
  return { home, binaries, transport, dataDir, runDir, logFile: join(home.dir, 'server.log'), password };
}

async function createCluster(
  home: ServerHome,
  binaries: ServerBinaries,
  transport: ServerTransport,
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
  const workDir = await mkdtemp(join(home.dir, 'init-'));
  if (home.runAs) await chown(workDir, home.runAs.uid, home.runAs.gid);
  const newDataDir = join(workDir, 'data');
  try {
    await runServerCommand(home, binaries.initdb, [
      ...['-D', newDataDir, '--username=postgres', '--encoding=UTF8'],
      // The builtin provider knows Unicode's cases on every platform, whatever locales the system has.
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...(await authentication(workDir, home, transport)),
    ]);
    if (transport === 'loopback') await rename(join(workDir, PASSWORD_FILE), join(newDataDir, PASSWORD_FILE));
    await rename(newDataDir, dataDir);
    await removeUnfinished(home.dir);
  } catch (error) {
    await rm(workDir, { recursive: true, force: true });
    // Another process finished first: its cluster is the one.
    if ((await readMajor(dataDir)) === undefined) throw error;
  }
}

async function authentication(
  workDir: string,
  home: ServerHome,
  transport: ServerTransport,
): Promise<readonly string[]> {
  if (transport === 'socket') return ['--auth-local=trust', '--auth-host=scram-sha-256'];
  const file = join(workDir, PASSWORD_FILE);
  await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (home.runAs) await chown(file, home.runAs.uid, home.runAs.gid);
  return ['--auth=scram-sha-256', `--pwfile=${file}`];
}

async function makeFolder(path: string, { runAs }: ServerHome): Promise<void> {
  await makeFolders(path, 0o700);
  if (runAs) await chown(path, runAs.uid, runAs.gid);
}

async function readMajor(dataDir: string): Promise<number | undefined> {
  const text = await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number.parseInt(text, 10);
}

/** Takes away what a killed or slower process left; the slower one then finds the finished cluster. */
async function removeUnfinished(homeDir: string): Promise<void> {
  for (const name of await readdir(homeDir)) {
    if (name.startsWith('init-'))
      await rm(join(homeDir, name), { recursive: true, force: true }).catch(() => {});
  }
}
