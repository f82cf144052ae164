import assert from 'node:assert/strict';
import { createSweepStore } from '../../../src/storage/sweep/sweep-store.js';
import { createPortfolioStore } from '../../../src/storage/usage/portfolio-store.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { createSweeping, HERE, idOf, LONG_AGO, NOW, rowsOf, teamsRow } from '../support/sweeping.js';

const dueOf = (number: number) => ({ customerId: idOf(number) });

describe('createSweepStore: what is kept', () => {
  it('keeps a row for each customer, time, product, workload, service and sales channel', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      const row = teamsRow('2026-11-14', 3);
      await sweep([
        rowsOf(1, row, { ...row, salesChannel: 'direct' }, { ...row, serviceName: 'crm' }),
        rowsOf(2, { ...row, productName: 'E5', licensesActive: 9 }),
      ]);
      const { rows } = await database.pool.query(
        `select customer_id, product_name, workload_name, service_name, sales_channel,
                licenses_active as a, licenses_qualified as q, processed_at
         from usage_history_row order by customer_id, service_name, sales_channel`,
      );
      const common = { workload_name: 'Teams', q: 10, processed_at: new Date('2026-11-14T00:00:00Z') };
      const ofFirst = { ...common, customer_id: idOf(1), product_name: 'OFFICE 365 E3', a: 3 };
      assert.deepEqual(rows, [
        { ...ofFirst, service_name: 'crm', sales_channel: 'reseller' },
        { ...ofFirst, service_name: 'o365', sales_channel: 'direct' },
        { ...ofFirst, service_name: 'o365', sales_channel: 'reseller' },
        {
          ...common,
          customer_id: idOf(2),
          product_name: 'E5',
          a: 9,
          service_name: 'o365',
          sales_channel: 'reseller',
        },
      ]);
    }));

  it('keeps a correction that comes under a time it knows, and writes nothing for what says the same', () =>
    withFreshDatabase(async (database) => {
      const { sweep, count, teamsOf } = createSweeping(database);
      const teams = teamsRow('2026-11-14', 3);
      const exchange = teamsRow('2026-11-14', 8, { workloadName: 'Exchange' });
      assert.equal((await sweep([rowsOf(1, teams)])).counts.changed, 1);
      const again = await sweep([rowsOf(1, teams)]);
      assert.deepEqual([again.counts.read, again.counts.changed], [1, 0]);
      const corrected = { ...teams, licensesActive: 9 };
      assert.equal((await sweep([rowsOf(1, corrected)])).counts.changed, 1);
      assert.deepEqual(await teamsOf(1), [['2026-11-14', 90]]);
      assert.equal((await sweep([rowsOf(1, exchange, corrected)])).counts.changed, 1);
      assert.equal((await sweep([rowsOf(1, corrected, exchange)])).counts.changed, 0);
      assert.deepEqual([await count('usage_history'), await count('usage_history_row')], [1, 2]);
    }));

  it('makes one customer of rows that come in two batches, in any order of customers', () =>
    withFreshDatabase(async (database) => {
      const { store, count, teamsOf, keepAllFigures } = createSweeping(database);
      const run = await store.openRun(NOW, LONG_AGO);
      const teams = teamsRow('2026-11-14', 3);
      await store.keep(run, { outcomes: [rowsOf(1, teams), rowsOf(2, teams)], position: HERE });
      const crm = teamsRow('2026-11-10', 8, { workloadName: 'CRM', serviceName: 'crm' });
      const counts = await store.keep(run, { outcomes: [rowsOf(1, crm)], position: HERE });
      assert.deepEqual([counts.read, counts.changed, counts.rows], [2, 2, 3]);
      await keepAllFigures();
      assert.deepEqual(await teamsOf(1), [['2026-11-14', 30]]);
      assert.equal(await count('customer_usage'), 2);
    }));

  it('keeps counts and rows of a batch together or not at all', () =>
    withFreshDatabase(async (database) => {
      const { store, count } = createSweeping(database);
      const run = await store.openRun(NOW, LONG_AGO);
      await database.pool.query('alter table sweep_run add check (position is null)');
      await assert.rejects(
        store.keep(run, { outcomes: [rowsOf(1, teamsRow('2026-11-14', 3))], position: HERE }),
        /Could not keep usage/,
      );
      assert.equal(await count('usage_reading'), 0);
      await database.pool.query('alter table sweep_run drop constraint sweep_run_position_check');
      const counts = await store.keep(run, {
        outcomes: [rowsOf(1, teamsRow('2026-11-14', 3))],
        position: HERE,
      });
      assert.deepEqual([counts.read, await count('usage_reading')], [1, 1]);
    }));

  it('keeps the name of a customer, and the one known before where none is said', () =>
    withFreshDatabase(async (database) => {
      const { store, sweep } = createSweeping(database);
      const names = async () => {
        const { rows } = await database.pool.query<{ name: string | null }>(
          'select customer_name as name from customer order by customer_id',
        );
        return rows.map(({ name }) => name);
      };
      const rows = [teamsRow('2026-11-14', 3)];
      const named = (number: number, customerName: string) =>
        ({ kind: 'rows', customerId: idOf(number), customerName, rows }) as const;
      await sweep([named(1, 'Fabrikam'), named(2, 'Contoso\0 Ltd'), rowsOf(3, ...rows)]);
      assert.deepEqual(await names(), ['Fabrikam', 'Contoso Ltd', null]);
      await sweep([named(1, 'Fabrikam Group'), rowsOf(2, ...rows)]);
      assert.deepEqual(await names(), ['Fabrikam Group', 'Contoso Ltd', null]);
      const run = await store.openRun(NOW, LONG_AGO);
      await store.addDue(run, [{ customerId: idOf(2) }, { customerId: idOf(3), customerName: 'Adatum' }]);
      assert.deepEqual(await names(), ['Fabrikam Group', 'Contoso Ltd', 'Adatum']);
    }));

  it('keeps names and domains from the customer list, also of customers without usage', () =>
    withFreshDatabase(async (database) => {
      const { store, sweep } = createSweeping(database);
      await sweep([rowsOf(1, teamsRow('2026-11-14', 3)), rowsOf(2, teamsRow('2026-11-14', 3))]);
      const run = await store.openRun(NOW, LONG_AGO);
      const listed = { customerId: idOf(1), customerName: 'Contoso\0', domain: 'contoso.example' };
      await store.addListed(run, [listed, listed, { customerId: idOf(2) }, { customerId: idOf(3) }]);
      await store.addListed(run, [{ customerId: idOf(1) }]);
      const { rows } = await database.pool.query(
        'select customer_name as name, domain from customer order by customer_id',
      );
      assert.deepEqual(rows, [
        { name: 'Contoso', domain: 'contoso.example' },
        { name: null, domain: null },
        { name: null, domain: null },
      ]);
    }));

  it('takes names of any length and with any character', () =>
    withFreshDatabase(async (database) => {
      const { sweep, figures } = createSweeping(database);
      const productName = `"{},\\'\n${'W'.repeat(9_000)}\0`;
      await sweep([]);
      const { store } = createSweeping(database);
      const run = await store.openRun(NOW, LONG_AGO);
      const row = teamsRow('2026-11-14', 3, { productName });
      await store.keep(run, { outcomes: [rowsOf(1, row, row)], position: HERE });
      const batch = await figures.nextReadings(1, 0);
      assert.deepEqual(
        batch?.readings[0]?.rows.map((read) => read.productName),
        [productName.replace('\0', '')],
      );
    }));
});

