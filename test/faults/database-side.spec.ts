import assert from 'node:assert/strict';
import { openDatabaseSide } from '../../faults/database-side.js';
import { createLogger } from '../../src/base/logger.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { withTempDir } from '../helpers/database.js';

describe('openDatabaseSide', function () {
  this.timeout(60_000);

  it('gives an address that leads to the server, also after it was stopped and started', () =>
    withTempDir(async (dataDir) => {
      const side = await openDatabaseSide(dataDir);
      try {
        for (const isAgain of [false, true]) {
          if (isAgain) {
            await side.stop();
            await side.start();
          }
          const database = await openDatabase({
            databaseUrl: side.url,
            dataDir,
            logger: createLogger('silent'),
          });
          const { rows } = await database.pool.query('select count(*)::int as customers from customer');
          await database.close();
          assert.deepEqual(rows, [{ customers: 0 }]);
        }
      } finally {
        await side.close();
      }
    }));
});
