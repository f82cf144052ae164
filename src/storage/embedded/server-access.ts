import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { advisoryKey } from '../database/advisory-key.js';
import { asServerUser } from './as-server-user.js';
import { embeddedServerError } from './embedded-server-error.js';
import { readPlainFile } from './plain-file.js';
import { findPostmaster } from './postmaster-file.js';
import type { ServerAddress } from './server-address.js';
import type { ServerCluster } from './server-cluster.js';
import { runServerCommand } from './server-command.js';

const LOCK_KEY = advisoryKey('embedded-server-password');

/** A line of pg_hba.conf about the socket: all before its method, and the method. */
const SOCKET_LINE = /^([ \t]*local[ \t]+\S+[ \t]+\S+[ \t]+)([\w-]+)/gm;

/**
 * Has a running server ask for the password on its socket: clusters were once made without one. Nothing is done where
 * it asks already. The password is set first, so that nobody is shut out when this ends half way.
 */
export async function requirePassword(cluster: ServerCluster, address: ServerAddress): Promise<void> {
  if (closedRules(cluster) === undefined) return;
  const client = new Client({ ...address, connectionTimeoutMillis: 5_000 });
  // What it has to say is said by the queries.
  client.on('error', () => {});
  await client.connect();
  try {
    // Processes that come together do it one after the other; a session's lock ends with it.
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    const closed = closedRules(cluster);
    if (closed === undefined) return;
    await client.query(`alter role postgres password '${cluster.password.replaceAll("'", "''")}'`);
    writeRules(cluster, closed);
    await client.query('select pg_reload_conf()');
  } finally {
    await client.end();
  }
}

/** The rules with a password on the socket; undefined where they ask for it already. */
function closedRules(cluster: ServerCluster): string | undefined {
  const rules = readRules(cluster);
  const closed = withMethod(rules, 'trust', 'scram-sha-256');
  return closed === rules ? undefined : closed;
}

/**
 * Lets the next one in without the password, which is lost: the folder came out of a backup, or was moved. For root,
 * whom nothing in the server's folder is closed to; whoever else lost it is told what to do.
 */
export async function forgetPassword(cluster: ServerCluster, cause: unknown): Promise<void> {
  if (cluster.home.runAs === undefined)
    throw embeddedServerError(
      `The password of the database in ${cluster.dataDir} is not in ${cluster.home.dir}`,
      cause,
      'Run as the user that started it first, which is root where no other is known.',
    );
  const rules = readRules(cluster);
  const open = withMethod(rules, 'scram-sha-256', 'trust');
  if (open !== rules) writeRules(cluster, open);
  if (await findPostmaster(cluster))
    await runServerCommand(cluster.home, cluster.binaries.pgCtl, ['reload', '-D', cluster.dataDir, '-s']);
}

function withMethod(rules: string, from: string, to: string): string {
  return rules.replace(SOCKET_LINE, (line, start: string, method: string) =>
    method === from ? `${start}${to}` : line,
  );
}

function readRules({ home, dataDir }: ServerCluster): string {
  return asServerUser(home, () => readPlainFile(join(dataDir, 'pg_hba.conf')))?.text ?? '';
}

function writeRules({ home, dataDir }: ServerCluster, rules: string): void {
  const draft = join(dataDir, `pg_hba.conf.${randomBytes(6).toString('hex')}`);
  asServerUser(home, () => {
    writeFileSync(draft, rules, { mode: 0o600, flag: 'wx' });
    renameSync(draft, join(dataDir, 'pg_hba.conf'));
  });
}