describe('createSweepStore: how far a sweep is', () => {
  it('goes on where the last one stopped, with its counts', () =>
    withFreshDatabase(async ({ kysely }) => {
      const first = createSweepStore(kysely);
      const run = await first.openRun(NOW, LONG_AGO);
      assert.equal(run.position, undefined);
      await first.setEndpoint(run, 'commercial');
      await first.keep(run, {
        outcomes: [
          rowsOf(1, teamsRow('2026-11-14', 3)),
          { kind: 'skipped', customerId: idOf(2), reason: 'no-usage-data' },
          { kind: 'failed', customerId: idOf(3), fault: 'forbidden' },
          { kind: 'failed', customerId: idOf(4), fault: 'forbidden' },
        ],
        position: { kind: 'page', next: '/v1/x?skip=1' },
      });
      const resumed = await createSweepStore(kysely).openRun(new Date(), LONG_AGO);
      assert.deepEqual(resumed, {
        runId: run.runId,
        startedAt: NOW,
        position: { kind: 'page', next: '/v1/x?skip=1' },
        counts: {
          listed: undefined,
          read: 1,
          changed: 1,
          rows: 1,
          skipped: { 'no-usage-data': 1 },
          failed: { forbidden: 2 },
        },
        watching: undefined,
      });
    }));

  it('begins anew after one that finished or is too old, and tells what the newest one did', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createSweepStore(kysely);
      assert.equal(await store.latest(), undefined);
      const old = await store.openRun(NOW, LONG_AGO);
      const second = await store.openRun(NOW, NOW);
      assert.notEqual(second.runId, old.runId);
      await store.end(second, { state: 'failed', at: NOW, failure: 'sign-in-lost' });
      const resumed = await store.openRun(NOW, LONG_AGO);
      assert.equal(resumed.runId, second.runId);
      const summary = await store.end(resumed, { state: 'finished', at: NOW });
      assert.deepEqual(summary, await store.latest());
      assert.deepEqual([summary.state, summary.endedAt, summary.failure], ['finished', NOW, undefined]);
      assert.notEqual((await store.openRun(NOW, LONG_AGO)).runId, second.runId);
    }));

  it('lets nothing be written to a sweep that another process took over', () =>
    withFreshDatabase(async (database) => {
      const { store, count } = createSweeping(database);
      const run = await store.openRun(NOW, LONG_AGO);
      await createSweepStore(database.kysely).openRun(NOW, LONG_AGO);
      const batch = { outcomes: [rowsOf(1, teamsRow('2026-11-14', 3))], position: HERE };
      await assert.rejects(store.keep(run, batch), /took the sweep over/);
      await assert.rejects(store.end(run, { state: 'finished', at: NOW }), /took the sweep over/);
      assert.equal(await count('usage_history'), 0);
    }));

  it('keeps what it did for watches, also for the one that takes it up', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createSweepStore(kysely);
      const run = await store.openRun(NOW, LONG_AGO);
      const watching = {
        subscriptionsRead: 3,
        subscriptionsFailed: { forbidden: 1 },
        subscriptionsEnded: 'sign-in-lost',
        opened: 2,
        woken: 1,
        resolved: 4,
        cards: 2,
      } as const;
      await store.noteWatching(run, watching);
      const resumed = await createSweepStore(kysely).openRun(NOW, LONG_AGO);
      assert.deepEqual(resumed.watching, watching);
      await assert.rejects(store.noteWatching(run, watching), /took the sweep over/);
      assert.deepEqual((await store.latest())?.watching, watching);
      assert.equal((await store.beginAnew(resumed, NOW)).watching, undefined);
    }));

  it('has customers due until they are kept, each once, over a restart', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createSweepStore(kysely);
      const run = await store.openRun(NOW, LONG_AGO);
      await store.addDue(run, [3, 1, 1].map(dueOf));
      await store.addDue(run, [1, 2, 4].map(dueOf));
      assert.equal((await store.endListing(run)).listed, 4);
      const [first = '', ...rest] = await store.nextDue(run, 10);
      assert.equal(rest.length, 3);
      await store.keep(run, {
        outcomes: [
          { kind: 'rows', customerId: first, rows: [teamsRow('2026-11-14', 3)] },
          { kind: 'failed', customerId: rest[0] ?? '', fault: 'unavailable' },
          { kind: 'skipped', customerId: rest[1] ?? '', reason: 'unknown-customer' },
        ],
        position: HERE,
      });
      const again = createSweepStore(kysely);
      assert.deepEqual(await again.nextDue(await again.openRun(NOW, LONG_AGO), 10), rest.slice(2));
    }));

  it('asks nobody for the sake of a sweep that was abandoned', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createSweepStore(kysely);
      const old = await store.openRun(NOW, LONG_AGO);
      await store.addDue(old, [1, 2].map(dueOf));
      const run = await store.beginAnew(old, NOW);
      await store.addDue(run, [2].map(dueOf));
      assert.deepEqual(await store.nextDue(run, 10), [idOf(2)]);
      assert.equal((await store.endListing(run)).listed, 1);
    }));
});

