import assert from 'node:assert/strict';
import { createReadiness } from '../../../src/app/readiness.js';
import { createLogger } from '../../../src/base/logger.js';
import { createFixedSignIn } from '../../../src/partner-center/sign-in/fixed-sign-in.js';
import { checkServer } from '../../../src/storage/database/check-server.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { startTransactionPooler } from '../../helpers/transaction-pooler.js';

const logger = createLogger('silent');
const open = (databaseUrl: string) => openDatabase({ databaseUrl, dataDir: '/nonexistent', logger });
const nameOf = (databaseUrl: string) => new URL(databaseUrl).pathname.slice(1);

describe('checkServer', () => {
  it('takes a server of its own, and says its version', () =>
    withFreshDatabase(async ({ pool }) => assert.match(await checkServer(pool), /^1[5-9]|^2/)));

  it('refuses a pooler by transaction, at the start', () =>
    withFreshDatabase(async (_database, databaseUrl) => {
      const url = new URL(databaseUrl);
      const host = url.searchParams.get('host') ?? url.hostname;
      const port = Number(url.searchParams.get('port') ?? (url.port || 5432));
      const pooler = await startTransactionPooler({ host, port });
      url.searchParams.set('host', '127.0.0.1');
      url.searchParams.set('port', String(pooler.port));
      try {
        await assert.rejects(open(url.href), /A pooler hands out .* by transaction; give the address/);
      } finally {
        await pooler.close();
      }
    }));

  it('refuses a read-only database at the start, and says so in /readyz when it becomes one', () =>
    withFreshDatabase(async (database, databaseUrl) => {
      const readiness = createReadiness({
        database,
        signIn: createFixedSignIn('opaque', { now: () => new Date() }),
      });
      assert.deepEqual(await readiness(), { isReady: true, reasons: [] });
      const name = nameOf(databaseUrl);
      await database.pool.query(`alter database ${name} set default_transaction_read_only = on`);
      try {
        await assert.rejects(open(databaseUrl), /It is read-only; give the address of the primary/);
        await database.pool.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        );
        await database.pool.query('set session characteristics as transaction read only');
        const { reasons } = await readiness();
        assert.match(reasons.join(), /^database: It is read-only/);
      } finally {
        await database.pool.query(
          `begin transaction read write; alter database ${name} reset default_transaction_read_only; commit`,
        );
      }
    }));

  it('refuses a server older than PostgreSQL 15', () =>
    withFreshDatabase(async ({ pool }, databaseUrl) => {
      // The real server, which says it is an older one.
      await pool.query(`create function public.current_setting(name text) returns text language sql as
        $$ select case name when 'server_version_num' then '140011' when 'server_version' then '14.11'
           else pg_catalog.current_setting(name) end $$`);
      await pool.query(`alter database ${nameOf(databaseUrl)} set search_path = public, pg_catalog`);
      try {
        await assert.rejects(open(databaseUrl), /It is PostgreSQL 14.11; version 15 or later is needed/);
      } finally {
        await pool.query(`alter database ${nameOf(databaseUrl)} reset search_path`);
      }
    }));
});
