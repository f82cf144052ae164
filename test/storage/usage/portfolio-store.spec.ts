import assert from 'node:assert/strict';
import { createSweepStore } from '../../../src/storage/sweep/sweep-store.js';
import { createPortfolioStore } from '../../../src/storage/usage/portfolio-store.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { keepCustomers } from '../support/portfolio.js';
import { idOf, LONG_AGO, NOW } from '../support/sweeping.js';

const STAMP = new Date('2026-11-14T00:00:00Z');

describe('createPortfolioStore', () => {
  it('ranks by the seats unused for certain, then by those there may be, then by the name', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      await keepCustomers(pool, [
        { number: 1, name: 'Zeta', seats: 50, unused: [12, 30] },
        { number: 2, name: 'Beta', seats: 40, unused: [30, 30] },
        { number: 3, name: 'Alpha', seats: 50, unused: [12, 30] },
        { number: 4, name: 'Gamma', seats: 3_000_000_000, unused: [0, 2_500_000_000] },
        { number: 5, name: 'Nothing yet' },
        { number: 6, seats: 8, unused: [0, 0] },
      ]);
      const portfolio = createPortfolioStore(kysely);
      const all = await portfolio.page(0, 10);
      assert.deepEqual(
        all.map(({ customerName }) => customerName),
        ['Beta', 'Alpha', 'Zeta', 'Gamma', idOf(6)],
      );
      assert.deepEqual(await portfolio.page(2, 2), all.slice(2, 4));
      assert.deepEqual(await portfolio.page(5, 2), []);
      assert.deepEqual(all[2], {
        customerId: idOf(1),
        customerName: 'Zeta',
        seats: 50,
        unused: { atLeast: 12, atMost: 30 },
        processedDateTime: STAMP,
      });
    }));

  it('adds up the customers with figures and counts the others', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      const portfolio = createPortfolioStore(kysely);
      const nothing = { seats: 0, unused: { atLeast: 0, atMost: 0 } };
      assert.deepEqual(await portfolio.totals(), {
        customers: 0,
        customersWithoutData: 0,
        customersUnread: 0,
        without: [],
        ...nothing,
      });
      await keepCustomers(pool, [
        { number: 1, seats: 50, unused: [12, 30] },
        { number: 2, seats: 3_000_000_000, unused: [1, 2_500_000_000] },
        { number: 3 },
        { number: 4 },
      ]);
      assert.deepEqual(await portfolio.totals(), {
        customers: 2,
        customersWithoutData: 2,
        customersUnread: 0,
        without: [idOf(3), idOf(4)],
        seats: 3_000_000_050,
        unused: { atLeast: 13, atMost: 2_500_000_030 },
      });
    }));

  it('tells when the last sweep came to its end, whatever became of later ones', () =>
    withFreshDatabase(async ({ kysely }) => {
      const portfolio = createPortfolioStore(kysely);
      const sweeps = createSweepStore(kysely);
      const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
      assert.equal(await portfolio.sweptAt(), undefined);
      const run = await sweeps.openRun(NOW, LONG_AGO);
      assert.equal(await portfolio.sweptAt(), undefined);
      await sweeps.end(run, { state: 'finished', at: later(5) });
      const failed = await sweeps.openRun(later(60), LONG_AGO);
      await sweeps.end(failed, { state: 'failed', at: later(61), failure: 'timeout' });
      assert.deepEqual(await portfolio.sweptAt(), later(5));
    }));
});
