import { AppError, StorageError } from '../../base/errors.js';

/** SQLSTATE or Node's error code; undefined when the value carries none. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

const TRANSIENT_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOENT', // the Unix socket of a server that is not up
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '53300', // too_many_connections
  '55P03', // lock_not_available
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '25P03', // idle_in_transaction_session_timeout
]);

/** True when the same call may well succeed a little later: connection faults, lock waits, a server restarting. */
export function isTransientFault(error: unknown): boolean {
  if (error instanceof AppError) return error.retryable;
  const code = errorCode(error);
  if (code !== undefined) return TRANSIENT_CODES.has(code) || code.startsWith('08');
  return error instanceof Error && /timeout|connection (terminated|error)|not queryable/i.test(error.message);
}

/** True when the database does not take what it was given, or not as much: the same will fail again, other content not. */
export function isFaultOfContent(error: unknown): boolean {
  if (error instanceof StorageError) return error.isOfContent;
  const code = errorCode(error);
  // Data exceptions, violated constraints, limits of the program. What the driver cannot write has no code.
  return code === undefined ? error instanceof RangeError : /^(22|23|54)/.test(code);
}

/** The error's own words; for one refusal per address of a host (AggregateError, wordless itself) all of them. */
export function errorReason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(errorReason).join(', ');
  return error instanceof Error ? error.message : String(error);
}

/**
 * Runs one piece of database work and turns its faults into StorageError, `retryable` when they may pass.
 * `what` completes "Could not …". Errors of this project's own kinds pass through unchanged.
 */
export async function withStorageErrors<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new StorageError(`Could not ${what}: ${errorReason(error)}`, {
      cause: error,
      retryable: isTransientFault(error),
      isOfContent: isFaultOfContent(error),
    });
  }
}