describe('createSweepStore: the last reading', () => {
  it('takes the place of the one before: a renamed product does not count twice', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      const portfolio = createPortfolioStore(database.kysely);
      const copilot = (productName: string) =>
        teamsRow('2026-11-14', 15, { productName, licensesQualified: 105, workloadName: 'Copilot' });
      await sweep([rowsOf(1, copilot('COPILOT FOR M365'))]);
      await sweep([rowsOf(1, copilot('MICROSOFT 365 COPILOT'))]);
      const { seats, unused } = await portfolio.totals();
      assert.deepEqual([seats, unused], [105, { atLeast: 90, atMost: 90 }]);
    }));

  it('holds rows without a date, of a time to come and from long ago', () =>
    withFreshDatabase(async (database) => {
      const { sweep, history } = createSweeping(database);
      const portfolio = createPortfolioStore(database.kysely);
      await sweep([
        rowsOf(1, teamsRow('2026-11-14', 4, { processedDateTime: undefined })),
        rowsOf(
          2,
          teamsRow('2026-11-14', 3),
          teamsRow('2026-11-14', 2, { productName: 'E5', processedDateTime: undefined }),
        ),
        rowsOf(3, teamsRow('2099-01-01', 1)),
        rowsOf(4, teamsRow('2019-01-01', 0)),
      ]);
      const { customers, seats, unused } = await portfolio.totals();
      assert.deepEqual([customers, seats, unused], [4, 50, { atLeast: 40, atMost: 40 }]);
      const [undated] = (await portfolio.page(0, 9)).filter(({ customerId }) => customerId === idOf(1));
      assert.equal(undated?.processedDateTime, undefined);
      const [point] = await history.pointsOf(idOf(1), new Date(0));
      assert.deepEqual([point?.processedDateTime, point?.seats], [NOW, 10]);
      assert.equal(
        (await history.pointsOf(idOf(3), new Date(0)))[0]?.processedDateTime.getTime(),
        NOW.getTime(),
      );
    }));

  it('stays where a sweep brings rows from before it', () =>
    withFreshDatabase(async (database) => {
      const { sweep, teamsOf } = createSweeping(database);
      await sweep([rowsOf(1, teamsRow('2026-11-14', 3))]);
      assert.equal((await sweep([rowsOf(1, teamsRow('2026-11-07', 9))])).counts.changed, 0);
      assert.deepEqual(await teamsOf(1), [['2026-11-14', 30]]);
      // What is newest is gone, and the rest is as it was: that is no reading from before.
      const old = teamsRow('2026-11-10', 5, { workloadName: 'CRM' });
      await sweep([rowsOf(1, teamsRow('2026-11-14', 3), old)]);
      assert.equal((await sweep([rowsOf(1, old)])).counts.changed, 1);
    }));
});

