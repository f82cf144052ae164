import { StorageError } from '../errors.js';
import { openDatabase } from '../storage/open-database.js';
import { blame, type Check } from './check.js';
import type { DoctorState } from './doctor-state.js';

/** The database answers and has the schema of this version. */
export function createDatabaseCheck(state: DoctorState): Check {
  const { storage } = state.config;
  return {
    name: 'database',
    needs: ['DATABASE_URL', 'DATA_DIR'],
    async run() {
      try {
        state.database = await openDatabase({ ...storage, logger: state.logger });
        return { outcome: 'ok', detail: state.database.description };
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        const setting = storage.databaseUrl === undefined ? 'DATA_DIR' : 'DATABASE_URL';
        // "What is wrong: why. What to do."
        const [detail = '', ...advice] = error.message.split(/(?<=[^.])\. (?=[A-Z])/);
        return blame(
          setting,
          detail,
          advice.join('. ') || 'Set DATABASE_URL to a PostgreSQL server of your own.',
        );
      }
    },
  };
}
