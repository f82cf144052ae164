import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createLogger } from '../../../src/base/logger.js';
import { openDatabase } from '../../../src/storage/database/open-database.js';
import { createSweepLock } from '../../../src/storage/sweep/sweep-lock.js';
import { withFreshDatabase } from '../../helpers/database.js';

describe('createSweepLock', () => {
  it('is held by one process at a time', () =>
    withFreshDatabase(async ({ pool }, databaseUrl) => {
      const other = await openDatabase({
        databaseUrl,
        dataDir: '/nonexistent',
        logger: createLogger('silent'),
      });
      try {
        const lease = await createSweepLock(pool).take();
        assert.ok(lease);
        assert.equal(await createSweepLock(other.pool).take(), undefined);
        assert.equal(await createSweepLock(pool).take(), undefined);
        await lease.release();
        const next = await createSweepLock(other.pool).take();
        assert.ok(next);
        assert.equal(lease.lost.aborted, false);
        await next.release();
      } finally {
        await other.close();
      }
    }));

  it('tells its holder when the connection is lost, and is free then', () =>
    withFreshDatabase(async ({ pool }) => {
      const lease = await createSweepLock(pool).take();
      assert.ok(lease);
      const lost = once(lease.lost, 'abort');
      await pool.query(
        `select pg_terminate_backend(pid, 5000) from pg_locks
         where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
      );
      await lost;
      await lease.release();
      const next = await createSweepLock(pool).take();
      assert.ok(next);
      await next.release();
    }));
});