describe('createSweepStore: who is no longer there', () => {
  const row = teamsRow('2026-11-14', 4);
  const listed = (...numbers: readonly number[]) => numbers.map((number) => ({ customerId: idOf(number) }));

  function setUp(database: Parameters<typeof createSweeping>[0]) {
    const { store, sweep, keepAllFigures } = createSweeping(database);
    const portfolio = createPortfolioStore(database.kysely);
    return {
      store,
      sweep,
      keepAllFigures,
      open: () => store.openRun(NOW, LONG_AGO),
      totals: async () => {
        const { customers, customersWithoutData, customersUnread, seats, unused } = await portfolio.totals();
        return [customers, customersWithoutData, customersUnread, seats, unused.atMost];
      },
      names: async () => (await portfolio.page(0, 9)).map(({ customerId }) => Number(customerId.slice(-3))),
    };
  }

  it('leaves figures and portfolio with a complete list, and comes back with one', () =>
    withFreshDatabase(async (database) => {
      const { store, sweep, open, totals, names, keepAllFigures } = setUp(database);
      await sweep([rowsOf(1, row), rowsOf(2, row)]);
      const run = await open();
      await store.addListed(run, listed(1, 3));
      assert.deepEqual(await totals(), [2, 1, 0, 20, 12]);
      await store.endListed(run, NOW);
      assert.deepEqual([await totals(), await names()], [[1, 1, 0, 10, 6], [1]]);
      await store.end(run, { state: 'finished', at: NOW });
      const next = await open();
      await store.keep(next, { outcomes: [rowsOf(2, row)] });
      await store.addListed(next, listed(1, 2, 3));
      await store.endListed(next, NOW);
      await keepAllFigures();
      assert.deepEqual(await totals(), [2, 1, 0, 20, 12]);
    }));

  it('has no figures any more once a complete report has no rows of it', () =>
    withFreshDatabase(async (database) => {
      const { store, sweep, open, totals } = setUp(database);
      await sweep([rowsOf(1, row), rowsOf(2, row)]);
      const run = await open();
      await store.keep(run, { outcomes: [rowsOf(1, row)] });
      assert.deepEqual(await totals(), [2, 0, 0, 20, 12]);
      await store.endReport(run, NOW);
      assert.deepEqual(await totals(), [1, 1, 0, 10, 6]);
    }));

  it('stays when nobody at all is listed or reported: that is no list', () =>
    withFreshDatabase(async (database) => {
      const { store, sweep, open, totals } = setUp(database);
      await sweep([rowsOf(1, row), rowsOf(2, row)]);
      const run = await open();
      await store.endReport(run, NOW);
      await store.endListed(run, NOW);
      await store.endListing(run);
      assert.deepEqual(await totals(), [2, 0, 0, 20, 12]);
    }));

  it('is told from one that could not be read: that keeps what it has, and is counted apart where it has nothing', () =>
    withFreshDatabase(async (database) => {
      const { sweep, totals } = setUp(database);
      await sweep([rowsOf(1, row), rowsOf(2, row), rowsOf(3, row)]);
      await sweep([
        { kind: 'failed', customerId: idOf(1), fault: 'timeout' },
        { kind: 'failed', customerId: idOf(2), fault: 'no-relationship' },
        { kind: 'skipped', customerId: idOf(3), reason: 'no-usage-data' },
      ]);
      assert.deepEqual(await totals(), [1, 1, 1, 10, 6]);
    }));

  it('leaves with the list of a sweep that asks one by one', () =>
    withFreshDatabase(async (database) => {
      const { store, sweep, open, names } = setUp(database);
      await sweep([rowsOf(1, row), rowsOf(2, row)]);
      const run = await open();
      await store.addDue(run, listed(2));
      assert.deepEqual(await names(), [1, 2]);
      await store.endListing(run);
      assert.deepEqual(await names(), [2]);
    }));
});
