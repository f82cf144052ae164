import { Client } from 'pg';
import { advisoryKey } from '../database/advisory-key.js';
import type { ServerAddress } from './server-address.js';

/**
 * A process's claim on the shared server: a shared advisory lock held by one connection, so that it ends with the
 * process however that dies.
 */
export interface ServerLease {
  readonly address: ServerAddress;
  /** Settles when the connection is gone: the server ended, or the lease was given back. */
  readonly lost: Promise<void>;
  /**
   * Gives the claim back. When no other process holds one, runs `stop` while new claims are refused: a process that
   * arrives then waits until the server is gone and starts it anew.
   */
  release(stop: () => Promise<void>): Promise<void>;
}

const KEY = advisoryKey('embedded-server');

/**
 * Claims the server; undefined while another process is about to stop it. Throws the driver's error when the server
 * cannot be reached.
 */
export async function claimServer(address: ServerAddress): Promise<ServerLease | undefined> {
  const client = new Client({
    ...address,
    application_name: 'seatwise lease',
    connectionTimeoutMillis: 5_000,
  });
  const lost = new Promise<void>((resolve) => {
    client.once('error', () => resolve());
    client.once('end', () => resolve());
  });
  client.on('error', () => {});
  const isYes = async (call: string): Promise<boolean> => {
    const { rows } = await client.query<{ yes: boolean }>(`select ${call}($1) as yes`, [KEY]);
    return rows[0]?.yes === true;
  };
  const close = () => client.end().catch(() => {});

  try {
    await client.connect();
    if (await isYes('pg_try_advisory_lock_shared')) return { address, lost, release };
  } catch (error) {
    await close();
    throw error;
  }
  await close();
  return undefined;

  async function release(stop: () => Promise<void>): Promise<void> {
    try {
      await isYes('pg_advisory_unlock_shared');
      // The connection is lost here when another process that left at the same time stops the server.
      if (await isYes('pg_try_advisory_lock').catch(() => false)) await stop();
    } finally {
      await close();
    }
  }
}
