import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deriveMoney } from '../../../src/domain/money/customer-money.js';
import { idleMoney, type Worth } from '../../../src/domain/money/idle-money.js';
import { addMoney } from '../../../src/domain/money/money-range.js';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import type { ProductUsage } from '../../../src/domain/usage/product-usage.js';
import { deriveRenewals } from '../../../src/domain/usage/renewal.js';
import { subscriptionTerm } from '../../helpers/contract-rows.js';
import { GERMANY, priceLine } from '../../helpers/price-lines.js';
import { E3_LINES, type Expected, MONEY_CASES, type MoneyCase, TODAY } from './money-cases.js';

const YEAR: Partial<SubscriptionTerm> = {
  offerId: 'CFQ7TTC0LF8R:0001:CFQ7TTC0KX1A',
  billingCycle: 'annual',
  commitmentEndDate: new Date('2026-12-09T00:00:00Z'),
};

function product(
  seats: number,
  [atLeast, atMost]: readonly [number, number],
  productName = 'OFFICE 365 E3',
): ProductUsage {
  return {
    productName,
    salesChannel: 'reseller',
    seats,
    unused: { atLeast, atMost },
    isCountedApart: false,
    flag: undefined,
    rows: [],
  };
}

function moneyOf({ unused, seats, terms, lines = E3_LINES, segment, market, basis = 'retail' }: MoneyCase) {
  return deriveMoney(
    {
      products: [product(seats, unused)],
      renewals: deriveRenewals(
        terms.map((term) => subscriptionTerm(term)),
        TODAY,
      ),
    },
    { lines, buyer: { market: market ?? 'DE', segment: segment ?? 'commercial' }, basis },
    TODAY,
  );
}

function readable(worth: Worth | undefined): Expected | undefined {
  if (worth === undefined || worth === 'nothing' || worth === 'unknown') return worth;
  return [cents(worth.atLeast), cents(worth.atMost)];
}

