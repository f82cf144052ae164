import { StorageError } from '../../errors.js';

/** A fault of the bundled server, told with the way out that always works. */
export function embeddedServerError(problem: string, cause?: unknown): StorageError {
  return new StorageError(`${problem} Or set DATABASE_URL to use a PostgreSQL server of your own.`, {
    cause,
  });
}
