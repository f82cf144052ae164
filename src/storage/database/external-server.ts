import type { PoolConfig } from 'pg';
import { StorageError } from '../../base/errors.js';
import { errorCode, errorReason, isTransientFault } from './storage-fault.js';

const SETTING = 'DATABASE_URL';
const FORM =
  'Write it as postgres://user:password@host:5432/database, with special characters percent-encoded (# is %23).';

/** Host, port and database of a valid address, without the rest. */
export function externalServerPlace(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `at ${decodeURIComponent(host)}${pathname}`;
}

/**
 * Pool settings for a DATABASE_URL; a Unix socket is written postgres:///database?host=/folder.
 * Throws StorageError, without the text itself, which holds a password.
 */
export function externalServerConfig(databaseUrl: string): PoolConfig {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl)) {
    throw new StorageError('DATABASE_URL is not a PostgreSQL address', { advice: FORM, setting: SETTING });
  }
  return { connectionString: databaseUrl };
}

/** What to do, by SQLSTATE or Node's error code. */
const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there: start PostgreSQL, or correct the host and port.',
  ENOENT: 'There is no such Unix socket: start PostgreSQL, or correct the folder.',
  ENOTFOUND: 'No such host: correct the host name.',
  EAI_AGAIN: 'The host name could not be looked up: check the name and the DNS of this machine.',
  ETIMEDOUT: 'No answer: check the host, the port and the firewall.',
  '28P01': `The user name or password is wrong. ${FORM}`,
  '28000':
    'The server does not let this user in: check the user name, pg_hba.conf and whether TLS is asked for.',
  '3D000': 'There is no such database: create it, or correct the last part of the address.',
  '42501': 'The user lacks a right: make it the owner of the database.',
  '3F000': 'The user may use no schema: make it the owner of the database.',
  '25006': 'The server is read-only: point at the primary, not at a replica.',
  '53300': 'The server has no connections left: raise max_connections or run fewer replicas.',
  '57P03': 'The server is starting or stopping: try again in a moment.',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'The certificate is not trusted: add ?sslmode=verify-full&sslrootcert=/path/to/ca.pem',
  SELF_SIGNED_CERT_IN_CHAIN:
    'The certificate is not trusted: add ?sslmode=verify-full&sslrootcert=/path/to/ca.pem',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'The certificate is not trusted: add ?sslmode=verify-full&sslrootcert=/path/to/ca.pem',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another host name: use the name it was made for.',
};

/** The StorageError for a DATABASE_URL that does not work: what failed and what to do. Never holds the password. */
export function explainExternalFault(error: unknown): StorageError {
  const code = errorCode(error instanceof StorageError ? error.cause : error);
  const reason =
    (error instanceof StorageError ? error.finding : errorReason(error)) || code || 'no reason given';
  const own = error instanceof StorageError ? error.advice : undefined;
  const advice = own ?? ((code && ADVICE[code]) || adviceByReason(reason));
  return new StorageError(`The database in DATABASE_URL cannot be used: ${reason}`, {
    cause: error,
    retryable: isTransientFault(error),
    advice,
    setting: SETTING,
  });
}

function adviceByReason(reason: string): string {
  if (/does not support SSL/i.test(reason))
    return 'Take sslmode out of the address, or switch TLS on in the server.';
  if (/timeout/i.test(reason)) return 'No answer: check the host, the port and the firewall.';
  return 'Check DATABASE_URL, or unset it to use the bundled server.';
}
