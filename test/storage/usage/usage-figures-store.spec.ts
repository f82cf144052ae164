import assert from 'node:assert/strict';
import { createHistoryPruning } from '../../../src/storage/usage/usage-partitions.js';
import { keepFigures } from '../../../src/usecases/sweep/keep-figures.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { createSweeping, HERE, idOf, LONG_AGO, NOW, rowsOf, teamsRow } from '../support/sweeping.js';

const exchangeRow = (day: string, active: number) => teamsRow(day, active, { workloadName: 'Exchange' });

describe('createUsageHistory', () => {
  it('has a point for each time a customer had new rows, over months, oldest first', () =>
    withFreshDatabase(async (database) => {
      const { sweep, history, teamsOf } = createSweeping(database);
      for (const [day, active] of [
        ['2026-10-31', 5],
        ['2026-11-07', 4],
        ['2026-11-14', 3],
      ] as const) {
        await sweep([rowsOf(1, teamsRow(day, active)), rowsOf(2, teamsRow('2026-11-14', 9))]);
      }
      assert.deepEqual(await teamsOf(1), [
        ['2026-10-31', 50],
        ['2026-11-07', 40],
        ['2026-11-14', 30],
      ]);
      assert.deepEqual(await teamsOf(2), [['2026-11-14', 90]]);
      assert.equal((await history.pointsOf(idOf(1), new Date('2026-11-07T00:00:00Z'))).length, 2);
      assert.deepEqual(await history.pointsOf(idOf(9), new Date(0)), []);
    }));

  it('puts rows of different times that were read together into one point', () =>
    withFreshDatabase(async (database) => {
      const { sweep, history } = createSweeping(database);
      await sweep([rowsOf(1, teamsRow('2026-11-07', 5), exchangeRow('2026-11-05', 8))]);
      await sweep([rowsOf(1, teamsRow('2026-11-14', 3), exchangeRow('2026-11-05', 8))]);
      const points = await history.pointsOf(idOf(1), new Date(0));
      assert.deepEqual(
        points.map(({ workloads }) => workloads.map(({ usagePercent }) => usagePercent)),
        [
          [50, 80],
          [30, 80],
        ],
      );
    }));

  it('does not carry on what a later reading no longer had', () =>
    withFreshDatabase(async (database) => {
      const { sweep, history } = createSweeping(database);
      const gone = teamsRow('2026-11-07', 1, { productName: 'VISIO' });
      await sweep([rowsOf(1, teamsRow('2026-11-07', 5), gone)]);
      await sweep([rowsOf(1, teamsRow('2026-11-14', 5))]);
      const points = await history.pointsOf(idOf(1), new Date(0));
      assert.deepEqual(
        points.map(({ seats }) => seats),
        [20, 10],
      );
    }));

  it('keeps a reading whole under its newest time: what is pruned takes no part of a later one', () =>
    withFreshDatabase(async (database) => {
      const { sweep, teamsOf, count } = createSweeping(database);
      await sweep([rowsOf(1, exchangeRow('2026-10-30', 8), teamsRow('2026-11-02', 5))]);
      await sweep([rowsOf(1, teamsRow('2026-11-14', 3))]);
      const pruning = createHistoryPruning(database.kysely);
      assert.equal(await pruning.dropBefore(new Date('2026-11-01T00:00:00Z')), 0);
      assert.deepEqual(await teamsOf(1), [
        ['2026-11-02', 50],
        ['2026-11-14', 30],
      ]);
      assert.equal(await count('usage_history'), 2);
    }));
});

describe('createUsageFigures', () => {
  it('gives changed readings until their figures are kept, and keeps those', () =>
    withFreshDatabase(async (database) => {
      const { store, figures, keepAllFigures } = createSweeping(database);
      const run = await store.openRun(NOW, LONG_AGO);
      const outcomes = [1, 2, 3].map((number) =>
        rowsOf(number, teamsRow('2026-11-14', 2), exchangeRow('2026-11-14', 5)),
      );
      await store.keep(run, { outcomes, position: HERE });
      const batch = await figures.nextReadings(2, 0);
      assert.ok(batch);
      assert.deepEqual(
        batch.readings.map(({ rows }) => rows.length),
        [2, 2],
      );
      assert.deepEqual(await figures.nextReadings(2, 0), batch);
      const next = await figures.nextReadings(5, batch.last);
      assert.deepEqual(
        next?.readings.map(({ customerId }) => customerId),
        [idOf(3)],
      );
      await figures.keepFigures(batch.readings.map(({ customerId }) => ({ customerId, point: undefined })));
      assert.deepEqual(await figures.nextReadings(5, 0), next);
      await keepAllFigures();
      assert.equal(await figures.nextReadings(5, 0), undefined);
      const { rows } = await database.pool.query(
        'select seats::int, unused_at_least::int as least, unused_at_most::int as most from customer_usage',
      );
      assert.deepEqual(rows, [{ seats: 10, least: 3, most: 5 }]);
    }));

  it('keeps the latest with the customer, and leaves them where a reading has none', () =>
    withFreshDatabase(async (database) => {
      const { sweep, figures } = createSweeping(database);
      const latest = async () => {
        const { rows } = await database.pool.query(
          `select processed_at as at, seats::int, unused_at_least::int as least, unused_at_most::int as most
           from customer order by customer_id`,
        );
        return rows;
      };
      await sweep([rowsOf(1, teamsRow('2026-11-07', 9)), rowsOf(2, teamsRow('2026-11-07', 10))]);
      await sweep([rowsOf(1, teamsRow('2026-11-14', 2), exchangeRow('2026-11-14', 5))]);
      const first = { at: new Date('2026-11-14T00:00:00Z'), seats: 10, least: 3, most: 5 };
      const second = { at: new Date('2026-11-07T00:00:00Z'), seats: 10, least: 0, most: 0 };
      assert.deepEqual(await latest(), [first, second]);
      await figures.keepFigures([{ customerId: idOf(1), point: undefined }]);
      assert.deepEqual(await latest(), [first, second]);
    }));

  it('gives customers whose figures the database does not take, keeps all others, and tries them again', () =>
    withFreshDatabase(async (database) => {
      const { store, figures } = createSweeping(database);
      const run = await store.openRun(NOW, LONG_AGO);
      const outcomes = [1, 2, 3, 4, 5].map((number) => rowsOf(number, teamsRow('2026-11-14', number)));
      await store.keep(run, { outcomes, position: HERE });
      await database.pool.query('alter table customer add constraint odd check (unused_at_most <> 7)');
      const leftOut: string[] = [];
      const { signal } = new AbortController();
      await keepFigures(figures, signal, { leaveOut: (customerId) => leftOut.push(customerId) });
      assert.deepEqual(leftOut, [idOf(3)]);
      await database.pool.query('alter table customer drop constraint odd');
      await keepFigures(figures, signal);
      assert.equal(await figures.nextReadings(5, 0), undefined);
    }));
});
