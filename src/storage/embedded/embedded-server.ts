import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { errorCode, errorReason, isTransientFault } from '../database/storage-fault.js';
import { embeddedServerError } from './embedded-server-error.js';
import { findPostmaster } from './postmaster-file.js';
import { forgetPassword, requirePassword } from './server-access.js';
import { openSocketFolder, type ServerAddress, type SocketFolder, serverAddress } from './server-address.js';
import { prepareServerBinaries } from './server-binaries.js';
import { prepareServerCluster, type ServerCluster, type ServerTransport } from './server-cluster.js';
import { prepareServerHome } from './server-home.js';
import { type Launch, launchServer, readLogEnd, stopServer } from './server-launch.js';
import { claimServer, type ServerLease } from './server-lease.js';
import { findServerPackage, type ServerPackage } from './server-package.js';

export interface EmbeddedServerOptions {
  readonly dataDir: string;
  readonly logger: Logger;
  /** What npm installed for this platform unless given. */
  readonly serverPackage?: ServerPackage;
  /** For root: where the data goes when the server's account cannot enter `dataDir`. */
  readonly sharedDir?: string;
  /** `loopback` on Windows, `socket` elsewhere, unless given. */
  readonly transport?: ServerTransport;
}

/** The bundled server, running, shared with every other process on the same data folder. */
export interface EmbeddedServer {
  readonly address: ServerAddress;
  /** The cluster's real folder. */
  readonly dataDir: string;
  /** Leaves the server; the last process to leave stops it. Never throws. */
  close(): Promise<void>;
}

/** Source: PostgreSQL, "Error Codes". */
const WRONG_PASSWORD = '28P01';
const START_DEADLINE_MS = 120_000;
const FAILED_LAUNCHES_ALLOWED = 5;
const PAUSE_BETWEEN_RESTARTS_MS = 5_000;

/**
 * Creates, starts or joins the PostgreSQL server in `dataDir`, and starts it again when it ends unasked.
 * Throws StorageError that says what to do.
 */
export async function openEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { logger } = options;
  const { cluster, folder, firstLease } = await open(options);
  const closing = new AbortController();
  let lease: ServerLease | undefined = firstLease;
  const watching = watch();

  return { address: firstLease.address, dataDir: cluster.dataDir, close };

  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      await lease?.lost;
      if (closing.signal.aborted) return;
      lease = undefined;
      logger.warn({ dataDir: cluster.dataDir }, 'the embedded database ended unasked, starting it again');
      try {
        lease = await startOrJoin(cluster, folder, logger, closing.signal);
      } catch (error) {
        if (closing.signal.aborted) return;
        logger.error({ err: error }, 'the embedded database does not start');
        await sleep(PAUSE_BETWEEN_RESTARTS_MS, undefined, { signal: closing.signal }).catch(() => {});
      }
    }
  }

  async function close(): Promise<void> {
    if (closing.signal.aborted) return watching;
    closing.abort();
    try {
      if (lease === undefined) await watching;
      await lease?.release(() => stopServer(cluster));
      await watching;
    } catch (error) {
      logger.warn({ err: error }, 'the embedded database was not stopped');
    }
    await folder.close();
  }
}

async function open(options: EmbeddedServerOptions) {
  const { dataDir, logger, sharedDir } = options;
  const transport = options.transport ?? (process.platform === 'win32' ? 'loopback' : 'socket');
  let folder: SocketFolder | undefined;
  try {
    const serverPackage = options.serverPackage ?? (await findServerPackage());
    const home = await prepareServerHome(dataDir, sharedDir);
    const binaries = await prepareServerBinaries(serverPackage, home);
    const cluster = await prepareServerCluster(home, binaries, transport, logger);
    folder = await openSocketFolder(cluster.runDir);
    const firstLease = await enter(cluster, folder, logger);
    return { cluster, folder, firstLease };
  } catch (error) {
    await folder?.close();
    if (error instanceof AppError) throw error;
    throw embeddedServerError(
      `The database folder in DATA_DIR (${dataDir}) cannot be used: ${errorReason(error)}`,
      error,
    );
  }
}

/** Starts or joins the server, and has it ask for its password from then on. */
async function enter(cluster: ServerCluster, folder: SocketFolder, logger: Logger): Promise<ServerLease> {
  const { signal } = new AbortController();
  const lease = await startOrJoin(cluster, folder, logger, signal).catch(async (error: unknown) => {
    if (errorCode(error) !== WRONG_PASSWORD) throw error;
    await forgetPassword(cluster, error);
    return startOrJoin(cluster, folder, logger, signal);
  });
  await requirePassword(cluster, lease.address);
  return lease;
}

async function startOrJoin(
  cluster: ServerCluster,
  folder: SocketFolder,
  logger: Logger,
  signal: AbortSignal,
): Promise<ServerLease> {
  const deadline = Date.now() + START_DEADLINE_MS;
  let launch: Launch | undefined;
  let failedLaunches = 0;
  let fault: unknown;
  while (Date.now() < deadline) {
    // What this process launched would live on unclaimed, so it is waited for and then left in an orderly way.
    if (launch === undefined || launch.isOver) signal.throwIfAborted();
    const postmaster = await findPostmaster(cluster);
    if (postmaster) failedLaunches = 0;
    if (postmaster?.isReady) {
      const lease = await claimServer(serverAddress(cluster, folder, postmaster)).catch((error: unknown) => {
        if (!isTransientFault(error)) throw error;
        fault = error;
        return undefined;
      });
      if (lease) {
        logger.debug({ pid: postmaster.pid, started: launch !== undefined }, 'embedded database ready');
        return lease;
      }
    } else if (postmaster === undefined && (launch === undefined || launch.isOver)) {
      if (launch?.fault) throw launch.fault;
      // Without a server the launch failed; it may also have lost to another process's, which counts from anew.
      if (failedLaunches > FAILED_LAUNCHES_ALLOWED) break;
      await sleep(failedLaunches * 100, undefined, { signal });
      launch = await launchServer(cluster);
      failedLaunches += 1;
    }
    await sleep(5);
  }
  const reason =
    (launch && readLogEnd(cluster, launch)) || (fault && errorReason(fault)) || 'it does not become ready';
  throw embeddedServerError(
    `The bundled PostgreSQL does not start: ${reason} (log: ${cluster.logFile})`,
    fault,
  );
}
