import { spawn } from 'node:child_process';
import { closeSync, constants, fstatSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { asServerUser } from './as-server-user.js';
import { embeddedServerError } from './embedded-server-error.js';
import { readPlainFile } from './plain-file.js';
import { findPostmaster } from './postmaster-file.js';
import type { ServerCluster } from './server-cluster.js';
import { cannotRun, runServerCommand, serverSpawnOptions } from './server-command.js';

/** One attempt to start the server. */
export interface Launch {
  /** True once the started program has ended: the server failed, lost to another process's, or was stopped. */
  readonly isOver: boolean;
  /** Set when the program did not even start. */
  readonly fault: Error | undefined;
  /** How long the server's log was before, in bytes. */
  readonly logStart: number;
}

const LARGEST_LOG_BYTES = 10_000_000;
const STOP_DEADLINE_MS = 30_000;

/** Few processes and little memory for a database of one small program; fsync stays on. */
const SETTINGS = [
  'io_method=sync',
  'max_logical_replication_workers=0',
  'max_worker_processes=4',
  'max_wal_size=512MB',
  'jit=off',
  'log_checkpoints=off',
  'log_timezone=UTC',
  'timezone=UTC',
];

/**
 * Starts the server in a session of its own, so that it outlives this process and a Ctrl+C in its terminal.
 * PostgreSQL itself sees to it that only one server serves a data folder: of two attempts one just ends.
 */
export async function launchServer(cluster: ServerCluster): Promise<Launch> {
  const { file, args } = await command(cluster);
  const log = openLog(cluster);
  const { size: logStart } = fstatSync(log);
  const state: { isOver: boolean; fault: Error | undefined } & Launch = {
    isOver: false,
    fault: undefined,
    logStart,
  };
  try {
    const child = spawn(file, args, {
      ...serverSpawnOptions(cluster.home),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
    });
    child.once('error', (cause) => {
      state.fault = cannotRun(file, cause);
      state.isOver = true;
    });
    child.once('exit', () => {
      state.isOver = true;
    });
    child.unref();
  } finally {
    closeSync(log);
  }
  return state;
}

/** Stops the server and waits until it is gone. Throws StorageError when it is still there after 30 s. */
export async function stopServer(cluster: ServerCluster): Promise<void> {
  const args = ['stop', '-D', cluster.dataDir, '-m', 'fast', '-W', '-s'];
  await runServerCommand(cluster.home, cluster.binaries.pgCtl, args);
  const deadline = Date.now() + STOP_DEADLINE_MS;
  while (await findPostmaster(cluster)) {
    if (Date.now() > deadline) throw embeddedServerError(`PostgreSQL in ${cluster.dataDir} does not stop`);
    await sleep(5);
  }
}

/** The lines of the server's log since the launch that say why it ended; empty when there are none. */
export function readLogEnd({ home, logFile }: ServerCluster, { logStart }: Launch): string {
  const log = Buffer.from(asServerUser(home, () => readPlainFile(logFile))?.text ?? '');
  const lines = log.subarray(logStart).toString('utf8').trim().split('\n');
  const telling = lines.filter((line) => /FATAL|PANIC|ERROR|HINT|could not/.test(line));
  return (telling.length > 0 ? telling : lines).slice(-4).join(' ');
}

/**
 * On Windows pg_ctl starts it: it gives up an administrator's rights, which PostgreSQL refuses. Elsewhere it is our
 * own child, because as process 1 of a container nobody else would reap it.
 */
async function command(cluster: ServerCluster): Promise<{ file: string; args: string[] }> {
  const { binaries, dataDir, transport } = cluster;
  if (transport === 'socket') {
    // Relative to the data folder, because a socket's path may have 107 bytes only.
    const settings = [...SETTINGS, 'listen_addresses=', 'unix_socket_directories=../run'];
    return {
      file: binaries.postgres,
      args: ['-D', dataDir, ...settings.flatMap((setting) => ['-c', setting])],
    };
  }
  const settings = [...SETTINGS, 'listen_addresses=127.0.0.1', `port=${await findFreePort()}`];
  if (process.platform !== 'win32') settings.push('unix_socket_directories=');
  const options = settings.map((setting) => `-c ${setting}`).join(' ');
  return { file: binaries.pgCtl, args: ['start', '-w', '-s', '-D', dataDir, '-o', options] };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1');
  return address.port;
}

function openLog({ home, logFile }: ServerCluster): number {
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const flags = O_APPEND | O_CREAT | O_WRONLY | O_NOFOLLOW | O_NONBLOCK;
  return asServerUser(home, () => {
    const log = openSync(logFile, flags, 0o600);
    if (fstatSync(log).size <= LARGEST_LOG_BYTES) return log;
    closeSync(log);
    rmSync(logFile);
    return openSync(logFile, flags, 0o600);
  });
}
