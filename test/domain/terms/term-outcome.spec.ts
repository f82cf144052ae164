import assert from 'node:assert/strict';
import type { ScheduledAction } from '../../../src/domain/terms/scheduled-action.js';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import { firstDayOf, lastDayOf } from '../../../src/domain/terms/term-days.js';
import { type TermOutcome, termOutcome } from '../../../src/domain/terms/term-outcome.js';
import { subscriptionTerm } from '../../helpers/contract-rows.js';

const NOW = new Date('2026-03-01T09:00:00Z');
const LEGACY = '031C9E47-4802-4248-838E-778FB1D2CC05';
const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** Ten seats for a year of new commerce, begun 2025-12-01; its last day is 2026-11-30. */
function termWith(changes: Partial<SubscriptionTerm>): SubscriptionTerm {
  return subscriptionTerm({
    offerId: 'CFQ7TTC0LDPB:0001:CFQ7TTC0KXZ1',
    billingType: 'license',
    autoRenewEnabled: false,
    effectiveStartDate: new Date('2023-12-01T14:05:00Z'),
    commitmentEndDate: day('2026-11-30'),
    ...changes,
  });
}

function action(
  type: ScheduledAction['type'],
  more: Partial<ScheduledAction> = {},
): Partial<SubscriptionTerm> {
  return { scheduledActions: [{ type, effectiveDate: undefined, next: undefined, ...more }] };
}

const next = (changes: object = {}) => ({
  quantity: undefined,
  productId: undefined,
  skuId: undefined,
  termDuration: undefined,
  ...changes,
});
const renews = (quantity = 10, more: object = {}): TermOutcome =>
  ({
    kind: 'renews',
    quantity,
    product: undefined,
    termDuration: undefined,
    billingCycle: undefined,
    ...more,
  }) as TermOutcome;
const cancelled = (on: string): TermOutcome => ({ kind: 'cancelled', on: day(on) });
const ON = { autoRenewEnabled: true };
const EXTENDED_OFFER = { offerName: 'Office 365 E3 (Extended Service Term)', termDuration: 'P1M', ...ON };

const undecided: TermOutcome = { kind: 'undecided' };
const ends: TermOutcome = { kind: 'ends' };
const ofUsage: TermOutcome = { kind: 'by-usage' };
const over: TermOutcome = { kind: 'not-in-force' };
const extended = (isNow: boolean): TermOutcome => ({ kind: 'extended', isNow });

