import type { PriceLine } from '../../../src/domain/money/price.js';
import type { SubscribedSku } from '../../../src/domain/seats/subscribed-sku.js';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import { priceLine } from '../../helpers/price-lines.js';

export const TODAY = new Date('2026-11-30T08:00:00Z');

const DAY = (day: string) => new Date(`${day}T00:00:00Z`);

/** A subscription of 100 seats of Office 365 E3 for a year, EUR 30 a seat and month, whose term ends on 9 December. */
export const TERM: Partial<SubscriptionTerm> = {
  subscriptionId: 'a',
  offerId: 'CFQ7TTC0LF8R:0001:CFQ7TTC0KX1A',
  offerName: 'Office 365 E3',
  quantity: 100,
  billingCycle: 'annual',
  termDuration: 'P1Y',
  commitmentEndDate: DAY('2026-12-09'),
  effectiveStartDate: DAY('2025-12-10'),
};

/** A figure a month, worked out by hand in EUR: exact, from-to, or none. */
export type Amount = number | readonly [number, number] | 'nothing' | 'unknown';

export interface PlanCase {
  readonly what: string;
  readonly terms: readonly Partial<SubscriptionTerm>[];
  /** Licences of the tenant; undefined where they cannot be read. */
  readonly live?: readonly Partial<SubscribedSku>[];
  /** Sold and deployed of the weekly report. */
  readonly week?: readonly [sold: number, deployed: number];
  /** Seats in usage, and those active in each workload. */
  readonly usage?: readonly [seats: number, ...active: number[]];
  /** Directly bought seats of the same product in usage. */
  readonly isBoughtDirectToo?: boolean;
  readonly percent?: number;
  readonly lines?: readonly PriceLine[];
  /** What each subscription goes on with: from and to. */
  readonly cuts: readonly (readonly [from: number, to: number])[];
  /** Of all cuts together; `unknown` where any has no price. */
  readonly saves?: Amount;
  /** Over the whole next terms. */
  readonly savesOverTerm?: number;
  readonly idle?: readonly [number, number];
  readonly idleSaves?: Amount;
  readonly assigned?: readonly [count: number, source: 'live' | 'weekly'];
  readonly inReport?: number;
  readonly others?: number;
  readonly missing?: number;
  readonly gap?: 'not-certain' | 'assigned-unknown';
  readonly giveBack?: number;
}

const seats = (active: number, consumed: number, more: Partial<SubscribedSku> = {}) => [
  { active, consumed, ...more },
];
const monthly = priceLine({ termDuration: 'P1M', billingPlan: 'monthly', erpPrice: 40 });
const renewsWith = (quantity: number): Partial<SubscriptionTerm> => ({
  scheduledActions: [
    {
      type: 'renew',
      effectiveDate: undefined,
      next: { quantity, productId: undefined, skuId: undefined, termDuration: undefined },
    },
  ],
});
const action = (type: 'cancel' | 'extend'): Partial<SubscriptionTerm> => ({
  scheduledActions: [{ type, effectiveDate: undefined, next: undefined }],
});

const SECOND = { ...TERM, subscriptionId: 'b', commitmentEndDate: DAY('2027-01-20') };
const UNDECIDED = { ...TERM, autoRenewEnabled: false };

