import { StorageError } from '../../base/errors.js';

/** The way out that always works. */
const OWN_SERVER = 'A PostgreSQL server of your own, set in DATABASE_URL, avoids this.';

/** A fault of the bundled server, without a full stop, told with what cures it where something does. */
export function embeddedServerError(finding: string, cause?: unknown, cure?: string): StorageError {
  const advice = cure === undefined ? OWN_SERVER : `${cure} ${OWN_SERVER}`;
  return new StorageError(finding, { cause, advice, setting: 'DATA_DIR' });
}