const CASES: readonly (readonly [
  name: string,
  term: Partial<SubscriptionTerm>,
  outcome: TermOutcome,
  now?: string,
])[] = [
  ['auto-renew on', ON, renews()],
  ['auto-renew on, 12 seats instructed', { ...ON, nextTerm: next({ quantity: 12 }) }, renews(12)],
  ['auto-renew on, no seats instructed', { ...ON, nextTerm: next({ quantity: 0 }) }, renews(0)],
  [
    'auto-renew on, instructed as it is',
    { ...ON, nextTerm: next({ productId: 'CFQ7TTC0LDPB', skuId: '0001', termDuration: 'P1Y' }) },
    renews(),
  ],
  [
    'auto-renew on, another SKU',
    { ...ON, nextTerm: next({ productId: 'CFQ7TTC0LDPB', skuId: '0002' }) },
    renews(10, { product: 'CFQ7TTC0LDPB:0002' }),
  ],
  [
    'auto-renew on, another product for three years',
    { ...ON, nextTerm: next({ quantity: 7, productId: 'CFQ7TTC0LF8S', skuId: '0002', termDuration: 'P3Y' }) },
    renews(7, { product: 'CFQ7TTC0LF8S:0002', termDuration: 'P3Y' }),
  ],
  ['a renewal scheduled, auto-renew off', action('renew'), renews()],
  ['a renewal scheduled for 12', action('renew', { next: next({ quantity: 12 }) }), renews(12)],
  [
    'a renewal scheduled for 12 beside instructions for 5',
    { ...ON, ...action('renew', { next: next({ quantity: 12 }) }), nextTerm: next({ quantity: 5 }) },
    renews(12),
  ],
  [
    'a renewal scheduled without seats beside instructions for 5',
    { ...ON, ...action('renew'), nextTerm: next({ quantity: 5 }) },
    renews(10),
  ],
  [
    'another product at the end of the term',
    action('transition', { next: next({ productId: 'CFQ7TTC0LF8S', skuId: '0001' }) }),
    renews(10, { product: 'CFQ7TTC0LF8S:0001' }),
  ],
  [
    'another product in mid-term says nothing of its end',
    action('transition', { effectiveDate: day('2026-06-01') }),
    undecided,
  ],
  ['an older offer with auto-renew on', { ...ON, offerId: LEGACY }, renews()],
  ['a cancellation scheduled', action('cancel'), cancelled('2026-11-30')],
  ['a cancellation scheduled, auto-renew on', { ...ON, ...action('cancel') }, cancelled('2026-11-30')],
  [
    'a cancellation of a day',
    action('cancel', { effectiveDate: day('2026-09-15') }),
    cancelled('2026-09-15'),
  ],
  [
    'a cancellation long after a term that renews',
    { ...ON, ...action('cancel', { effectiveDate: day('2027-02-01') }) },
    renews(),
  ],
  ['a cancellation of an older offer', { ...action('cancel'), offerId: LEGACY }, cancelled('2026-11-29')],
  ['an extended term scheduled', action('extend'), extended(false)],
  [
    'an extended term scheduled before 2026-05-04',
    { ...action('extend'), commitmentEndDate: day('2026-04-30') },
    extended(false),
  ],
  ['an extended term by its name', EXTENDED_OFFER, extended(true)],
  ['an extended term by its given name', { friendlyName: 'E3, extended service term' }, extended(true)],
  ['an extended term that goes on', { ...EXTENDED_OFFER, ...action('extend') }, extended(true)],
  ['an extended term that is cancelled', { ...EXTENDED_OFFER, ...action('cancel') }, cancelled('2026-11-30')],
  [
    'an extended term that becomes a new one',
    { ...EXTENDED_OFFER, ...action('renew', { next: next({ quantity: 3, termDuration: 'P1Y' }) }) },
    renews(3, { termDuration: 'P1Y' }),
  ],
  ['auto-renew off', {}, undecided],
  ['an action of an unknown type, auto-renew off', action('other'), undecided],
  ['an action of an unknown type, auto-renew on', { ...ON, ...action('other') }, renews()],
  ['no actions', { scheduledActions: [] }, undecided],
  ['instructions alone do not renew', { nextTerm: next({ quantity: 12 }) }, undecided],
  ['without an offer id', { offerId: undefined }, undecided],
  ['without a start and a duration', { effectiveStartDate: undefined, termDuration: undefined }, undecided],
  ['a monthly term', { termDuration: 'P1M', commitmentEndDate: day('2026-05-31') }, undecided],
  // The boundary of the end, a day before, on and after it.
  ['ending 2026-05-03', { commitmentEndDate: day('2026-05-03') }, ends],
  ['ending 2026-05-04', { commitmentEndDate: day('2026-05-04') }, undecided],
  ['ending 2026-05-05', { commitmentEndDate: day('2026-05-05') }, undecided],
  // The boundary of the beginning: three years less a day end the day before they began.
  ['begun 2025-03-31', { termDuration: 'P3Y', commitmentEndDate: day('2028-03-30') }, ends],
  ['begun 2025-04-01', { termDuration: 'P3Y', commitmentEndDate: day('2028-03-31') }, undecided],
  ['begun 2025-04-02', { termDuration: 'P3Y', commitmentEndDate: day('2028-04-01') }, undecided],
  [
    'bought 2025-03-31, of a duration nobody said',
    { termDuration: undefined, effectiveStartDate: new Date('2025-03-31T23:59:59Z') },
    ends,
  ],
  [
    'bought 2025-04-01, of a duration nobody said',
    { termDuration: undefined, effectiveStartDate: day('2025-04-01') },
    undecided,
  ],
  [
    'bought later than its end less its duration',
    { termDuration: 'P3Y', effectiveStartDate: day('2025-04-01'), commitmentEndDate: day('2027-06-30') },
    undecided,
  ],
  // Whose last day is over.
  ['over since yesterday', { commitmentEndDate: day('2026-05-04') }, extended(true), '2026-05-05T00:00:00'],
  ['on its last day', { commitmentEndDate: day('2026-05-04') }, undecided, '2026-05-04T23:59:59'],
  ['an older offer', { offerId: LEGACY }, ends],
  ['software', { productType: 'Software' }, ends],
  ['online services', { productType: 'OnlineServicesNCE' }, undecided],
  ['a term without an end', { commitmentEndDate: undefined }, ends],
  ['the year 9999', { commitmentEndDate: day('9999-12-14') }, ends],
  ['a trial', { isTrial: true }, ends],
  ['a trial that renews', { isTrial: true, ...ON }, { kind: 'converts', quantity: 10 }],
  ['a trial that is cancelled', { isTrial: true, ...ON, ...action('cancel') }, cancelled('2026-11-30')],
  ['Azure', { billingType: 'usage', ...ON }, ofUsage],
  ['Azure by its unit', { billingType: undefined, unitType: 'Usage-based' }, ofUsage],
  ['Azure by its offer', { billingType: undefined, offerId: 'MS-AZR-0145P', unitType: '' }, ofUsage],
  ['Azure that was deleted', { billingType: 'usage', status: 'deleted' }, over],
  ...['suspended', 'expired', 'disabled', 'deleted', 'cancelled', 'canceled', 'Expired'].map(
    (status) => [status, { status, ...ON }, over] as const,
  ),
  ...['', 'none', 'active', 'pending', 'something-new'].map(
    (status) => [`status “${status}”`, { status, ...ON }, renews()] as const,
  ),
];

