import type { PriceLine } from '../../../src/domain/money/price.js';
import type { PriceBasis } from '../../../src/domain/money/price-basis.js';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import { priceLine } from '../../helpers/price-lines.js';

const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** All cases are asked on this day. */
export const TODAY = new Date('2026-11-20T09:00:00Z');

/**
 * Office 365 E3 in euros, a seat and the whole term, list price (what the partner pays):
 * a year at once 360 (288), before 1 July 2026 324 (260); a year by the month 378 (302.40); a month 36 (28.80);
 * three years at once 972 (780), three years by the year 1008 (810); for charities a year at once 90 (72).
 */
export const E3_LINES: readonly PriceLine[] = [
  priceLine(),
  priceLine({
    erpPrice: 324,
    unitPrice: 260,
    effectiveFrom: day('2024-03-01'),
    effectiveUntil: day('2026-07-01'),
  }),
  priceLine({ billingPlan: 'monthly', erpPrice: 378, unitPrice: 302.4 }),
  priceLine({ termDuration: 'P1M', billingPlan: 'monthly', erpPrice: 36, unitPrice: 28.8 }),
  priceLine({ termDuration: 'P3Y', billingPlan: 'triennial', erpPrice: 972, unitPrice: 780 }),
  priceLine({ termDuration: 'P3Y', billingPlan: 'annual', erpPrice: 1008, unitPrice: 810 }),
  priceLine({ segment: 'charity', erpPrice: 90, unitPrice: 72 }),
];

/** A product that is sold by the year alone, at 120 (96) a seat; before 1 July 2026 at 108 (86.40). */
const YEARLY_LINES: readonly PriceLine[] = [
  priceLine({ productId: 'DZH318Z0BQ3Q', erpPrice: 120, unitPrice: 96 }),
  priceLine({
    productId: 'DZH318Z0BQ3Q',
    erpPrice: 108,
    unitPrice: 86.4,
    effectiveFrom: day('2024-03-01'),
    effectiveUntil: day('2026-07-01'),
  }),
];

export type Expected = readonly [atLeast: number, atMost: number] | 'nothing' | 'unknown';

export interface MoneyCase {
  readonly name: string;
  /** 0 to 30 seats of one product. */
  readonly unused: readonly [atLeast: number, atMost: number];
  readonly seats: number;
  readonly terms: readonly Partial<SubscriptionTerm>[];
  readonly lines?: readonly PriceLine[];
  readonly segment?: string;
  readonly market?: string;
  readonly basis?: PriceBasis;
  /** A month, by hand: the arithmetic stands beside each. */
  readonly now: Expected;
  readonly after: Expected;
  readonly isAtMost?: true;
  readonly currency?: string;
}

const E3 = 'CFQ7TTC0LF8R:0001:CFQ7TTC0KX1A';
const YEARLY = 'DZH318Z0BQ3Q:0001:DZH318Z0BQ3R';
/** 10 seats for a year paid at once, begun on 10 December 2025, renewing on 10 December 2026. */
const year: Partial<SubscriptionTerm> = {
  offerId: E3,
  billingType: 'license',
  billingCycle: 'annual',
  commitmentEndDate: day('2026-12-09'),
};
/** The same begun on 1 September 2026. */
const young: Partial<SubscriptionTerm> = { ...year, commitmentEndDate: day('2027-08-31') };
const month: Partial<SubscriptionTerm> = {
  ...year,
  termDuration: 'P1M',
  billingCycle: 'monthly',
  commitmentEndDate: day('2026-12-05'),
};
const off: Partial<SubscriptionTerm> = { autoRenewEnabled: false };
const scheduled = (
  type: 'renew' | 'cancel' | 'extend' | 'transition',
  next?: object,
): Partial<SubscriptionTerm> => ({
  ...off,
  scheduledActions: [{ type, effectiveDate: undefined, next: next && { ...NOTHING_SAID, ...next } }],
});
const NOTHING_SAID = { quantity: undefined, productId: undefined, skuId: undefined, termDuration: undefined };
const one = { unused: [4, 4], seats: 10 } as const;
const range = { unused: [3, 6], seats: 10 } as const;

