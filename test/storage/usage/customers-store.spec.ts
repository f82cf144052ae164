import assert from 'node:assert/strict';
import { createLogger } from '../../../src/base/logger.js';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import { migrate } from '../../../src/storage/database/migrate.js';
import { MIGRATIONS } from '../../../src/storage/migrations/index.js';
import type { Database } from '../../../src/storage/open-database.js';
import { createCustomersStore } from '../../../src/storage/usage/customers-store.js';
import { createSubscriptionReadings } from '../../../src/storage/usage/subscription-store.js';
import type { CustomersTest } from '../../../src/usecases/portfolio/customers-ports.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { termOf } from '../../helpers/watching.js';
import { createSweeping, HERE, idOf, LONG_AGO, NOW, rowsOf, teamsRow } from '../support/sweeping.js';

const TODAY = '2026-11-20';
const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** A suite's row; the suite has ten seats unless said otherwise. */
const suite = (workloadName: string, active: number, seats = 10, productName = 'OFFICE 365 E3') =>
  usageRow({
    productName,
    workloadName,
    licensesQualified: seats,
    licensesActive: active,
    processedDateTime: day(TODAY),
  });

async function listing({ kysely, pool }: Database) {
  const store = createCustomersStore(kysely);
  const numbers = new Map((await store.parts()).map(({ kind, name, partNo }) => [`${kind} ${name}`, partNo]));
  return {
    store,
    async named(names: readonly string[] | undefined, test: CustomersTest) {
      const partNos = names?.map((name) => numbers.get(name) ?? assert.fail(`no part ${name}`));
      const { items, total } = await store.passing({ partNos, test }, 0, 8);
      assert.equal(total, items.length);
      return items.map(({ customerId, seats, unused }) => [
        Number(customerId.slice(-4)),
        seats,
        unused.atLeast,
        unused.atMost,
      ]);
    },
    leave: (number: number) =>
      pool.query('update customer set left_at = now() where customer_id = $1', [idOf(number)]),
  };
}