describe('termOutcome', () => {
  for (const [name, changes, outcome, now] of CASES) {
    it(`${outcome.kind}: ${name}`, () => {
      assert.deepEqual(
        termOutcome(termWith(changes), now === undefined ? NOW : new Date(`${now}Z`)),
        outcome,
      );
    });
  }
});

describe('lastDayOf', () => {
  const lastDays: readonly (readonly [string, Partial<SubscriptionTerm>, string | undefined])[] = [
    ['the date in new commerce', { commitmentEndDate: day('2026-11-30') }, '2026-11-30'],
    ['the date, whatever its time', { commitmentEndDate: new Date('2026-11-30T23:59:59Z') }, '2026-11-30'],
    [
      'the day before in older offers',
      { offerId: LEGACY, commitmentEndDate: day('2026-12-01') },
      '2026-11-30',
    ],
    [
      'that day, if it was not over',
      { offerId: LEGACY, commitmentEndDate: new Date('2026-12-01T10:00:00Z') },
      '2026-12-01',
    ],
    ['the date before the instant', { commitmentEndDateTime: day('2026-12-05') }, '2026-11-30'],
    [
      'the day that an instant ends',
      { commitmentEndDate: undefined, commitmentEndDateTime: day('2026-12-01') },
      '2026-11-30',
    ],
    [
      'the day an instant is in',
      { commitmentEndDate: undefined, commitmentEndDateTime: new Date('2026-11-30T23:59:59Z') },
      '2026-11-30',
    ],
    ['no day', { commitmentEndDate: undefined }, undefined],
    ['no day for the year 9999', { commitmentEndDate: day('9999-12-14') }, undefined],
  ];
  for (const [name, changes, expected] of lastDays) {
    it(`is ${name}`, () => assert.equal(lastDayOf(termWith(changes))?.toISOString().slice(0, 10), expected));
  }
});

describe('firstDayOf', () => {
  const firstDays: readonly (readonly [Partial<SubscriptionTerm>, string | undefined])[] = [
    [{}, '2025-12-01'],
    [{ termDuration: 'P3Y' }, '2023-12-01'],
    [{ termDuration: 'P1M' }, '2026-11-01'],
    // A day that February does not have is its last.
    [{ termDuration: 'P1M', commitmentEndDate: day('2026-03-30') }, '2026-02-28'],
    [{ termDuration: 'P1Y6M' }, '2025-06-01'],
    [{ termDuration: 'P30D' }, '2026-11-01'],
    [{ termDuration: 'once' }, '2023-12-01'],
    [{ effectiveStartDate: day('2026-02-03') }, '2026-02-03'],
    [{ commitmentEndDate: undefined }, '2023-12-01'],
    [{ commitmentEndDate: undefined, effectiveStartDate: undefined }, undefined],
  ];
  for (const [changes, expected] of firstDays) {
    it(`is ${expected} for ${JSON.stringify(changes)}`, () =>
      assert.equal(firstDayOf(termWith(changes))?.toISOString().slice(0, 10), expected));
  }
});
