import assert from 'node:assert/strict';
import { createSubscriptionReadings } from '../../../src/storage/usage/subscription-store.js';
import type { SubscriptionReadings } from '../../../src/usecases/sweep/sweep-ports.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { termOf } from '../../helpers/watching.js';
import { createSweeping, idOf, rowsOf, teamsRow } from '../support/sweeping.js';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const QUERY: Parameters<SubscriptionReadings['due']>[0] = {
  figuresSince: day('2026-11-07'),
  readBefore: day('2026-11-20'),
  staleBefore: day('2026-11-14'),
  endsBy: day('2026-12-28'),
  customerIds: undefined,
};

describe('createSubscriptionReadings', () => {
  it('has those due that were never read and have fresh figures, also where every seat is used', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      const subscriptions = createSubscriptionReadings(database.kysely);
      await sweep([
        rowsOf(1, teamsRow('2026-11-14', 3)),
        rowsOf(2, teamsRow('2026-11-14', 10)),
        rowsOf(3, teamsRow('2026-11-06', 3)),
        rowsOf(4, teamsRow('2026-11-14', 9, { licensesQualified: 30 })),
      ]);
      const due = await subscriptions.due(QUERY, 0, 10);
      assert.deepEqual(due.map(({ customerId, seats }) => [customerId, seats]).sort(), [
        [idOf(1), 10],
        [idOf(2), 10],
        [idOf(4), 30],
      ]);
      const only = await subscriptions.due({ ...QUERY, customerIds: [idOf(4), idOf(2)] }, 0, 10);
      assert.deepEqual(only.map(({ customerId }) => customerId).sort(), [idOf(2), idOf(4)]);
      const [first, second] = due;
      assert.deepEqual(await subscriptions.due(QUERY, 0, 1), [first]);
      assert.deepEqual(await subscriptions.due(QUERY, first?.customerNo ?? 0, 1), [second]);
    }));

  it('reads again what is old and ends soon, and everything once a week', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      const subscriptions = createSubscriptionReadings(database.kysely);
      const cases: readonly (readonly [readAt: string, endsAt: string | undefined, isDue: boolean])[] = [
        ['2026-11-19', '2026-12-28', true],
        ['2026-11-20', '2026-12-28', false],
        ['2026-11-19', '2026-12-29', false],
        ['2026-11-19', undefined, false],
        ['2026-11-14', '2027-12-29', false],
        ['2026-11-13', '2027-12-29', true],
        ['2026-11-13', undefined, true],
        ['2026-11-19', '2026-11-01', true],
      ];
      await sweep(cases.map((_, at) => rowsOf(at, teamsRow('2026-11-14', 3))));
      for (const [at, [readAt, endsAt]] of cases.entries()) {
        await subscriptions.keep(
          [{ customerId: idOf(at), terms: [], endsAt: endsAt === undefined ? undefined : day(endsAt) }],
          day(readAt),
        );
      }
      const due = (await subscriptions.due(QUERY, 0, 10)).map(({ customerId }) => customerId);
      assert.deepEqual(
        cases.map((_, at) => due.includes(idOf(at))),
        cases.map(([, , isDue]) => isDue),
      );
    }));

  it('keeps a reading in the place of the one before', () =>
    withFreshDatabase(async (database) => {
      const subscriptions = createSubscriptionReadings(database.kysely);
      const customerId = idOf(1);
      await subscriptions.keep(
        [{ customerId, terms: [termOf()], endsAt: day('2026-12-10') }],
        day('2026-11-20'),
      );
      await subscriptions.keep([{ customerId, terms: [], endsAt: undefined }], day('2026-11-21'));
      const { rows } = await database.pool.query('select * from subscription_reading');
      assert.deepEqual(rows, [
        { customer_id: customerId, read_at: day('2026-11-21'), terms: [], ends_at: null },
      ]);
    }));
});
