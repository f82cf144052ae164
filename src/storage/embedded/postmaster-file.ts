import { renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../database/storage-fault.js';
import { asServerUser } from './as-server-user.js';
import { readPlainFile } from './plain-file.js';
import type { ServerCluster } from './server-cluster.js';

/** The living server, as its `postmaster.pid` tells it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/**
 * The server that serves the cluster now, perhaps started by a process long dead; undefined when there is none.
 * Source: PostgreSQL `miscadmin.h`, lines of postmaster.pid: pid, data folder, start time, port, socket folder,
 * listen address, shared memory key, status.
 */
export async function findPostmaster(cluster: ServerCluster): Promise<Postmaster | undefined> {
  const file = join(cluster.dataDir, 'postmaster.pid');
  const text = asServerUser(cluster.home, () => readPlainFile(file))?.text ?? '';
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (!isAlive(pid)) return undefined;
  if (!(await isServerOf(cluster.dataDir, pid))) {
    setAside(cluster, file, text);
    return undefined;
  }
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Whether the process runs this cluster: after a container's restart its number is often another program's. */
async function isServerOf(dataDir: string, pid: number): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  // Without /proc (macOS, Windows) the number has to do.
  return commandLine === undefined || commandLine.split('\0').includes(dataDir);
}

/** PostgreSQL trusts a living process number and would refuse to start, so the stale files have to go. */
function setAside({ home, runDir }: ServerCluster, file: string, seen: string): void {
  const aside = `${file}.stale-${process.pid}`;
  asServerUser(home, () => {
    try {
      renameSync(file, aside);
      if (readPlainFile(aside)?.text === seen) {
        rmSync(aside);
        rmSync(join(runDir, '.s.PGSQL.5432.lock'), { force: true });
      } else {
        // A server started in between: this is its file.
        renameSync(aside, file);
      }
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  });
}
