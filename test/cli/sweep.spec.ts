import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
} from '../../demo/partner-center/emulator.js';
import { createDirectory } from '../../demo/partner-center/invented/directory.js';
import { writePriceFile } from '../../demo/price-host/price-file.js';
import { openFoundation, SYSTEM_CLOCK } from '../../src/app/foundation.js';
import { createUseCases } from '../../src/app/use-cases.js';
import { createLogger } from '../../src/base/logger.js';
import { readConfig } from '../../src/config/config.js';
import { createSweepLock } from '../../src/storage/sweep/sweep-lock.js';
import { createWatchStore } from '../../src/storage/watching/watch-store.js';
import { type FreshDatabase, openFreshDatabase, withTempDir } from '../helpers/database.js';
import { nodeArguments, runProgram } from '../helpers/run-program.js';
import { channel, MEGAN, renewal, watching } from '../helpers/watching.js';

const COMMERCIAL = '/commercial/usage';

describe('npm run sweep', function () {
  // Each starts the program several times.
  this.timeout(120_000);
  let emulator: PartnerCenterEmulator;
  let fresh: FreshDatabase;

  beforeEach(async () => {
    emulator = await createPartnerCenterEmulator({ customers: createDirectory(300), accessToken: 'x' });
    fresh = await openFreshDatabase();
  });
  afterEach(async () => {
    await fresh.close();
    await emulator.close();
  });

  const environment = () => ({
    PARTNER_CENTER_BASE_URL: emulator.url,
    PARTNER_CENTER_ACCESS_TOKEN: 'x',
    DATABASE_URL: fresh.databaseUrl,
  });
  const sweep = () => runProgram('src/cli/sweep.ts', [], environment());
  const countRows = async () => {
    const { rows } = await fresh.database.pool.query(
      'select count(*)::int as rows, count(distinct customer_id)::int as customers from usage_history_row',
    );
    return rows[0];
  };

  /** Calls for usage: deployment and the list are asked for besides. */
  const usageAsked = () => emulator.requests.filter(({ path }) => path.includes('/licenses/usage')).length;

  /** Starts it and waits until customers were asked for. */
  async function startUntilAsked(customers: number): Promise<ChildProcess> {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, nodeArguments('src/cli/sweep.ts'), {
      env: { PATH, HOME, ...environment() },
      stdio: 'ignore',
    });
    while (usageAsked() < customers && child.exitCode === null) await delay(5);
    return child;
  }

  it('keeps the usage of everyone, and nothing twice', async () => {
    const first = await sweep();
    assert.equal(first.exitCode, 0, first.stderr);
    assert.match(first.stdout, /^Sweep 1 finished .*, by the report of all customers\.\n/);
    assert.match(first.stdout, /Read: {4}300 customers, 300 with new data \(6,000 rows\)\nSkipped: none\n/);
    assert.equal(first.stderr, '');
    assert.deepEqual(await countRows(), { rows: 6_000, customers: 300 });
    const again = await sweep();
    assert.match(again.stdout, /Read: {4}300 customers, 0 with new data/);
    assert.deepEqual(await countRows(), { rows: 6_000, customers: 300 });
  });

  it('goes customer by customer where there is no report, and is fine when some fail', async () => {
    const [first, second] = emulator.state.customers;
    emulator.faults.set([
      { fault: { kind: 'forbidden' }, path: COMMERCIAL },
      { fault: { kind: 'forbidden' }, customerId: first?.customerId ?? '' },
      { fault: { kind: 'throttled', retryAfter: 0 }, customerId: second?.customerId ?? '', times: 2 },
    ]);
    const { exitCode, stdout, stderr } = await sweep();
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /customer by customer\.\nRead: {4}299 customers/);
    assert.match(stdout, /Failed: {2}1 customer \(access denied 1\)/);
    assert.deepEqual(await countRows(), { rows: 5_980, customers: 299 });
  });

  it('makes cards of new alerts for the bot to send, once', async () => {
    const watches = createWatchStore(fresh.database.kysely);
    const atMost = { kind: 'low-usage', belowPercent: 20 } as const;
    await watches.add(channel(), watching(atMost), MEGAN, new Date());
    await watches.add(channel(), watching(renewal(90)), MEGAN, new Date());
    const { stdout, stderr } = await sweep();
    const opened = Number(/\nAlerts: {2}(\d+) new, 0 resolved\n$/.exec(stdout)?.[1]);
    assert.ok(opened > 5, `${stdout}${stderr}`);
    assert.match(stdout, /\nSubscriptions: read of \d+ customers\n/);
    const { rows } = await fresh.database.pool.query(
      `select count(*)::int as alerts, count(distinct card_id)::int as cards, count(distinct rule_kind)::int as rules,
         (select count(*)::int from graphile_worker.jobs where task_identifier = 'deliver') as jobs from alert`,
    );
    assert.deepEqual(rows, [{ alerts: opened, cards: 1, rules: 2, jobs: 1 }]);
    const asked = emulator.requests.length;
    assert.match((await sweep()).stdout, /\nAlerts: {2}0 new, 0 resolved\n$/);
    const subscriptions = emulator.requests.slice(asked).filter(({ path }) => path.includes('subscriptions'));
    assert.deepEqual(subscriptions, []);
  });

  it('keeps what unused seats cost, as the bot does', async () => {
    assert.equal((await sweep()).exitCode, 0);
    // Asking where each of them is takes its time.
    await fresh.database.pool.query(
      `insert into customer_buyer (customer_id, market, segment, asked_at)
       select customer_id, 'US', 'commercial', now() from customer`,
    );
    const prices = await writePriceFile();
    const env = { ...environment(), PRICE_SHEET: prices.path };
    const logger = createLogger('silent');
    const config = readConfig(env, { bot: false, partnerCenter: true });
    const foundation = await openFoundation(config, { logger, clock: SYSTEM_CLOCK, needsDatabase: true });
    try {
      const useCases = createUseCases(config, foundation, { logger, clock: SYSTEM_CLOCK });
      await useCases.kept?.keepPrices?.run(new AbortController().signal);
      await useCases.close();
      const { exitCode, stderr } = await runProgram('src/cli/sweep.ts', [], env);
      assert.equal(exitCode, 0, stderr);
    } finally {
      await foundation.close();
      await prices.remove();
    }
    const { rows } = await fresh.database.pool.query(
      'select count(distinct customer_id)::int as n from customer_money',
    );
    assert.ok(rows[0].n > 10, `${rows[0].n} customers`);
  });

  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGKILL', null],
  ] as const) {
    it(`goes on after ${signal} where it was`, async () => {
      emulator.faults.set([
        { fault: { kind: 'forbidden' }, path: COMMERCIAL },
        { fault: { kind: 'slow', ms: 5 }, path: '/licenses/usage' },
      ]);
      const child = await startUntilAsked(150);
      const exited = once(child, 'exit');
      child.kill(signal);
      assert.equal((await exited)[0], exitCode);
      const before = await countRows();
      assert.ok(before.customers >= 100 && before.customers < 300, JSON.stringify(before));
      const { rows: read } = await fresh.database.pool.query(
        'select count(*)::int as count from usage_reading',
      );
      const asked = usageAsked();
      const { stdout, stderr } = await sweep();
      assert.match(
        stdout,
        /^Sweep 1 finished .*taken up where it had ended\.\nRead: {4}300 customers/,
        stderr,
      );
      assert.deepEqual(await countRows(), { rows: 6_000, customers: 300 });
      assert.ok(read[0].count >= before.customers);
      assert.equal(usageAsked() - asked, 300 - read[0].count);
    });
  }

  it('does nothing while another process sweeps', async () => {
    const lease = await createSweepLock(fresh.database.pool).take();
    try {
      const { exitCode, stdout, stderr } = await sweep();
      assert.deepEqual([exitCode, stdout], [1, '']);
      assert.match(stderr, /Another process is sweeping/);
      assert.equal(emulator.requests.length, 0);
    } finally {
      await lease?.release();
    }
  });

  it('says why it could not run', async () => {
    emulator.faults.set([{ fault: { kind: 'mfa-required' } }]);
    const refused = await sweep();
    assert.equal(refused.exitCode, 1);
    assert.match(refused.stdout, /^Sweep 1 failed: the sign-in lacks multi-factor authentication/);
    const lost = await runProgram('src/cli/sweep.ts', [], {
      ...environment(),
      DATABASE_URL: 'postgres://127.0.0.1:1/none',
    });
    assert.deepEqual([lost.exitCode, lost.stdout], [1, '']);
    assert.match(lost.stderr, /The database in DATABASE_URL cannot be used/);
    const unset = await runProgram('src/cli/sweep.ts', []);
    assert.equal(unset.exitCode, 1);
    assert.match(unset.stderr, /PARTNER_CENTER_TENANT_ID is missing/);
  });

  it('keeps history in the bundled server with nothing but an access token', () =>
    withTempDir(async (dir) => {
      const { DATABASE_URL: _, ...env } = environment();
      const first = await runProgram('src/cli/sweep.ts', [], { ...env, DATA_DIR: dir });
      assert.match(first.stdout, /300 with new data/, first.stderr);
      const again = await runProgram('src/cli/sweep.ts', [], { ...env, DATA_DIR: dir });
      assert.match(again.stdout, /^Sweep 2 .*300 customers, 0 with new data/s, again.stderr);
    }));
});
