import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Postmaster } from './postmaster-file.js';
import type { ServerCluster } from './server-cluster.js';

/** Settings that lead a `pg` Client or Pool to the server, whatever PG… variables the environment holds. */
export interface ServerAddress {
  /** The socket's folder, or 127.0.0.1. */
  readonly host: string;
  readonly port: number;
  readonly user: 'postgres';
  readonly database: 'postgres';
  readonly password: string;
  readonly ssl: false;
}

/** The folder to connect through. */
export interface SocketFolder {
  readonly path: string;
  /** Removes what was made for it. */
  close(): Promise<void>;
}

/** macOS allows 104 bytes for a socket's path with its closing zero, Linux 108. */
const LONGEST_SOCKET_PATH = 103;

/** The cluster's socket folder, through a short link in the temporary folder where its own path is too long. */
export async function openSocketFolder(runDir: string): Promise<SocketFolder> {
  if (Buffer.byteLength(join(runDir, '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH) {
    return { path: runDir, close: async () => {} };
  }
  const linkDir = await mkdtemp(join(tmpdir(), 'seatwise-'));
  const path = join(linkDir, 'run');
  await symlink(runDir, path);
  return { path, close: () => rm(linkDir, { recursive: true, force: true }) };
}

/** Where the server answers now. */
export function serverAddress(
  cluster: ServerCluster,
  folder: SocketFolder,
  postmaster: Postmaster,
): ServerAddress {
  return {
    host: cluster.transport === 'socket' ? folder.path : '127.0.0.1',
    port: postmaster.port,
    user: 'postgres',
    database: 'postgres',
    password: cluster.password,
    ssl: false,
  };
}
