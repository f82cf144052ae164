import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createReadiness } from '../../../src/app/readiness.js';
import { createLogger } from '../../../src/base/logger.js';
import { createFixedSignIn } from '../../../src/partner-center/sign-in/fixed-sign-in.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { readStrandedSweepLock } from '../../../src/storage/sweep/stranded-sweep-lock.js';
import { createSweepLock } from '../../../src/storage/sweep/sweep-lock.js';
import { createSweepStore } from '../../../src/storage/sweep/sweep-store.js';
import { withFreshDatabase } from '../../helpers/database.js';

describe('createReadiness: the lock of the sweep', () => {
  it('says which session keeps every sweep from beginning, and what ends it', () =>
    withFreshDatabase(async (database) => {
      const { pool, kysely } = database;
      const signIn = createFixedSignIn('opaque', { now: () => new Date() });
      const foundation = { database, signIn, close: async () => undefined };
      const soon = createReadiness(foundation, undefined, 0);
      assert.deepEqual((await soon()).reasons, [], 'nobody holds it');
      const lease = await createSweepLock(pool).take();
      assert.ok(lease);
      assert.deepEqual((await createReadiness(foundation)()).reasons, [], 'not for long');
      const { reasons } = await soon();
      const [, command] =
        /^sweep: none can begin.* idle since .*; end it with (.*)\.$/.exec(reasons.join()) ?? [];
      assert.ok(command, reasons.join());
      const store = createSweepStore(kysely);
      const run = await store.openRun(new Date(), new Date());
      assert.deepEqual((await soon()).reasons, [], 'somebody sweeps');
      await store.end(run, { state: 'finished', at: new Date() });
      const lost = once(lease.lost, 'abort');
      await pool.query(command);
      await lost;
      await lease.release();
      assert.deepEqual((await soon()).reasons, []);
    }));

  it('is seen where another user of the database holds it', () =>
    withFreshDatabase(async ({ pool }) => {
      const user = 'sweep_lock_reader';
      await pool.query(`drop role if exists ${user}`);
      const holder = await createSweepLock(pool).take();
      const reader = await pool.connect();
      try {
        await pool.query(`create role ${user}; grant select on all tables in schema public to ${user}`);
        await reader.query(`set role ${user}`);
        const found = await readStrandedSweepLock(reader);
        assert.deepEqual([typeof found?.pid, found?.idleSince], ['number', undefined]);
      } finally {
        await reader.query('reset role');
        await pool.query(`drop owned by ${user}; drop role ${user}`);
        reader.release();
        await holder?.release();
      }
    }));
});

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
