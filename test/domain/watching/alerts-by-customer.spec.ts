import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Alert } from '../../../src/domain/watching/alert.js';
import { amountAtStake, type WeighedAlert } from '../../../src/domain/watching/alert-money.js';
import { alertsByCustomer, alertsInOrder } from '../../../src/domain/watching/alerts-by-customer.js';
import { alertMoney, amountOf, euros, totalsOf } from '../../helpers/money.js';
import { alertOf, workloadFigures } from '../../helpers/watching.js';

const dataAsOf = new Date('2026-11-14T00:00:00Z');

/** An alert of a customer about so many unused seats of a product. */
function unused(
  customer: string,
  seats: number,
  money?: WeighedAlert['money'],
  changes: Partial<Alert> = {},
) {
  const alert = alertOf({
    alertId: `${customer} ${seats} ${changes.state?.kind ?? ''}`,
    customerId: customer,
    customerName: customer,
    ruleKind: 'unused',
    subject: { kind: 'product', productName: `Product ${seats}`, salesChannel: 'Reseller' },
    figures: { kind: 'product', seats: 100, unusedAtLeast: 0, unusedAtMost: seats, dataAsOf },
    ...changes,
  });
  return { alert, money };
}
const low = (customer: string, active: number, money?: WeighedAlert['money']) => ({
  alert: alertOf({
    alertId: `${customer} low`,
    customerId: customer,
    customerName: customer,
    figures: workloadFigures(active),
  }),
  money,
});
const customersOf = (items: readonly WeighedAlert[]) =>
  alertsByCustomer(items).map(({ items: [first] }) => first.alert.customerId);

describe('alertsByCustomer', () => {
  it('weighs customers by seats where nothing has a price, each by the worst of its alerts', () => {
    assert.deepEqual(customersOf([unused('a', 5), unused('a', 6), unused('b', 9), low('c', 93)]), [
      'b',
      'c',
      'a',
    ]);
  });

  it('weighs customers by money, however many seats the others have; whoever has no amount comes last, by seats', () => {
    const items = [
      unused('seats', 90),
      unused('more seats', 95, alertMoney('unknown')),
      unused('cheap', 60, alertMoney(euros(30))),
      unused('dear', 2, alertMoney(euros(0, 420))),
      unused('free', 70, alertMoney('nothing')),
    ];
    assert.deepEqual(customersOf(items), ['dear', 'cheap', 'more seats', 'seats', 'free']);
  });

  it('keeps amounts of one currency together, that of most customers first, and compares no two', () => {
    const items = [
      unused('yen', 1, alertMoney(amountOf('JPY', 90_000))),
      unused('euro 1', 1, alertMoney(euros(5))),
      unused('dollar', 1, alertMoney(amountOf('USD', 700))),
      unused('euro 2', 1, alertMoney(euros(8))),
    ];
    assert.deepEqual(customersOf(items), ['euro 2', 'euro 1', 'yen', 'dollar']);
  });

  it('weighs low usage by all unused seats of the customer, and over-use by seats: nothing lies unused', () => {
    const overUsed = { ...low('over', 150, alertMoney(undefined, totalsOf([euros(9_000)]))) };
    const items = [
      { ...overUsed, alert: { ...overUsed.alert, ruleKind: 'over-used' as const } },
      unused('dear', 1, alertMoney(euros(400))),
      low('low', 10, alertMoney(undefined, totalsOf([euros(500)]))),
    ];
    assert.deepEqual(customersOf(items), ['low', 'dear', 'over']);
  });

  it('takes what the next term costs where only that is known', () => {
    const next = { now: 'unknown', after: euros(77) } as const;
    assert.deepEqual(amountAtStake(unused('a', 1, alertMoney(next))), euros(77));
    assert.equal(amountAtStake(unused('a', 1, alertMoney({ now: 'nothing', after: euros(77) }))), undefined);
  });
});

describe('alertsInOrder', () => {
  it('is by customer, with what is over behind all that is not', () => {
    const over = { state: { kind: 'resolved', at: dataAsOf } } as const;
    const items = [
      unused('dear', 8, alertMoney(euros(900)), over),
      unused('cheap', 4, alertMoney(euros(10))),
      unused('dear', 3, alertMoney(euros(100))),
      unused('cheap', 9, alertMoney(euros(20))),
    ];
    assert.deepEqual(
      alertsInOrder(items).map(({ alert: { customerId, figures } }) =>
        figures.kind === 'product' ? `${customerId} ${figures.unusedAtMost}` : '',
      ),
      ['dear 3', 'cheap 9', 'cheap 4', 'dear 8'],
    );
  });

  it('loses nothing, doubles nothing, and does not depend on the order given', () => {
    const some = fc.array(
      fc.record({
        customer: fc.constantFrom('a', 'b', 'c', 'd'),
        seats: fc.integer({ min: 1, max: 40 }),
        amount: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
        currency: fc.constantFrom('EUR', 'USD'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (drawn) => {
        const items = drawn.map(({ customer, seats, amount, currency }, at) =>
          unused(customer, seats, amount === undefined ? undefined : alertMoney(amountOf(currency, amount)), {
            alertId: `${at}`,
          }),
        );
        const ordered = alertsInOrder(items);
        assert.deepEqual(new Set(ordered), new Set(items));
        assert.equal(ordered.length, items.length);
        // Amounts of one customer in two currencies would have no order of their own.
        const isPlain = new Set(drawn.map(({ currency }) => currency)).size <= 1;
        if (isPlain) assert.deepEqual(alertsInOrder([...items].reverse()), ordered);
      }),
    );
  });
});