/** Worked out by hand. 2 % of 100 seats are 2 spare ones. */
export const PLAN_CASES: readonly PlanCase[] = [
  // What can go: seats less those that people hold and the spare ones.
  {
    what: '10 free, 2 spare',
    terms: [TERM],
    live: seats(100, 90),
    cuts: [[100, 92]],
    saves: 240,
    savesOverTerm: 2880,
  },
  { what: 'only the spare ones are free', terms: [TERM], live: seats(100, 98), cuts: [] },
  { what: 'one more than the spare ones', terms: [TERM], live: seats(100, 97), cuts: [[100, 99]], saves: 30 },
  {
    what: 'one spare seat at least',
    terms: [{ ...TERM, quantity: 10 }],
    live: seats(10, 7),
    cuts: [[10, 8]],
    saves: 60,
  },
  { what: 'all given out', terms: [{ ...TERM, quantity: 10 }], live: seats(10, 10), cuts: [] },
  {
    what: 'more given out than there are',
    terms: [{ ...TERM, quantity: 10 }],
    live: seats(10, 12),
    cuts: [],
    missing: 0,
  },
  { what: 'the only seat is the spare one', terms: [{ ...TERM, quantity: 1 }], live: seats(1, 0), cuts: [] },
  {
    what: 'nobody has one',
    terms: [{ ...TERM, quantity: 50 }],
    live: seats(50, 0),
    cuts: [[50, 1]],
    saves: 1470,
  },
  {
    what: 'an allowance of 0 % is one seat',
    terms: [TERM],
    live: seats(100, 90),
    percent: 0,
    cuts: [[100, 91]],
    saves: 270,
  },
  { what: 'an allowance of 10 %', terms: [TERM], live: seats(100, 90), percent: 10, cuts: [] },
  {
    what: '5 % of 30 are 2, rounded up',
    terms: [{ ...TERM, quantity: 30 }],
    live: seats(30, 20),
    percent: 5,
    cuts: [[30, 22]],
    saves: 240,
  },
  {
    what: 'seats in grace are none',
    terms: [TERM],
    live: seats(100, 95, { warning: 20 }),
    cuts: [[100, 97]],
    saves: 90,
  },
  {
    what: 'suspended seats are none',
    terms: [TERM],
    live: seats(100, 95, { suspended: 20 }),
    cuts: [[100, 97]],
    saves: 90,
  },

  // Other sellers: the tenant counts as a whole, and only the partner's own seats can go.
  {
    what: 'two sellers',
    terms: [{ ...TERM, quantity: 60 }],
    live: seats(100, 70),
    cuts: [[60, 32]],
    others: 40,
    saves: 840,
  },
  {
    what: 'two sellers, more free than are ours',
    terms: [{ ...TERM, quantity: 10 }],
    live: seats(100, 30),
    cuts: [[10, 0]],
    others: 90,
    saves: 300,
  },
  {
    what: 'two sellers, all given out',
    terms: [{ ...TERM, quantity: 10 }],
    live: seats(100, 99),
    cuts: [],
    others: 90,
  },
  {
    what: 'bought directly as well',
    terms: [TERM],
    live: seats(120, 100),
    usage: [100, 50],
    isBoughtDirectToo: true,
    cuts: [[100, 82]],
    others: 20,
    saves: 540,
  },

  // Several subscriptions of one licence are one plan, the first term end first.
  {
    what: 'two subscriptions, the first is enough',
    terms: [
      { ...TERM, quantity: 60 },
      { ...SECOND, quantity: 40 },
    ],
    live: seats(100, 70),
    cuts: [[60, 32]],
    saves: 840,
  },
  {
    what: 'two subscriptions, the first goes whole',
    terms: [
      { ...TERM, quantity: 20 },
      { ...SECOND, quantity: 80 },
    ],
    live: seats(100, 70),
    cuts: [
      [20, 0],
      [80, 72],
    ],
    saves: 840,
  },
  {
    what: 'one of two is cancelled, people hold its seats',
    terms: [
      { ...TERM, quantity: 60 },
      { ...SECOND, quantity: 40, ...action('cancel') },
    ],
    live: seats(100, 70),
    cuts: [],
    missing: 10,
  },
  {
    what: 'one of two is cancelled, seats are free even so',
    terms: [
      { ...TERM, quantity: 60 },
      { ...SECOND, quantity: 40, ...action('cancel') },
    ],
    live: seats(100, 40),
    cuts: [[60, 42]],
    saves: 540,
  },

  // What is scheduled already.
  {
    what: 'renews with as many as it should',
    terms: [{ ...TERM, ...renewsWith(92) }],
    live: seats(100, 90),
    cuts: [],
  },
  {
    what: 'renews with more than it should',
    terms: [{ ...TERM, ...renewsWith(95) }],
    live: seats(100, 90),
    cuts: [[95, 92]],
    saves: 90,
  },
  {
    what: 'renews with fewer than people hold',
    terms: [{ ...TERM, ...renewsWith(80) }],
    live: seats(100, 90),
    cuts: [],
    missing: 10,
  },
  {
    what: 'renews with more seats while some are free',
    terms: [{ ...TERM, ...renewsWith(120) }],
    live: seats(100, 90),
    cuts: [[120, 92]],
    saves: 840,
  },
  {
    what: 'renews with more seats, which are needed',
    terms: [{ ...TERM, ...renewsWith(120) }],
    live: seats(100, 99),
    cuts: [],
  },

  // How a term may end.
  {
    what: 'undecided, else extended at 23 % more',
    terms: [UNDECIDED],
    live: seats(100, 90),
    cuts: [[100, 92]],
    saves: 295.2,
    savesOverTerm: 0,
  },
  {
    what: 'undecided, else extended at 3 % more than by the month',
    terms: [UNDECIDED],
    live: seats(100, 90),
    lines: [priceLine(), monthly],
    cuts: [[100, 92]],
    saves: 329.6,
    savesOverTerm: 0,
  },
  {
    what: 'to be extended',
    terms: [{ ...UNDECIDED, ...action('extend') }],
    live: seats(100, 90),
    cuts: [[100, 92]],
    saves: 295.2,
    savesOverTerm: 0,
  },
  {
    what: 'extended by now',
    terms: [
      {
        ...TERM,
        offerName: 'Office 365 E3 (Extended Service Term)',
        termDuration: 'P1M',
        billingCycle: 'monthly',
      },
    ],
    live: seats(100, 90),
    lines: [monthly],
    cuts: [[100, 92]],
    saves: 320,
    savesOverTerm: 0,
  },
  { what: 'cancelled', terms: [{ ...TERM, ...action('cancel') }], live: seats(100, 0), cuts: [] },
  {
    what: 'a trial that ends',
    terms: [{ ...TERM, isTrial: true, autoRenewEnabled: false }],
    live: seats(100, 0),
    cuts: [],
  },
  {
    what: 'without an end',
    terms: [{ ...TERM, commitmentEndDate: undefined }],
    live: seats(100, 10),
    cuts: [],
  },
  {
    what: 'the term is over, the new one not begun',
    terms: [{ ...TERM, commitmentEndDate: DAY('2026-11-28') }],
    live: seats(100, 10),
    cuts: [],
  },
  {
    what: 'the last day is today',
    terms: [{ ...TERM, commitmentEndDate: DAY('2026-11-30') }],
    live: seats(100, 90),
    cuts: [[100, 92]],
    saves: 240,
  },

  // Prices.
  {
    what: 'three years',
    terms: [{ ...TERM, termDuration: 'P3Y', billingCycle: 'triennial' }],
    lines: [priceLine({ termDuration: 'P3Y', billingPlan: 'triennial', erpPrice: 1080 })],
    live: seats(100, 90),
    cuts: [[100, 92]],
    saves: 240,
    savesOverTerm: 8640,
  },
  {
    what: 'by the month',
    terms: [{ ...TERM, termDuration: 'P1M', billingCycle: 'monthly' }],
    lines: [monthly],
    live: seats(100, 90),
    cuts: [[100, 92]],
    saves: 320,
    savesOverTerm: 320,
  },
  {
    what: 'an older offer has no price',
    terms: [{ ...TERM, offerId: '91fd106f-4b2c-4938-95ac-f54f74e9a239' }],
    live: seats(100, 90),
    cuts: [[100, 92]],
    saves: 'unknown',
    savesOverTerm: 0,
  },
  {
    what: 'no line fits',
    terms: [TERM],
    lines: [],
    live: seats(100, 90),
    cuts: [[100, 92]],
    saves: 'unknown',
    savesOverTerm: 0,
  },

  // Without the role: the weekly report, never more than the partner has.
  {
    what: 'the report alone',
    terms: [TERM],
    week: [100, 90],
    cuts: [[100, 92]],
    assigned: [90, 'weekly'],
    saves: 240,
  },
  {
    what: 'the report knows more seats than there are now',
    terms: [TERM],
    week: [120, 90],
    cuts: [[100, 92]],
    assigned: [90, 'weekly'],
    saves: 240,
  },
  {
    what: 'seats were bought since the report',
    terms: [TERM],
    week: [80, 70],
    cuts: [[100, 92]],
    assigned: [70, 'weekly'],
    saves: 240,
  },
  {
    what: 'more used than given out by the report',
    terms: [TERM],
    week: [100, 70],
    usage: [100, 85],
    cuts: [[100, 87]],
    assigned: [85, 'weekly'],
    idle: [0, 0],
    saves: 390,
  },
  { what: 'neither role nor report', terms: [TERM], usage: [100, 10], cuts: [], gap: 'assigned-unknown' },
  {
    what: 'a licence that the tenant does not list',
    terms: [TERM],
    live: [],
    week: [100, 90],
    cuts: [[100, 92]],
    assigned: [90, 'weekly'],
    saves: 240,
  },
  {
    what: 'two licences of one name',
    terms: [TERM],
    live: [
      { active: 100, consumed: 10 },
      { skuId: 'other', active: 100, consumed: 10 },
    ],
    week: [100, 10],
    cuts: [],
    gap: 'not-certain',
  },
  {
    what: 'a licence of the whole tenant',
    terms: [TERM],
    live: seats(100, 0, { isForTenant: true }),
    week: [100, 0],
    cuts: [],
    gap: 'assigned-unknown',
  },

  // Held and idle.
  {
    what: 'one workload',
    terms: [TERM],
    live: seats(100, 90),
    usage: [100, 60],
    cuts: [[100, 92]],
    idle: [30, 30],
    idleSaves: 900,
    saves: 240,
  },
  {
    what: 'two workloads that may be the same people or not',
    terms: [TERM],
    live: seats(100, 90),
    usage: [100, 50, 20],
    cuts: [[100, 92]],
    idle: [20, 40],
    idleSaves: [600, 1200],
    saves: 240,
  },
  {
    what: 'two workloads that may use every seat',
    terms: [TERM],
    live: seats(100, 90),
    usage: [100, 60, 40],
    cuts: [[100, 92]],
    idle: [0, 30],
    idleSaves: [0, 900],
    saves: 240,
  },
  {
    what: 'more were active than hold one now',
    terms: [TERM],
    live: seats(100, 50),
    usage: [100, 80],
    cuts: [[100, 52]],
    idle: [0, 0],
    idleSaves: 'nothing',
    saves: 1440,
  },
  {
    what: 'usage counts fewer seats than people hold',
    terms: [TERM],
    live: seats(100, 90),
    usage: [40, 30],
    cuts: [[100, 92]],
    idle: [10, 10],
    idleSaves: 300,
    saves: 240,
  },
  {
    what: 'idle seats of others are none of ours',
    terms: [{ ...TERM, quantity: 10 }],
    live: seats(100, 99),
    usage: [100, 40],
    cuts: [],
    others: 90,
    idle: [10, 10],
    idleSaves: 300,
  },
  {
    what: 'readings that disagree stand beside each other',
    terms: [TERM],
    live: seats(100, 90),
    week: [100, 80],
    usage: [100, 70],
    cuts: [[100, 92]],
    assigned: [90, 'live'],
    inReport: 80,
    idle: [20, 20],
    saves: 240,
  },

  // The days after a purchase or a renewal.
  {
    what: 'five may be given back at once',
    terms: [{ ...TERM, cancellationAllowedUntilDate: DAY('2026-12-03'), refundableQuantity: 5 }],
    live: seats(100, 90),
    cuts: [[100, 92]],
    giveBack: 5,
    saves: 240,
  },
  {
    what: 'no more are given back than can go',
    terms: [{ ...TERM, cancellationAllowedUntilDate: DAY('2026-12-03') }],
    live: seats(100, 90),
    cuts: [[100, 92]],
    giveBack: 8,
    saves: 240,
  },
  {
    what: 'that time is over',
    terms: [{ ...TERM, cancellationAllowedUntilDate: DAY('2026-11-29'), refundableQuantity: 5 }],
    live: seats(100, 90),
    cuts: [[100, 92]],
    saves: 240,
  },
];
