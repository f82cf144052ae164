import assert from 'node:assert/strict';
import type { MoneyTotals } from '../../../src/domain/money/customer-money.js';
import type { PriceBasis } from '../../../src/domain/money/price-basis.js';
import type { AlertSubject } from '../../../src/domain/watching/alert.js';
import { createMoneyStore } from '../../../src/storage/prices/customer-money-store.js';
import { createPortfolioStore } from '../../../src/storage/usage/portfolio-store.js';
import { watched } from '../../helpers/alerts.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { euros } from '../../helpers/money.js';
import { keepCustomers } from '../support/portfolio.js';
import { idOf, NOW } from '../support/sweeping.js';

function totals(
  currency: string,
  amount: number,
  { basis = 'retail' as PriceBasis, priced = 2, savable = false } = {},
): MoneyTotals {
  const amounts = amount === 0 ? [] : [{ currency, atLeast: amount / 2, atMost: amount, isAtMost: false }];
  const sum = { amounts, priced, products: 3 };
  return { basis, now: sum, after: sum, savable: savable ? amounts : [] };
}

const CUSTOMERS = [
  { number: 1, name: 'Alpha', seats: 50, unused: [12, 30] },
  { number: 2, name: 'Beta', seats: 40, unused: [30, 30] },
  { number: 3, name: 'Gamma', seats: 50, unused: [1, 2] },
  { number: 4, name: 'Delta', seats: 9, unused: [9, 9] },
  { number: 5, name: 'Nothing yet' },
] as const;

