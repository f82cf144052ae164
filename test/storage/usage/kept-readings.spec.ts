import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Database } from '../../../src/storage/open-database.js';
import { createDeploymentReadings } from '../../../src/storage/usage/deployment-store.js';
import { createKeptReadings } from '../../../src/storage/usage/kept-readings.js';
import { createPortfolioStore } from '../../../src/storage/usage/portfolio-store.js';
import { deploymentRow, subscriptionTerm } from '../../helpers/contract-rows.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { createSweeping, idOf, LONG_AGO, NOW, rowsOf, teamsRow } from '../support/sweeping.js';

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

function setUp(database: Database) {
  const changed: string[] = [];
  const kept = createKeptReadings(database.kysely, {
    historyDays: 400,
    clock: { now: () => later(60) },
    onChanged: (customerId) => changed.push(customerId),
  });
  const portfolio = createPortfolioStore(database.kysely);
  return {
    ...createSweeping(database),
    kept,
    changed,
    portfolio,
    unused: async () => {
      const { customers, unused } = await portfolio.totals();
      return [customers, unused.atLeast, unused.atMost];
    },
  };
}

describe('createKeptReadings', () => {
  it('gives an answer what a sweep read, and totals and trend what an answer read', () =>
    withFreshDatabase(async (database) => {
      const { sweep, kept, unused, teamsOf, changed } = setUp(database);
      assert.equal(await kept.usage.readAt(idOf(1)), undefined);
      await sweep([rowsOf(1, teamsRow('2026-11-07', 9)), rowsOf(2, teamsRow('2026-11-07', 9))]);
      assert.deepEqual(await kept.usage.readAt(idOf(1)), NOW);
      assert.deepEqual(await kept.usage.read(idOf(1)), { rows: [teamsRow('2026-11-07', 9)], readAt: NOW });
      const newer = [teamsRow('2026-11-14', 3)];
      assert.deepEqual(await kept.usage.keep(idOf(1), newer, later(5)), { rows: newer, readAt: later(5) });
      assert.deepEqual([await unused(), changed], [[2, 8, 8], [idOf(1)]]);
      assert.deepEqual(await teamsOf(1), [
        ['2026-11-07', 90],
        ['2026-11-14', 30],
      ]);
    }));

  it('leaves what is newer, by its rows or by when it was read, and gives it back', () =>
    withFreshDatabase(async (database) => {
      const { sweep, kept, unused, changed } = setUp(database);
      const row = teamsRow('2026-11-14', 3);
      await sweep([rowsOf(1, row)]);
      const older = await kept.usage.keep(idOf(1), [teamsRow('2026-11-07', 9)], later(5));
      assert.deepEqual(older.rows, [row]);
      const slow = await kept.usage.keep(idOf(1), [teamsRow('2026-11-14', 9)], later(-5));
      assert.deepEqual(slow.rows, [row]);
      assert.deepEqual([await unused(), changed], [[1, 7, 7], []]);
    }));

  it('takes figures away where an answer has no rows any more', () =>
    withFreshDatabase(async (database) => {
      const { sweep, kept, unused, changed } = setUp(database);
      await sweep([rowsOf(1, teamsRow('2026-11-14', 3))]);
      await kept.usage.keep(idOf(1), [], later(5));
      assert.deepEqual([await unused(), changed], [[0, 0, 0], [idOf(1)]]);
      assert.deepEqual(await kept.usage.read(idOf(1)), { rows: [], readAt: later(5) });
    }));

  it('does not give half of a customer while a sweep is at it', () =>
    withFreshDatabase(async (database) => {
      const { store, kept, keepAllFigures } = setUp(database);
      const run = await store.openRun(NOW, LONG_AGO);
      await store.keep(run, { outcomes: [rowsOf(1, teamsRow('2026-11-14', 3))] });
      assert.deepEqual(
        [await kept.usage.readAt(idOf(1)), await kept.usage.read(idOf(1))],
        [undefined, undefined],
      );
      await keepAllFigures();
      assert.ok(await kept.usage.readAt(idOf(1)));
    }));

  it('counts seats nobody was given into the figures of everyone, whoever read them', () =>
    withFreshDatabase(async (database) => {
      const { sweep, kept, unused, keepAllFigures } = setUp(database);
      const suite = ['Teams', 'Exchange'].map((workloadName) => teamsRow('2026-11-14', 6, { workloadName }));
      await sweep([rowsOf(1, ...suite), rowsOf(2, ...suite)]);
      assert.deepEqual(await unused(), [2, 0, 8]);
      const rows = [deploymentRow({ licensesSold: 10, licensesDeployed: 7 })];
      await kept.deployment.keep(idOf(1), rows, later(5));
      assert.deepEqual(await unused(), [2, 3, 8]);
      assert.deepEqual(await kept.deployment.read(idOf(1)), { rows, readAt: later(5) });
      await createDeploymentReadings(database.kysely).keep([{ customerId: idOf(2), rows }], later(6));
      await keepAllFigures();
      assert.deepEqual(await unused(), [2, 6, 8]);
    }));

  it('works figures out from usage and deployment together, whichever was there first', () =>
    withFreshDatabase(async (database) => {
      const { sweep, kept, unused } = setUp(database);
      const suite = (active: number) =>
        ['Teams', 'Exchange'].map((workloadName) => teamsRow('2026-11-14', active, { workloadName }));
      await sweep([rowsOf(1, ...suite(6))]);
      for (let round = 1; round <= 12; round += 1) {
        const deployed = 6 + (round % 4);
        const deployment = [deploymentRow({ licensesSold: 10, licensesDeployed: deployed })];
        await Promise.all([
          kept.usage.keep(idOf(1), suite(5 + (round % 2)), later(round)),
          kept.deployment.keep(idOf(1), deployment, later(round)),
        ]);
        assert.deepEqual((await unused()).slice(0, 2), [1, 10 - deployed], `round ${round}`);
      }
    }));

  it('asks about a customer without usage, and about an id that is none', () =>
    withFreshDatabase(async (database) => {
      const { kept } = setUp(database);
      const terms = [subscriptionTerm()];
      await kept.subscriptions.keep(idOf(5), terms, NOW);
      const times = await Promise.all([
        kept.usage.readAt(idOf(5)),
        kept.subscriptions.readAt(idOf(5)),
        kept.usage.readAt('no id'),
      ]);
      assert.deepEqual(times, [undefined, NOW, undefined]);
      assert.deepEqual(await kept.subscriptions.read(idOf(5)), { rows: terms, readAt: NOW });
      await kept.subscriptions.keep(idOf(5), [], later(-5));
      assert.deepEqual((await kept.subscriptions.read(idOf(5)))?.rows, terms);
    }));
});

