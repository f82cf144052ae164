import assert from 'node:assert/strict';
import { createPlannedChanges } from '../../../src/storage/plan/planned-change-store.js';
import type { KeptChange, PlansWanted } from '../../../src/usecases/plan/plan-ports.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { keepCustomers } from '../support/portfolio.js';
import { idOf } from '../support/sweeping.js';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const FROM = day('2026-11-21');
const ALL: PlansWanted = { basis: 'retail', from: FROM, to: undefined };

function change(
  number: number,
  lastDay: string | undefined,
  [currency, saving]: readonly [currency: string, saving: number] | readonly [] = [],
  changes: Partial<KeptChange> = {},
): KeptChange {
  return {
    customerId: idOf(number),
    basis: 'retail',
    subscriptionId: `of ${number} ending ${lastDay}`,
    product: 'Power BI Pro',
    seats: 10,
    lastDay: lastDay === undefined ? undefined : day(lastDay),
    saving:
      currency === undefined
        ? undefined
        : { currency, atLeast: saving ?? 0, atMost: saving ?? 0, isAtMost: false },
    ...changes,
  };
}

const CHANGES = [
  change(1, '2026-12-01', ['EUR', 40]),
  change(1, '2027-03-01', ['EUR', 60]),
  change(2, '2026-12-31', ['EUR', 70]),
  change(3, '2027-01-01', ['USD', 9000]),
  change(4, '2026-12-05', [], { seats: 900 }),
  change(5, undefined, ['EUR', 1]),
  change(6, '2026-11-20', ['EUR', 1_000_000]),
];
const NAMES = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta'];

describe('createPlannedChanges', () => {
  async function withPlans(run: (plans: ReturnType<typeof createPlannedChanges>) => Promise<void>) {
    await withFreshDatabase(async ({ kysely, pool }) => {
      await keepCustomers(
        pool,
        NAMES.map((name, at) => ({ number: at + 1, name, seats: 50, unused: [1, 2] as const })),
      );
      const plans = createPlannedChanges(kysely);
      await plans.keep(
        NAMES.map((_, at) => idOf(at + 1)),
        CHANGES,
      );
      await run(plans);
    });
  }
  const namesOf = (lines: Awaited<ReturnType<ReturnType<typeof createPlannedChanges>['list']>>) =>
    lines.map(({ customer: { customerName } }) => customerName);

  it('lists the largest savings first, currencies apart, and those without a price last', () =>
    withPlans(async (plans) => {
      const lines = await plans.list(ALL, 0, 10);
      assert.deepEqual(namesOf(lines), ['Alpha', 'Beta', 'Epsilon', 'Gamma', 'Delta']);
      const euros = (amount: number) => [
        { currency: 'EUR', atLeast: amount, atMost: amount, isAtMost: false },
      ];
      assert.deepEqual(lines[0], {
        customer: { customerId: idOf(1), customerName: 'Alpha' },
        seats: 20,
        changes: 2,
        savings: euros(100),
        firstLastDay: day('2026-12-01'),
        isOneDay: false,
      });
      assert.deepEqual([lines[2]?.firstLastDay, lines[4]?.savings], [undefined, []]);
      assert.deepEqual(namesOf(await plans.list(ALL, 2, 2)), ['Epsilon', 'Gamma']);
    }));

  it('takes what is to be decided about by a day alone, and adds that up', () =>
    withPlans(async (plans) => {
      const wanted = { ...ALL, to: day('2026-12-31') };
      assert.deepEqual(namesOf(await plans.list(wanted, 0, 10)), ['Beta', 'Alpha', 'Epsilon', 'Delta']);
      assert.deepEqual(await plans.totals(wanted), {
        customers: 4,
        seats: 930,
        changes: 4,
        savings: [{ currency: 'EUR', atLeast: 111, atMost: 111, isAtMost: false }],
      });
      assert.deepEqual(await plans.totals({ ...ALL, basis: 'cost' }), {
        customers: 0,
        seats: 0,
        changes: 0,
        savings: [],
      });
    }));

  it('puts what is worked out anew in the place of all that was kept of a customer', () =>
    withPlans(async (plans) => {
      await plans.keep([idOf(1), idOf(2)], [change(1, '2027-05-01', ['EUR', 5], { seats: 1 })]);
      assert.deepEqual(namesOf(await plans.list(ALL, 0, 10)), ['Alpha', 'Epsilon', 'Gamma', 'Delta']);
    }));

  it('leaves out who is no customer any more', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      await keepCustomers(pool, [{ number: 1, name: 'Alpha', seats: 50, unused: [1, 2] }]);
      const plans = createPlannedChanges(kysely);
      await plans.keep([idOf(1)], [change(1, '2026-12-01')]);
      assert.equal((await plans.totals(ALL)).customers, 1);
      await pool.query('update customer set left_at = now()');
      assert.equal((await plans.totals(ALL)).customers, 0);
      assert.deepEqual(await plans.list(ALL, 0, 10), []);
    }));
});