describe('createMoneyStore', () => {
  it('ranks by money within a currency, that of most customers first, and without an amount last', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      await keepCustomers(pool, CUSTOMERS);
      const money = createMoneyStore(kysely);
      const kept = [
        { customerId: idOf(1), totals: totals('EUR', 80) },
        { customerId: idOf(2), totals: totals('USD', 9000) },
        { customerId: idOf(3), totals: totals('EUR', 120) },
        { customerId: idOf(3), totals: totals('EUR', 3, { basis: 'cost' }) },
        { customerId: idOf(4), totals: totals('EUR', 0) },
      ];
      await money.keep(
        CUSTOMERS.map(({ number }) => idOf(number)),
        kept.map((one) => ({ ...one, subjects: [] })),
        NOW,
      );
      const namesOf = async (basis: PriceBasis) =>
        (await createPortfolioStore(kysely).page(0, 9, { by: 'money', basis })).map(
          ({ customerName }) => customerName,
        );
      assert.deepEqual(await namesOf('retail'), ['Gamma', 'Alpha', 'Beta', 'Delta']);
      assert.deepEqual(await namesOf('cost'), ['Gamma', 'Beta', 'Alpha', 'Delta']);
    }));

  it('adds up each currency by itself, that of most customers first as in the list, of each basis by itself', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      await keepCustomers(pool, CUSTOMERS);
      const money = createMoneyStore(kysely);
      assert.equal(await money.totals('retail'), undefined);
      await money.keep(
        [idOf(1), idOf(2), idOf(3)],
        [
          { customerId: idOf(1), totals: totals('EUR', 80, { savable: true }), subjects: [] },
          { customerId: idOf(2), totals: totals('CHF', 10, { priced: 1 }), subjects: [] },
          { customerId: idOf(3), totals: totals('EUR', 120), subjects: [] },
          { customerId: idOf(3), totals: totals('EUR', 7, { basis: 'cost' }), subjects: [] },
        ],
        NOW,
      );
      const sum = {
        amounts: [
          { currency: 'EUR', atLeast: 100, atMost: 200, isAtMost: false },
          { currency: 'CHF', atLeast: 5, atMost: 10, isAtMost: false },
        ],
        priced: 5,
        products: 9,
      };
      assert.deepEqual(await money.totals('retail'), {
        basis: 'retail',
        now: sum,
        after: sum,
        savable: [{ currency: 'EUR', atLeast: 40, atMost: 80, isAtMost: false }],
      });
      assert.equal((await money.totals('cost'))?.now.amounts[0]?.atMost, 7);
    }));

  it('gives what is kept of customers on one basis, and keeps no other any longer than it is brought', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      await keepCustomers(pool, CUSTOMERS);
      const money = createMoneyStore(kysely);
      const cost = { customerId: idOf(1), totals: totals('EUR', 60, { basis: 'cost' }), subjects: [] };
      const retail = { customerId: idOf(1), totals: totals('EUR', 80), subjects: [] };
      await money.keep([idOf(1)], [cost, retail], NOW);
      assert.deepEqual([...(await money.of([idOf(1), idOf(2)], 'cost'))], [[idOf(1), cost.totals]]);
      await money.keep([idOf(1)], [retail], NOW);
      assert.deepEqual([...(await money.of([idOf(1)], 'cost'))], []);
      assert.deepEqual([...(await money.of([idOf(1)], 'retail'))], [[idOf(1), retail.totals]]);
    }));

  it('knows what alerts are about by the key of their subject, however it is spelled, and a workload by its customer', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      await keepCustomers(pool, CUSTOMERS);
      const money = createMoneyStore(kysely);
      const product = { kind: 'product', productName: 'POWER BI PRO', salesChannel: 'Reseller' } as const;
      const subscription = {
        kind: 'subscription',
        subscriptionId: 'ABC',
        offerName: 'Power BI Pro',
      } as const;
      const long = { kind: 'product', productName: 'W'.repeat(300), salesChannel: 'Reseller' } as const;
      const of = (amount: number) => ({ now: euros(amount), after: 'nothing' as const });
      const cost = { customerId: idOf(1), totals: totals('EUR', 60, { basis: 'cost' }), subjects: [] };
      const retail = {
        customerId: idOf(1),
        totals: totals('EUR', 80),
        subjects: [
          { subject: product, ...of(1) },
          { subject: subscription, ...of(2) },
          { subject: long, ...of(3) },
        ],
      };
      await money.keep([idOf(1)], [cost, retail], NOW);
      const alert = (alertId: string, subject: AlertSubject, customerId = idOf(1)) =>
        watched({ alertId, subject, customerId }).alert;
      const asked = [
        alert('product', { ...product, productName: ' Power BI Pro™' }),
        alert('term', { ...subscription, subscriptionId: 'abc' }),
        alert('long', long),
        alert('other channel', { ...product, salesChannel: 'Direct' }),
        alert('workload', { kind: 'workload', workloadName: 'Exchange' }),
        alert('another customer', product, idOf(2)),
      ];
      const own = async (basis: PriceBasis) =>
        [...(await money.ofAlerts(asked, basis))].map(([alertId, { own: worth, totals: sums }]) => [
          alertId,
          worth === undefined || typeof worth.now === 'string' ? worth : worth.now.atMost,
          sums.now.amounts[0]?.atMost,
        ]);
      assert.deepEqual(await own('retail'), [
        ['product', 1, 80],
        ['term', 2, 80],
        ['long', 3, 80],
        ['other channel', undefined, 80],
        ['workload', undefined, 80],
      ]);
      assert.deepEqual(await own('cost'), [
        ['product', undefined, 60],
        ['term', undefined, 60],
        ['long', undefined, 60],
        ['other channel', undefined, 60],
        ['workload', undefined, 60],
      ]);
      assert.deepEqual(await money.ofAlerts([], 'retail'), new Map());
      const ofProducts = async (names: readonly string[], basis: PriceBasis = 'retail') => [
        ...(await money.ofProducts([idOf(1), idOf(2)], names, basis)),
      ];
      assert.deepEqual(await ofProducts(['power bi pro', 'nothing']), [[idOf(1), [euros(1)]]]);
      // A subscription's key is no product's name.
      assert.deepEqual(await ofProducts(['abc']), []);
      assert.deepEqual(await ofProducts(['power bi pro'], 'cost'), []);
    }));
});