describe('rows that are kept already', () => {
  const usage = [teamsRow('2026-11-14', 3)];
  const deployment = [deploymentRow({ licensesSold: 10, licensesDeployed: 7 })];
  const terms = [subscriptionTerm()];

  /** Reads as an answer keeps them, and how many statements that takes. */
  function setUpCounted(database: Database) {
    let statements = 0;
    const counted = database.kysely.withPlugin({
      transformQuery({ node }) {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const kept = createKeptReadings(counted, { historyDays: 400, clock: { now: () => later(60) } });
    return {
      ...createSweeping(database),
      other: createKeptReadings(database.kysely, { historyDays: 400, clock: { now: () => later(60) } }),
      kept,
      async keepAll(minutes: number): Promise<number> {
        const before = statements;
        await Promise.all([
          kept.usage.keep(idOf(1), usage, later(minutes)),
          kept.deployment.keep(idOf(1), deployment, later(minutes)),
          kept.subscriptions.keep(idOf(1), terms, later(minutes)),
        ]);
        return statements - before;
      },
      readAll: () =>
        Promise.all([
          kept.usage.read(idOf(1)),
          kept.deployment.read(idOf(1)),
          kept.subscriptions.read(idOf(1)),
        ]),
    };
  }

  const asOf = (minutes: number) =>
    [usage, deployment, terms].map((rows) => ({ rows, readAt: later(minutes) }));

  it('take one statement, which moves their time on', () =>
    withFreshDatabase(async (database) => {
      const { keepAll, readAll } = setUpCounted(database);
      await keepAll(1);
      assert.equal(await keepAll(2), 1);
      assert.deepEqual(await readAll(), asOf(2));
      assert.equal(await keepAll(3), 1);
      assert.deepEqual(await readAll(), asOf(3));
    }));

  it('are written again after an hour, whatever became of them', () =>
    withFreshDatabase(async (database) => {
      const { keepAll } = setUpCounted(database);
      await keepAll(1);
      assert.equal(await keepAll(61), 1);
      assert.ok((await keepAll(62)) > 5);
      assert.equal(await keepAll(63), 1);
    }));

  it('are written where another process or a sweep kept others since', () =>
    withFreshDatabase(async (database) => {
      const { keepAll, readAll, other } = setUpCounted(database);
      await keepAll(1);
      await other.usage.keep(idOf(1), [teamsRow('2026-11-14', 9)], later(2));
      await other.deployment.keep(idOf(1), [], later(2));
      await other.subscriptions.keep(idOf(1), [], later(2));
      await keepAll(3);
      assert.deepEqual(await readAll(), asOf(3));
    }));

  it('are written where a report ended without them', () =>
    withFreshDatabase(async (database) => {
      const { keepAll, readAll } = setUpCounted(database);
      await keepAll(1);
      const reports = createDeploymentReadings(database.kysely);
      await reports.keep([{ customerId: idOf(2), rows: deployment }], later(2));
      await reports.endReport(later(2));
      await keepAll(3);
      assert.deepEqual((await readAll())[1], asOf(3)[1]);
    }));

  it('have figures worked out where whoever changed them was kept from it', () =>
    withFreshDatabase(async (database) => {
      const { keepAll, kept } = setUpCounted(database);
      await keepAll(1);
      await sql`update customer set needs_figures = true where customer_id = ${idOf(1)}`.execute(
        database.kysely,
      );
      await keepAll(2);
      assert.deepEqual(await kept.usage.readAt(idOf(1)), later(2));
    }));

  it('bring a customer back that had left', () =>
    withFreshDatabase(async (database) => {
      const { keepAll, kept } = setUpCounted(database);
      await keepAll(1);
      await sql`update customer set left_at = now() where customer_id = ${idOf(1)}`.execute(database.kysely);
      assert.equal(await kept.usage.readAt(idOf(1)), undefined);
      await keepAll(3);
      assert.deepEqual(await kept.usage.readAt(idOf(1)), later(3));
    }));

  it('are those of their customer alone, though two have the very same', () =>
    withFreshDatabase(async (database) => {
      const { kept } = setUpCounted(database);
      await kept.subscriptions.keep(idOf(1), terms, later(1));
      await kept.subscriptions.keep(idOf(2), terms, later(1));
      assert.deepEqual(await kept.subscriptions.read(idOf(2)), { rows: terms, readAt: later(1) });
    }));
});

describe('createDeploymentReadings', () => {
  const query = { readBefore: later(-60), staleBefore: later(-600) };

  it('is due of customers with seats unused: never read, or before their usage changed', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      const readings = createDeploymentReadings(database.kysely);
      await sweep([
        rowsOf(1, teamsRow('2026-11-14', 10)),
        ...[2, 3, 4, 5].map((number) => rowsOf(number, teamsRow('2026-11-14', 3))),
      ]);
      const rows = [deploymentRow()];
      await readings.keep([{ customerId: idOf(3), rows }], later(-30));
      await readings.keep([{ customerId: idOf(4), rows }], later(-90));
      await database.pool.query('update customer set usage_changed_at = $1 where customer_id = $2', [
        later(-120),
        idOf(4),
      ]);
      await readings.keep([{ customerId: idOf(5), rows }], later(-90));
      const due = await readings.due(query, 0, 10);
      assert.deepEqual(
        due.map(({ customerId }) => customerId),
        [idOf(2), idOf(5)],
      );
      assert.deepEqual(await readings.due(query, due.at(-1)?.customerNo ?? 0, 10), []);
    }));

  it('is over for those that a complete report does not have, unless it has nobody', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      const readings = createDeploymentReadings(database.kysely);
      await sweep([rowsOf(1, teamsRow('2026-11-14', 3))]);
      const rowsKept = async () => {
        const { rows } = await database.pool.query<{ n: number }>(
          'select jsonb_array_length(rows) as n from deployment_reading order by customer_id',
        );
        return rows.map(({ n }) => n);
      };
      await readings.keep(
        [1, 2].map((number) => ({ customerId: idOf(number), rows: [deploymentRow()] })),
        NOW,
      );
      await readings.endReport(later(1));
      assert.deepEqual(await rowsKept(), [1, 1]);
      await readings.keep([{ customerId: idOf(2), rows: [deploymentRow()] }], later(2));
      await readings.keep(
        [{ customerId: idOf(2), rows: [deploymentRow({ productName: 'E5' })] }],
        later(2),
        true,
      );
      await readings.endReport(later(1));
      assert.deepEqual(await rowsKept(), [0, 2]);
    }));
});
