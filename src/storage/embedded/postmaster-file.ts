import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../database/storage-fault.js';
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
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (!isAlive(pid)) return undefined;
  if (!(await isServerOf(cluster.dataDir, pid))) {
    await setAside(cluster, file, text);
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
async function setAside(cluster: ServerCluster, file: string, seen: string): Promise<void> {
  const aside = `${file}.stale-${process.pid}`;
  try {
    await rename(file, aside);
    if ((await readFile(aside, 'utf8')) === seen) {
      await rm(aside);
      await rm(join(cluster.runDir, '.s.PGSQL.5432.lock'), { force: true });
    } else {
      // A server started in between: this is its file.
      await rename(aside, file);
    }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}