export const MONEY_CASES: readonly MoneyCase[] = [
  // Terms and billing. Now by the line of 10 December 2025, after renewal by today's.
  {
    name: 'a year at once: 4 x 324/12, then 4 x 360/12',
    ...one,
    terms: [year],
    now: [108, 108],
    after: [120, 120],
  },
  {
    name: 'a range of seats: 3 and 6 x 27, then x 30',
    ...range,
    terms: [year],
    now: [81, 162],
    after: [90, 180],
  },
  { name: 'none unused', unused: [0, 0], seats: 10, terms: [year], now: 'nothing', after: 'nothing' },
  {
    name: 'none for certain: 0 and 6 x 27, x 30',
    unused: [0, 6],
    seats: 10,
    terms: [year],
    now: [0, 162],
    after: [0, 180],
  },
  {
    name: 'every seat: 10 x 27, 10 x 30',
    unused: [10, 10],
    seats: 10,
    terms: [year],
    now: [270, 270],
    after: [300, 300],
  },
  {
    name: 'a term of this September: 4 x 30 both',
    ...one,
    terms: [young],
    now: [120, 120],
    after: [120, 120],
  },
  {
    name: 'a year by the month: nothing known of December 2025, then 4 x 378/12 = 4 x 31.50',
    ...one,
    terms: [{ ...year, billingCycle: 'monthly' }],
    now: 'unknown',
    after: [126, 126],
  },
  {
    name: 'a year by the month begun in September: 4 x 31.50 both',
    ...one,
    terms: [{ ...young, billingCycle: 'monthly' }],
    now: [126, 126],
    after: [126, 126],
  },
  { name: 'month by month: 4 x 36 both', ...one, terms: [month], now: [144, 144], after: [144, 144] },
  {
    name: 'three years at once: 4 x 972/36 = 4 x 27',
    ...one,
    terms: [
      { ...young, termDuration: 'P3Y', billingCycle: 'triennial', commitmentEndDate: day('2029-08-31') },
    ],
    now: [108, 108],
    after: [108, 108],
  },
  {
    name: 'three years by the year: 4 x 1008/36 = 4 x 28',
    ...one,
    terms: [{ ...young, termDuration: 'P3Y', commitmentEndDate: day('2029-08-31') }],
    now: [112, 112],
    after: [112, 112],
  },
  {
    name: 'a plan that is not sold: no guess from its neighbours',
    ...one,
    terms: [{ ...young, billingCycle: 'triennial' }],
    now: 'unknown',
    after: 'unknown',
  },
  // The day on which a price changes is the new one's: both lines are in force, the one that began last counts.
  {
    name: 'begun on 30 June 2026: 4 x 27',
    ...one,
    terms: [{ ...year, commitmentEndDate: day('2027-06-29') }],
    now: [108, 108],
    after: [120, 120],
  },
  {
    name: 'begun on 1 July 2026: 4 x 30',
    ...one,
    terms: [{ ...year, commitmentEndDate: day('2027-06-30') }],
    now: [120, 120],
    after: [120, 120],
  },
  {
    name: 'begun before any line that is kept',
    ...one,
    terms: [{ ...year, termDuration: 'P3Y', commitmentEndDate: day('2026-12-09') }],
    now: 'unknown',
    after: [112, 112],
  },
  // What becomes of the term.
  {
    name: 'renews with 7 of 10: 4 x 27; 3 of the 4 go, 1 x 30',
    ...one,
    terms: [{ ...year, nextTerm: { ...NOTHING_SAID, quantity: 7 } }],
    now: [108, 108],
    after: [30, 30],
  },
  {
    name: 'renews with 7 of 10 and 3-6 unused: 0-3 x 30',
    ...range,
    terms: [{ ...year, nextTerm: { ...NOTHING_SAID, quantity: 7 } }],
    now: [81, 162],
    after: [0, 90],
  },
  {
    name: 'renews with 6 of 10: all 4 go',
    ...one,
    terms: [{ ...year, nextTerm: { ...NOTHING_SAID, quantity: 6 } }],
    now: [108, 108],
    after: 'nothing',
  },
  {
    name: 'renews with 15: still 4 x 30',
    ...one,
    terms: [{ ...year, nextTerm: { ...NOTHING_SAID, quantity: 15 } }],
    now: [108, 108],
    after: [120, 120],
  },
  {
    name: 'renews by the month: 4 x 31.50',
    ...one,
    terms: [{ ...year, nextTerm: { ...NOTHING_SAID, billingCycle: 'monthly' } }],
    now: [108, 108],
    after: [126, 126],
  },
  {
    name: 'renews for three years at once: 4 x 972/36',
    ...one,
    terms: [{ ...year, nextTerm: { ...NOTHING_SAID, termDuration: 'P3Y', billingCycle: 'triennial' } }],
    now: [108, 108],
    after: [108, 108],
  },
  {
    name: 'changes to the yearly product: 4 x 120/12',
    ...one,
    lines: [...E3_LINES, ...YEARLY_LINES],
    terms: [{ ...year, ...scheduled('transition', { productId: 'DZH318Z0BQ3Q', skuId: '0001' }) }],
    now: [108, 108],
    after: [40, 40],
  },
  {
    name: 'changes to a product without a price',
    ...one,
    terms: [{ ...year, ...scheduled('transition', { productId: 'CFQ7TTC0LHNG', skuId: '0001' }) }],
    now: [108, 108],
    after: 'unknown',
  },
  {
    name: 'changes to a product whose SKU is not said',
    ...one,
    terms: [{ ...year, ...scheduled('renew', { productId: 'CFQ7TTC0LF8R' }) }],
    now: [108, 108],
    after: 'unknown',
  },
  {
    name: 'is cancelled: nothing goes on',
    ...one,
    terms: [{ ...year, ...scheduled('cancel') }],
    now: [108, 108],
    after: 'nothing',
  },
  {
    name: 'a renewal scheduled for 8: 2 of the 4 go, 2 x 30',
    ...one,
    terms: [{ ...year, ...scheduled('renew', { quantity: 8 }) }],
    now: [108, 108],
    after: [60, 60],
  },
  {
    name: 'undecided: 4 x 36 x 1.03',
    ...one,
    terms: [{ ...year, ...off }],
    now: [108, 108],
    after: [148.32, 148.32],
  },
  {
    name: 'goes on extended: 3-6 x 36 x 1.03',
    ...range,
    terms: [{ ...year, ...scheduled('extend') }],
    now: [81, 162],
    after: [111.24, 222.48],
  },
  {
    name: 'undecided and not sold by the month: 4 x 108/12, then 4 x 120/12 x 1.23',
    ...one,
    lines: YEARLY_LINES,
    terms: [{ ...year, ...off, offerId: YEARLY }],
    now: [36, 36],
    after: [49.2, 49.2],
  },
  {
    name: 'extended by now under its old SKU, over since 9 November: 4 x 37.08 both',
    ...one,
    terms: [{ ...year, ...off, commitmentEndDate: day('2026-11-09') }],
    now: [148.32, 148.32],
    after: [148.32, 148.32],
  },
  {
    name: 'extended under a SKU of its own, at its own line of 40',
    ...one,
    lines: [
      priceLine({
        skuId: '00ES',
        skuTitle: 'Office 365 E3 Extended Service Term',
        termDuration: 'P1M',
        billingPlan: 'monthly',
        erpPrice: 40,
        unitPrice: 33,
      }),
    ],
    terms: [{ ...month, offerId: 'CFQ7TTC0LF8R:00ES:CFQ7TTC0KX1B', isExtendedSku: true }],
    now: [160, 160],
    after: [160, 160],
  },
  {
    name: 'called extended by its offer alone, its SKU an ordinary one: 4 x 36 x 1.03',
    ...one,
    terms: [{ ...month, offerName: 'Office 365 E3 (Extended Service Term)', isExtendedSku: false }],
    now: [148.32, 148.32],
    after: [148.32, 148.32],
  },
  // What has no price.
  {
    name: 'an older offer',
    ...one,
    terms: [{ ...year, offerId: '031C9E47-4802-4248-838E-778FB1D2CC05' }],
    now: 'unknown',
    after: 'unknown',
  },
  {
    name: 'an offer without an id',
    ...one,
    terms: [{ ...year, offerId: undefined }],
    now: 'unknown',
    after: 'unknown',
  },
  {
    name: 'another SKU of the product',
    ...one,
    terms: [{ ...year, offerId: 'CFQ7TTC0LF8R:0002:CFQ7TTC0KX1A' }],
    now: 'unknown',
    after: 'unknown',
  },
  { name: 'a market without lines', ...one, terms: [year], market: 'CH', now: 'unknown', after: 'unknown' },
  {
    name: 'a segment without lines',
    ...one,
    terms: [year],
    segment: 'education',
    now: 'unknown',
    after: 'unknown',
  },
  {
    name: 'no subscription that is certainly of the product',
    ...one,
    terms: [{ ...year, offerName: 'Office 365 E1' }],
    now: 'unknown',
    after: 'unknown',
  },
  {
    name: 'no term said',
    ...one,
    terms: [{ ...year, termDuration: undefined }],
    now: 'unknown',
    after: 'unknown',
  },
  {
    name: 'no billing said',
    ...one,
    terms: [{ ...year, billingCycle: undefined }],
    now: 'unknown',
    after: 'unknown',
  },
  {
    name: 'two lines of one day that disagree',
    ...one,
    lines: [priceLine(), priceLine({ erpPrice: 361 })],
    terms: [young],
    now: 'unknown',
    after: 'unknown',
  },
  {
    name: 'two lines of one day that agree: 4 x 30',
    ...one,
    lines: [priceLine(), priceLine()],
    terms: [young],
    now: [120, 120],
    after: [120, 120],
  },
  {
    name: 'a line that does not say this price',
    ...one,
    lines: [priceLine({ erpPrice: undefined })],
    terms: [young],
    now: 'unknown',
    after: 'unknown',
  },
  // Free ones.
  {
    name: 'a trial that ends',
    ...one,
    terms: [{ ...month, ...off, isTrial: true }],
    now: 'nothing',
    after: 'nothing',
  },
  {
    name: 'a trial that becomes something unnamed',
    ...one,
    terms: [{ ...month, isTrial: true }],
    now: 'nothing',
    after: 'unknown',
  },
  {
    name: 'a trial that becomes E3 for a year: 4 x 30',
    ...one,
    terms: [
      {
        ...month,
        isTrial: true,
        nextTerm: {
          ...NOTHING_SAID,
          productId: 'CFQ7TTC0LF8R',
          skuId: '0001',
          termDuration: 'P1Y',
          billingCycle: 'annual',
        },
      },
    ],
    now: 'nothing',
    after: [120, 120],
  },
  {
    name: 'not billed, renewing as it is',
    ...one,
    terms: [{ ...month, billingCycle: 'none' }],
    now: 'nothing',
    after: 'nothing',
  },
  // Who buys, on which basis, in which currency.
  {
    name: 'a charity begun in September: 4 x 90/12',
    ...one,
    terms: [young],
    segment: 'charity',
    now: [30, 30],
    after: [30, 30],
  },
  {
    name: 'what the partner pays: 4 x 260/12 = 86.67, then 4 x 288/12',
    ...one,
    terms: [year],
    basis: 'cost',
    now: [260 / 3, 260 / 3],
    after: [96, 96],
  },
  {
    name: 'a line for every segment: 4 x 300/12',
    ...one,
    lines: [priceLine({ segment: undefined, erpPrice: 300 })],
    terms: [young],
    now: [100, 100],
    after: [100, 100],
  },
  {
    name: 'a line of its segment before one for every segment, though that began later',
    ...one,
    lines: [priceLine(), priceLine({ segment: undefined, erpPrice: 300, effectiveFrom: day('2026-08-01') })],
    terms: [young],
    now: [120, 120],
    after: [120, 120],
  },
  {
    name: 'Poland in zloty: 4 x 1560/12',
    ...one,
    market: 'PL',
    currency: 'PLN',
    lines: [...E3_LINES, priceLine({ market: 'PL', currency: 'PLN', erpPrice: 1560 })],
    terms: [young],
    now: [520, 520],
    after: [520, 520],
  },
  {
    name: 'bought with a promotion: at most 4 x 27, and as it renews with it at most 4 x 30',
    ...one,
    terms: [{ ...year, hasPromotion: true }],
    now: [108, 108],
    after: [120, 120],
    isAtMost: true,
  },
  {
    name: 'ten seats or more cost 300 a year: 4 x 25',
    ...one,
    lines: [priceLine({ seatsTo: 9 }), priceLine({ seatsFrom: 10, erpPrice: 300 })],
    terms: [young],
    now: [100, 100],
    after: [100, 100],
  },
  {
    name: 'nine seats of the same: 4 x 30',
    unused: [4, 4],
    seats: 9,
    lines: [priceLine({ seatsTo: 9 }), priceLine({ seatsFrom: 10, erpPrice: 300 })],
    terms: [{ ...young, quantity: 9 }],
    now: [120, 120],
    after: [120, 120],
  },
  // Several subscriptions of one product: 10 at 30 and 5 at 36. The least is of the cheap ones, the most of the dear ones.
  {
    name: '4 of 15: 4 x 30 to 4 x 36',
    unused: [4, 4],
    seats: 15,
    terms: [young, { ...month, subscriptionId: 'two', quantity: 5 }],
    now: [120, 144],
    after: [120, 144],
  },
  {
    name: '12 of 15: 10 x 30 + 2 x 36 to 5 x 36 + 7 x 30',
    unused: [12, 12],
    seats: 15,
    terms: [young, { ...month, subscriptionId: 'two', quantity: 5 }],
    now: [372, 390],
    after: [372, 390],
  },
  {
    name: '12 of 15, the 5 being cancelled: 7 x 30 stay',
    unused: [12, 12],
    seats: 15,
    terms: [young, { ...month, ...scheduled('cancel'), subscriptionId: 'two', quantity: 5 }],
    now: [372, 390],
    after: [210, 210],
  },
  {
    name: 'one of the two has no price',
    unused: [4, 4],
    seats: 15,
    terms: [young, { ...young, offerId: undefined, subscriptionId: 'two', quantity: 5 }],
    now: 'unknown',
    after: 'unknown',
  },
  {
    name: 'euros and dollars cannot be told apart',
    unused: [4, 4],
    seats: 15,
    lines: [...E3_LINES, priceLine({ productId: 'DZH318Z0BQ3Q', currency: 'USD' })],
    terms: [young, { ...young, offerId: YEARLY, subscriptionId: 'two', quantity: 5 }],
    now: 'unknown',
    after: 'unknown',
  },
  // The two reports count different seats.
  {
    name: '8 unused of 14, 10 of them bought here: 4-8 x 30',
    unused: [8, 8],
    seats: 14,
    terms: [young],
    now: [120, 240],
    after: [120, 240],
  },
  {
    name: '12 unused of 14, 10 of them bought here: 8-10 x 30',
    unused: [12, 12],
    seats: 14,
    terms: [young],
    now: [240, 300],
    after: [240, 300],
  },
  {
    name: '4 unused of 10, though 20 were bought: 4 x 30',
    ...one,
    terms: [{ ...young, quantity: 20 }],
    now: [120, 120],
    after: [120, 120],
  },
];