function rounded(expected: Expected): Expected {
  return typeof expected === 'string' ? expected : [cents(expected[0]), cents(expected[1])];
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

describe('deriveMoney', () => {
  it('is held to forty cases at least', () => assert.ok(MONEY_CASES.length >= 40));

  for (const money of MONEY_CASES) {
    it(money.name, () => {
      const [found] = moneyOf(money).products;
      assert.deepEqual(
        { now: readable(found?.now), after: readable(found?.after) },
        { now: rounded(money.now), after: rounded(money.after) },
      );
      for (const worth of [found?.now, found?.after]) {
        if (worth === undefined || worth === 'nothing' || worth === 'unknown') continue;
        assert.equal(worth.currency, money.currency ?? 'EUR');
        assert.equal(worth.isAtMost, money.isAtMost ?? false);
      }
    });
  }

  describe('of a customer', () => {
    const products = [
      product(10, [4, 4]),
      product(5, [1, 3], 'VISIO PLAN 2'),
      product(3, [2, 2], 'POWER BI PRO'),
    ];
    const terms = [
      { ...YEAR, subscriptionId: 'e3', quantity: 10 },
      { ...YEAR, subscriptionId: 'visio', offerName: 'Visio Plan 2', quantity: 5, offerId: 'VISIO:0001:A' },
      { ...YEAR, subscriptionId: 'azure', offerName: 'Azure plan', billingType: 'usage', quantity: 0 },
    ];
    const lines = [priceLine(), priceLine({ productId: 'VISIO', currency: 'USD', erpPrice: 240 })];
    const derive = (more: readonly Partial<SubscriptionTerm>[] = []) =>
      deriveMoney(
        {
          products,
          renewals: deriveRenewals(
            [...terms, ...more].map((term) => subscriptionTerm(term)),
            TODAY,
          ),
        },
        { lines, buyer: GERMANY, basis: 'retail' },
        TODAY,
      );

    it('adds each currency by itself and counts what has no price', () => {
      // 4 x 360/12 = 120 euros; 1-3 x 240/12 = 20-60 dollars; Power BI has no subscription.
      const { after } = derive();
      assert.deepEqual(after, {
        amounts: [
          { currency: 'EUR', atLeast: 120, atMost: 120, isAtMost: false },
          { currency: 'USD', atLeast: 20, atMost: 60, isAtMost: false },
        ],
        priced: 2,
        products: 3,
      });
    });

    it('knows what can be saved within 30 days, the thirtieth included', () => {
      const at = (text: string) => ({ commitmentEndDate: new Date(`${text}T00:00:00Z`) });
      const savable = (lastDay: string) =>
        deriveMoney(
          {
            products: products.slice(0, 1),
            renewals: deriveRenewals([subscriptionTerm({ ...YEAR, ...at(lastDay) })], TODAY),
          },
          { lines, buyer: GERMANY, basis: 'retail' },
          TODAY,
        ).savable.map(({ atMost }) => atMost);
      assert.deepEqual(savable('2026-11-20'), [120]);
      assert.deepEqual(savable('2026-12-20'), [120]);
      assert.deepEqual(savable('2026-12-21'), []);
    });

    it('tells what is of each subscription', () => {
      const { terms: worths } = derive([{ ...YEAR, subscriptionId: 'more', quantity: 2 }]);
      // 10 + 2 seats bought, 4 of 10 unused: of the two 0-2 x 30, of the ten 2-4 x 30.
      assert.deepEqual(worths.get('more')?.after, {
        currency: 'EUR',
        atLeast: 0,
        atMost: 60,
        isAtMost: false,
      });
    });
  });

  describe('for any seats and prices', () => {
    const priceOf = fc.record({
      currency: fc.constantFrom('EUR', 'USD'),
      perMonth: fc.nat(5000).map((cent) => cent / 100),
    });
    const partOf = fc.record({ seats: fc.nat(60), price: priceOf });
    const scene = fc.record({
      ends: fc.tuple(fc.nat(80), fc.nat(80)),
      seats: fc.nat(80),
      parts: fc.array(partOf, { maxLength: 4 }),
    });
    const worthOf = (
      atLeast: number,
      atMost: number,
      seats: number,
      parts: readonly { seats: number; price: { currency: string; perMonth: number } }[],
    ) =>
      idleMoney(
        { atLeast, atMost },
        seats,
        parts.map((part) => ({
          seats: part.seats,
          price: { kind: 'priced', isAtMost: false, ...part.price },
        })),
      );
    const bounds = (worth: Worth): readonly [number, number] =>
      worth === 'nothing' || worth === 'unknown' ? [0, 0] : [worth.atLeast, worth.atMost];

    it('is a range that is never negative, and nothing where nothing is unused', () => {
      fc.assert(
        fc.property(scene, ({ ends: [one, other], seats, parts }) => {
          const atMost = Math.min(seats, Math.max(one, other));
          const [low, high] = bounds(worthOf(Math.min(one, other, atMost), atMost, seats, parts));
          assert.ok(low >= 0 && low <= high + 1e-9);
          if (parts.length > 0) assert.equal(worthOf(0, 0, seats, parts), 'nothing');
        }),
      );
    });

    it('follows the range of seats: more unused seats never cost less, at either end', () => {
      fc.assert(
        fc.property(scene, fc.nat(20), ({ ends: [one, other], seats, parts }, more) => {
          const atMost = Math.min(seats, Math.max(one, other));
          const atLeast = Math.min(one, other, atMost);
          const before = worthOf(atLeast, atMost, seats, parts);
          const after = worthOf(
            Math.min(seats, atLeast + more),
            Math.min(seats, atMost + more),
            seats,
            parts,
          );
          const [low, high] = bounds(before);
          const [lowAfter, highAfter] = bounds(after);
          if (before === 'unknown' || after === 'unknown') return;
          assert.ok(lowAfter >= low - 1e-9 && highAfter >= high - 1e-9);
        }),
      );
    });

    it('is one amount where one number of seats has one price', () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 80 }), fc.nat(80), priceOf, (seats, idle, price) => {
          const unused = Math.min(seats, idle);
          const [low, high] = bounds(worthOf(unused, unused, seats, [{ seats, price }]));
          assert.equal(low, high);
          assert.ok(Math.abs(low - unused * price.perMonth) < 1e-6);
        }),
      );
    });

    it('mixes no currencies: of one product they make it unknown, of many each is a sum of its own', () => {
      fc.assert(
        fc.property(fc.array(partOf, { minLength: 1, maxLength: 6 }), (parts) => {
          const counted = parts.filter(({ seats }) => seats > 0);
          const currencies = new Set(counted.map(({ price }) => price.currency));
          const whole = counted.reduce((sum, { seats }) => sum + seats, 0);
          if (currencies.size > 1) assert.equal(worthOf(1, whole, whole, parts), 'unknown');
          const each = counted.map((part) => worthOf(part.seats, part.seats, part.seats, [part]));
          const sums = addMoney(each.flatMap((worth) => (typeof worth === 'string' ? [] : [worth])));
          for (const { currency, atMost } of sums) {
            const own = counted.filter(({ price }) => price.currency === currency);
            const expected = own.reduce((sum, { seats, price }) => sum + seats * price.perMonth, 0);
            assert.ok(Math.abs(atMost - expected) < 1e-6);
          }
        }),
      );
    });
  });
});
