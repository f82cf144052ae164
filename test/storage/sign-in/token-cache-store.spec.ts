import assert from 'node:assert/strict';
import { Pool } from 'pg';
import { StorageError } from '../../../src/base/errors.js';
import { createLogger } from '../../../src/base/logger.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { createTokenCacheStore } from '../../../src/storage/sign-in/token-cache-store.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { startChild } from '../support/child.js';
import { createDeferred } from '../support/deferred.js';

const key = Buffer.alloc(32, 1);
const NAME = 'partner-center';
const logger = createLogger('silent');
/** The connections that hold an advisory lock in this database. */
const HOLDERS = `from pg_locks where locktype = 'advisory' and granted
  and database = (select oid from pg_database where datname = current_database())`;
const put = (value: string) => async () => ({ value, result: undefined });

function isRetryable(error: unknown): boolean {
  return error instanceof StorageError && error.retryable;
}

describe('createTokenCacheStore', () => {
  it('reads undefined before the first update and the newest content afterwards', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createTokenCacheStore(kysely, key);
      assert.equal(await store.read(NAME), undefined);
      await store.update(NAME, put('first'));
      await store.update(NAME, put('second'));
      assert.equal(await store.read(NAME), 'second');
    }));

  it('gives the current content to an update and its result back', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createTokenCacheStore(kysely, key);
      await store.update(NAME, put('kept'));
      const result = await store.update(NAME, async (current) => ({ result: `saw ${current}` }));
      assert.equal(result, 'saw kept');
      assert.equal(await store.read(NAME), 'kept');
    }));

  it('stores nothing and throws the same error when an update throws', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createTokenCacheStore(kysely, key);
      await store.update(NAME, put('kept'));
      const refusal = new Error('no consent');
      await assert.rejects(
        store.update(NAME, async () => {
          throw refusal;
        }),
        (error) => error === refusal,
      );
      assert.equal(await store.read(NAME), 'kept');
    }));

  it('leaves no clear text in the table', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      await createTokenCacheStore(kysely, key).update(NAME, put('0.refresh-token-value'));
      const { rows } = await pool.query(
        "select row_to_json(t)::text || encode(sealed, 'escape') as dump from token_cache t",
      );
      assert.match(rows[0].dump, /partner-center/);
      assert.doesNotMatch(rows[0].dump, /refresh|token-value/);
    }));

  it('refuses rows that were changed or swapped in the database', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      const store = createTokenCacheStore(kysely, key);
      await store.update('first', put('one'));
      await store.update('second', put('two'));
      await pool.query(
        "update token_cache set sealed = (select sealed from token_cache where name = 'second') where name = 'first'",
      );
      await pool.query(
        "update token_cache set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where name = 'second'",
      );
      await assert.rejects(store.read('first'), /"first" is damaged/);
      await assert.rejects(store.read('second'), /"second" is damaged/);
    }));

  it('refuses content of another key until it is removed', () =>
    withFreshDatabase(async ({ kysely }) => {
      await createTokenCacheStore(kysely, Buffer.alloc(32, 2)).update(NAME, put('old'));
      const store = createTokenCacheStore(kysely, key);
      await assert.rejects(store.read(NAME), /another TOKEN_CACHE_KEY/);
      await assert.rejects(store.update(NAME, put('new')), /another TOKEN_CACHE_KEY/);
      await store.remove(NAME);
      await store.update(NAME, put('new'));
      assert.equal(await store.read(NAME), 'new');
    }));

  it('gives up after its waiting time while another process holds the lock', () =>
    withFreshDatabase(async (database, databaseUrl) => {
      const other = await openDatabase({ databaseUrl, dataDir: '/nonexistent', logger });
      const holding = createDeferred();
      const held = createDeferred();
      const holder = createTokenCacheStore(other.kysely, key).update(NAME, async () => {
        held.resolve();
        await holding.promise;
        return { value: 'held', result: undefined };
      });
      await held.promise;
      const impatient = createTokenCacheStore(database.kysely, key, { lockWaitMs: 50 });
      await assert.rejects(impatient.update(NAME, put('lost')), isRetryable);
      holding.resolve();
      await holder;
      assert.equal(await impatient.read(NAME), 'held');
      await other.close();
    }));

  it('fails the update, and not the process, when its connection is lost meanwhile', () =>
    withFreshDatabase(async ({ kysely, pool }, databaseUrl) => {
      const store = createTokenCacheStore(kysely, key);
      const admin = new Pool({ connectionString: databaseUrl });
      const update = store.update(NAME, async () => {
        await admin.query(`select pg_terminate_backend(pid) ${HOLDERS}`);
        while ((await admin.query(`select 1 ${HOLDERS}`)).rowCount);
        return { value: 'lost', result: undefined };
      });
      await assert.rejects(update, isRetryable);
      await admin.end();
      assert.equal(await store.read(NAME), undefined);
      assert.equal((await pool.query('select 1 as one')).rowCount, 1);
    }));

  it('is thrown out of the lock when an update holds it for too long', () =>
    withFreshDatabase(async ({ kysely }, databaseUrl) => {
      const store = createTokenCacheStore(kysely, key, { holdMs: 20 });
      const admin = new Pool({ connectionString: databaseUrl });
      const update = store.update(NAME, async () => {
        while ((await admin.query(`select 1 ${HOLDERS}`)).rowCount);
        return { value: 'lost', result: undefined };
      });
      await assert.rejects(update, isRetryable);
      await admin.end();
      assert.equal(await store.read(NAME), undefined);
    }));

  it('takes one connection for many waiting updates, so that they can use the pool inside', () =>
    withFreshDatabase(async (_, databaseUrl) => {
      const narrow = await openDatabase({ databaseUrl, dataDir: '/nonexistent', logger, maxConnections: 2 });
      const store = createTokenCacheStore(narrow.kysely, key);
      const append = () =>
        store.update(NAME, async (current) => {
          await store.read('another');
          return { value: `${current ?? ''}x`, result: undefined };
        });
      await Promise.all(Array.from({ length: 10 }, append));
      assert.equal(await store.read(NAME), 'x'.repeat(10));
      await narrow.close();
    }));

  it('loses none of 2 x 100 updates from two processes', () =>
    withFreshDatabase(async ({ kysely }, databaseUrl) => {
      const options = { databaseUrl, key: key.toString('base64'), name: NAME, updates: 100 };
      const children = await Promise.all([
        startChild('storage/children/updater.ts', options),
        startChild('storage/children/updater.ts', options),
      ]);
      try {
        await Promise.all(children.map((child) => child.ask('run')));
      } finally {
        await Promise.all(children.map((child) => child.kill()));
      }
      assert.equal(await createTokenCacheStore(kysely, key).read(NAME), '200');
    }));
});
