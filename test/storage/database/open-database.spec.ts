import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { StorageError } from '../../../src/base/errors.js';
import { createLogger } from '../../../src/base/logger.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { findClusterDir } from '../support/cluster-dir.js';

const logger = createLogger('silent');
const open = (databaseUrl: string) => openDatabase({ databaseUrl, dataDir: '/nonexistent', logger });

async function findClosedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

function tells(pattern: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof StorageError);
    assert.match(error.message, pattern);
    assert.doesNotMatch(error.message, /hunter2/);
    return true;
  };
}

describe('openDatabase', () => {
  it('starts the bundled server, with the tables in place, and keeps them for the next start', async () => {
    const dataDir = await findClusterDir();
    const first = await openDatabase({ dataDir, logger });
    await first.pool.query(`insert into setting_state (name, value, updated_at) values ('a', '1', now())`);
    assert.match(first.description, /^PostgreSQL 18\.\d+, bundled, data in \//);
    await first.close();
    const second = await openDatabase({ dataDir, logger });
    const { rows } = await second.pool.query('select value from setting_state');
    await second.close();
    assert.deepEqual(rows, [{ value: 1 }]);
  });

  it('uses the server in databaseUrl, and describes it without user and password', () =>
    withFreshDatabase(async ({ pool, description }) => {
      assert.deepEqual((await pool.query('select * from token_cache')).rows, []);
      assert.match(description, /^PostgreSQL \d+[^@]* at [^@]*\/test_\w+$/);
    }));

  it('closes once, however often it is asked', () =>
    withFreshDatabase(async ({ close, pool }) => {
      await Promise.all([close(), close()]);
      await close();
      assert.equal(pool.ended, true);
    }));

  it('tells that nothing listens at the address', async () => {
    const port = await findClosedPort();
    await assert.rejects(open(`postgres://bot:hunter2@127.0.0.1:${port}/seatwise`), (error: unknown) => {
      assert.ok(error instanceof StorageError && error.retryable);
      return tells(/Nothing listens there: start PostgreSQL/)(error);
    });
  });

  it('tells that a text is not an address, without repeating it', async () => {
    for (const text of [
      'hunter2',
      'mysql://bot:hunter2@db/x',
      'postgres://bot:hunter2#@db:5432/x',
      'postgres://b:hunter2@db:x/y',
    ]) {
      await assert.rejects(open(text), tells(/DATABASE_URL is not a PostgreSQL address.*percent-encoded/));
    }
  });

  it('tells that the database does not exist', () =>
    withFreshDatabase(async (_, databaseUrl) => {
      await assert.rejects(
        open(databaseUrl.replace(/test_\w+/, 'no_such_database')),
        tells(/create it, or correct/),
      );
    }));

  it('tells when the user may not create tables', () =>
    withFreshDatabase(async ({ pool }, databaseUrl) => {
      const role = `reader_${Date.now()}`;
      await pool.query(`create role ${role} login password 'hunter2'`);
      try {
        await pool.query('drop table schema_migration, token_cache, setting_state');
        const url = new URL(databaseUrl);
        url.searchParams.set('options', `-c role=${role}`);
        await assert.rejects(open(url.href), tells(/permission denied.*make it the owner/));
      } finally {
        await pool.query(`drop role ${role}`);
      }
    }));

  it('tells that the encoding is not UTF8', () =>
    withFreshDatabase(async ({ pool }, databaseUrl) => {
      const name = `latin_${Date.now()}`;
      await pool.query(`create database ${name} template template0 encoding 'LATIN1' locale 'C'`);
      try {
        await assert.rejects(open(databaseUrl.replace(/test_\w+/, name)), tells(/encoding is LATIN1.*UTF8/));
      } finally {
        await pool.query(`drop database ${name} with (force)`);
      }
    }));
});
