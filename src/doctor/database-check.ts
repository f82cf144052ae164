import { StorageError } from '../base/errors.js';
import { readSchemaState, type SchemaState } from '../storage/database/migrate.js';
import { openDatabase } from '../storage/open-database.js';
import { blame, type Check } from './check.js';
import type { DoctorState } from './doctor-state.js';

/** What the next start does to the tables. */
const AT_START: Readonly<Record<SchemaState, string>> = {
  current: '',
  older: '; its tables are brought up to date at the next start',
  none: '; its tables are made at the first start',
};

/** The database answers; it is left as it is. */
export function createDatabaseCheck(state: DoctorState): Check {
  const { storage, partnerCenter } = state.config;
  return {
    name: 'database',
    needs: ['DATABASE_URL', 'DATA_DIR'],
    async run() {
      // Then the bot keeps nothing either, and no folder is made for it.
      if (partnerCenter.signIn === undefined && storage.databaseUrl === undefined)
        return {
          outcome: 'skipped',
          detail: partnerCenter.accessToken
            ? 'not opened: with PARTNER_CENTER_ACCESS_TOKEN the bundled one is made in DATA_DIR when the bot starts'
            : 'not opened before the settings of the sign-in are complete',
        };
      try {
        state.database = await openDatabase({ ...storage, logger: state.logger, leavesSchema: true });
        state.schema = await readSchemaState(state.database.pool);
        return { outcome: 'ok', detail: `${state.database.description}${AT_START[state.schema]}` };
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        const setting = storage.databaseUrl === undefined ? 'DATA_DIR' : 'DATABASE_URL';
        const advice = error.advice ?? 'Set DATABASE_URL to a PostgreSQL server of your own.';
        return blame(error.setting ?? setting, error.finding, advice);
      }
    },
  };
}
