import { StorageError } from '../../base/errors.js';

/** A fault of the bundled server, told with the way out that always works. */
export function embeddedServerError(problem: string, cause?: unknown): StorageError {
  return new StorageError(`${problem} A PostgreSQL server of your own, set in DATABASE_URL, avoids this.`, {
    cause,
  });
}