describe('createCustomersStore', () => {
  it('lists customers by a workload, a product or everything they have, by the rules of a card', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      await sweep([
        // 50 seats: 12-30 of them unused, as in docs/design.md.
        rowsOf(1, suite('Exchange', 20, 50), suite('Teams', 18, 50)),
        rowsOf(2, suite('Teams', 0), suite('Teams', 4, 10, 'TEAMS ESSENTIALS')),
        rowsOf(3, suite('Teams', 0), suite('Exchange', 9)),
        rowsOf(4, suite('Exchange', 12)),
      ]);
      const { named } = await listing(database);
      const e3 = ['product OFFICE 365 E3'];
      assert.deepEqual(await named(e3, { kind: 'unused', atLeast: 1 }), [
        [1, 50, 12, 30],
        [2, 10, 10, 10],
        [3, 10, 1, 1],
      ]);
      assert.deepEqual(await named(e3, { kind: 'unused', atLeast: 11 }), [[1, 50, 12, 30]]);
      assert.deepEqual(await named(e3, { kind: 'below-percent', percent: 41 }), [
        [2, 10, 10, 10],
        [1, 50, 12, 30],
      ]);
      assert.deepEqual(await named(e3, { kind: 'below-percent', percent: 40 }), [[2, 10, 10, 10]]);
      assert.deepEqual(await named(e3, { kind: 'uses-none' }), [[2, 10, 10, 10]]);
      assert.deepEqual(await named(['workload Teams'], { kind: 'uses-none' }), [[3, 10, 10, 10]]);
      assert.deepEqual(await named(['workload Teams'], { kind: 'uses-some' }), [
        [1, 50, 32, 32],
        [2, 20, 16, 16],
      ]);
      assert.deepEqual(await named(['workload Exchange'], { kind: 'above-percent', percent: 100 }), [
        [4, 10, 0, 0],
      ]);
      assert.deepEqual(await named(undefined, { kind: 'unused', atLeast: 10 }), [
        [1, 50, 12, 30],
        [2, 20, 16, 16],
      ]);
      assert.deepEqual(await named([...e3, 'product TEAMS ESSENTIALS'], { kind: 'has-seats' }), [
        [1, 50, 12, 30],
        [2, 20, 16, 16],
        [3, 10, 1, 1],
        [4, 10, 0, 0],
      ]);
      assert.deepEqual(await named([], { kind: 'has-seats' }), []);
      // Who has none of it, with all that they have.
      assert.deepEqual(await named(['workload Teams'], { kind: 'lacks' }), [[4, 10, 0, 0]]);
      assert.deepEqual(await named([...e3, 'product TEAMS ESSENTIALS'], { kind: 'lacks' }), []);
    }));

  it('cuts pages out of a list and says how long it is', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      await sweep([1, 2, 3, 4, 5].map((number) => rowsOf(number, teamsRow(TODAY, number))));
      const { store } = await listing(database);
      const test = { kind: 'unused', atLeast: 1 } as const;
      const page = await store.passing({ partNos: undefined, test }, 2, 2);
      assert.deepEqual([page.total, page.items.map(({ customerId }) => customerId)], [5, [idOf(3), idOf(4)]]);
      assert.deepEqual(await store.passing({ partNos: undefined, test }, 6, 2), { total: 5, items: [] });
    }));

  it('forgets who has no usage any more, and whose product is gone', () =>
    withFreshDatabase(async (database) => {
      const { sweep, store: sweeps } = createSweeping(database);
      await sweep([rowsOf(1, suite('Teams', 1)), rowsOf(2, suite('Teams', 1))]);
      await sweep([rowsOf(1, suite('Teams', 1, 10, 'TEAMS ESSENTIALS'))]);
      const { named, store } = await listing(database);
      assert.deepEqual(await named(['product OFFICE 365 E3'], { kind: 'has-seats' }), [[2, 10, 9, 9]]);
      const run = await sweeps.openRun(NOW, LONG_AGO);
      await sweeps.keep(run, {
        outcomes: [1, 2].map((number) => ({
          kind: 'skipped',
          customerId: idOf(number),
          reason: 'no-usage-data',
        })),
        position: HERE,
      });
      assert.equal(await store.isFilled(), false);
    }));

  it('tells whose share of unused seats grew or shrank since the reading before, or since a day', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      const weeks = ['2026-10-30', '2026-11-06', '2026-11-13', '2026-11-20'];
      // Active seats of ten, week by week.
      const courses = [
        [9, 9, 9, 5],
        [2, 4, 8, 9],
        [9, 5, 5, 5],
        [5, 5, 5, 5],
      ];
      for (const [week, text] of weeks.entries())
        await sweep(courses.map((course, at) => rowsOf(at + 1, teamsRow(text, course[week] ?? 0))));
      const { store } = await listing(database);
      const changed = async (direction: 'worse' | 'better', since?: Date) =>
        (await store.changed({ direction, since }, 0, 8)).items.map(({ customerId, unused, before }) => [
          Number(customerId.slice(-4)),
          before?.at.toISOString().slice(0, 10),
          before?.unused.atMost,
          unused.atMost,
        ]);
      assert.deepEqual(await changed('worse'), [[1, '2026-11-13', 1, 5]]);
      assert.deepEqual(await changed('better'), [[2, '2026-11-13', 2, 1]]);
      assert.deepEqual(await changed('worse', day('2026-10-31')), [
        [1, '2026-10-30', 1, 5],
        [3, '2026-10-30', 1, 5],
      ]);
      assert.deepEqual(await changed('better', day('2026-11-04')), [[2, '2026-11-06', 6, 1]]);
      assert.deepEqual(await changed('better', day('2026-08-01')), []);
      // The same reading once more is no change.
      await sweep(courses.map((course, at) => rowsOf(at + 1, teamsRow(TODAY, course[3] ?? 0))));
      assert.deepEqual(await changed('worse'), [[1, '2026-11-13', 1, 5]]);
    }));

  it('lists terms by the day they end, with what their customer is known by; whoever left has none', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      const subscriptions = createSubscriptionReadings(database.kysely);
      await sweep([1, 2, 3].map((number) => rowsOf(number, suite('Teams', 1))));
      const ending = (subscriptionId: string, on: string, term: Partial<SubscriptionTerm> = {}) =>
        termOf({ subscriptionId, commitmentEndDate: day(on), ...term });
      await subscriptions.keep(
        [
          {
            customerId: idOf(1),
            terms: [ending('a', '2026-12-31'), ending('b', '2026-12-01', { offerName: 'Power BI Pro' })],
            endsAt: undefined,
          },
          {
            customerId: idOf(2),
            terms: [
              ending('c', '2026-12-15'),
              ending('d', '2027-01-01'),
              ending('e', '2026-12-16', { status: 'deleted' }),
              ending('f', '2026-12-17', { billingType: 'usage' }),
            ],
            endsAt: undefined,
          },
          { customerId: idOf(3), terms: [ending('g', '2026-12-02')], endsAt: undefined },
        ],
        NOW,
      );
      const { store, leave } = await listing(database);
      await leave(3);
      const december = { from: day('2026-12-01'), to: day('2026-12-31') };
      const listed = async (words?: string, offset = 0, limit = 8) => {
        const { items, total } = await store.terms({ span: december, words }, offset, limit);
        return [total, ...items.map(({ subscriptionId }) => subscriptionId)];
      };
      assert.deepEqual(await listed(), [3, 'b', 'c', 'a']);
      assert.deepEqual(await listed(undefined, 1, 1), [3, 'c']);
      assert.deepEqual(await listed('powerbi'), [1, 'b']);
      assert.deepEqual(await listed('p'), [0]);
      const { items } = await store.terms({ span: december, words: undefined }, 0, 1);
      assert.equal(items[0]?.customer.customerId, idOf(1));
      assert.equal(items[0]?.rows.length, 1);
      assert.equal(items[0]?.terms.length, 2);
      assert.deepEqual(await store.termCoverage(), { customers: 2, read: 2 });
      // A later reading takes the place of the one before.
      await subscriptions.keep([{ customerId: idOf(1), terms: [], endsAt: undefined }], NOW);
      assert.deepEqual(await listed(), [1, 'c']);
    }));

  it('finds terms by their product that an older version kept', () =>
    withFreshDatabase(async (database) => {
      const { pool } = database;
      const logger = createLogger('silent');
      const at = MIGRATIONS.findIndex(({ name }) => name === '0017-offer-name');
      await pool.query('drop schema public cascade; create schema public');
      await migrate(pool, logger, MIGRATIONS.slice(0, at));
      await pool.query(
        `insert into subscription_term (customer_id, subscription_id, last_day, offer_key)
         select $1, offer_key, '2026-12-24', offer_key from unnest($2::text[]) as offers (offer_key)`,
        [idOf(1), ['power bi pro', 'power bi premium', 'visio plan 2']],
      );
      await migrate(pool, logger);
      const store = createCustomersStore(database.kysely);
      const span = { from: day('2026-12-01'), to: day('2026-12-31') };
      const totalOf = async (words: string) => (await store.terms({ span, words }, 0, 8)).total;
      assert.deepEqual(
        [await totalOf('power bi'), await totalOf('visio'), await totalOf('bi pr')],
        [2, 1, 0],
      );
    }));

  it('counts whose terms were read among those with figures, without those who left', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      await sweep([1, 2, 3].map((number) => rowsOf(number, suite('Teams', 1))));
      await database.pool.query('update customer set seats = null where customer_id = $1', [idOf(2)]);
      const readings = [1, 2].map((number) => ({ customerId: idOf(number), terms: [], endsAt: undefined }));
      await createSubscriptionReadings(database.kysely).keep(readings, NOW);
      const { store, leave } = await listing(database);
      assert.deepEqual(await store.termCoverage(), { customers: 2, read: 1 });
      await leave(1);
      assert.deepEqual(await store.termCoverage(), { customers: 1, read: 0 });
    }));
});
