import assert from 'node:assert/strict';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import type { LicenseUsageRow } from '../../../src/domain/usage/license-usage.js';
import type { WatchDefinition } from '../../../src/domain/watching/watch.js';
import { assessWatch } from '../../../src/domain/watching/watch-assessment.js';
import { createWatchFacts } from '../../../src/domain/watching/watch-facts.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { above, below, renewal, termOf, unused, watching } from '../../helpers/watching.js';

const NOW = new Date('2026-11-21T06:00:00Z');
const DATA_AS_OF = new Date('2026-11-14T00:00:00Z');
const OLD = new Date('2026-11-06T00:00:00Z');
const CUSTOMER = { customerId: '00000000-0000-4000-8000-000000000001', customerName: 'Fabrikam' };

function assess(
  watch: WatchDefinition,
  rows: readonly LicenseUsageRow[],
  terms?: readonly SubscriptionTerm[],
) {
  return assessWatch(watch, createWatchFacts({ customerId: CUSTOMER.customerId, rows, terms }, NOW), NOW);
}

/** Level by subject key. */
function levels(...given: Parameters<typeof assess>) {
  const findings = assess(...given);
  if (!Array.isArray(findings)) return findings;
  return findings.map(({ subjectKey, level }) => `${subjectKey.replace('\n', '/')} ${level}`);
}

const row = (workloadName: string, active: number, changes: Partial<LicenseUsageRow> = {}) =>
  usageRow({ workloadName, licensesActive: active, ...changes });

describe('assessWatch: usage', () => {
  it('says nothing of what Microsoft has retired where all customers are watched', () => {
    const rows = [row('Skype For Business', 0), row('Teams', 1)];
    assert.deepEqual(levels(watching(below(40)), rows), ['teams fires']);
    assert.deepEqual(levels(watching(below(40), { customer: CUSTOMER }), rows), [
      'teams fires',
      'skype for business fires',
    ]);
  });

  it('adds a workload up over its products, of each row the newest', () => {
    const rows = [
      row('Teams', 9, { processedDateTime: OLD }),
      row('Teams', 1),
      row('TEAMS', 5, { productName: 'E5', licensesQualified: 20 }),
    ];
    assert.deepEqual(assess(watching(below(40)), rows), [
      {
        subject: { kind: 'workload', workloadName: 'Teams' },
        subjectKey: 'teams',
        level: 'fires',
        figures: { kind: 'workload', licensesQualified: 30, licensesActive: 6, dataAsOf: DATA_AS_OF },
      },
    ]);
  });

  it('counts seats unused in the busiest workload, for each product and sales channel', () => {
    const rows = [
      row('Teams', 3),
      row('Exchange', 2),
      row('Teams', 1, { salesChannel: 'direct' }),
      row('Teams', 9, { productName: 'E5' }),
    ];
    assert.deepEqual(assess(watching(unused(7)), rows), [
      {
        subject: { kind: 'product', productName: 'OFFICE 365 E3', salesChannel: 'direct' },
        subjectKey: 'office 365 e3\ndirect',
        level: 'fires',
        figures: { kind: 'product', seats: 10, unusedAtLeast: 9, unusedAtMost: 9, dataAsOf: DATA_AS_OF },
      },
      {
        subject: { kind: 'product', productName: 'OFFICE 365 E3', salesChannel: 'reseller' },
        subjectKey: 'office 365 e3\nreseller',
        level: 'fires',
        figures: { kind: 'product', seats: 10, unusedAtLeast: 5, unusedAtMost: 7, dataAsOf: DATA_AS_OF },
      },
    ]);
  });

  it('finds over-use of a workload nobody is entitled to', () => {
    const rows = [row('Teams', 2, { licensesQualified: 0 }), row('Exchange', 10)];
    assert.deepEqual(levels(watching(above(100)), rows), ['exchange holds', 'teams fires']);
  });

  it('knows nothing without rows, and with rows of no date or older than 14 days', () => {
    for (const rule of [below(40), above(100), unused(1), renewal(30)]) {
      assert.equal(levels(watching(rule), [], []), 'unknown');
      assert.equal(levels(watching(rule), [row('Teams', 1, { processedDateTime: OLD })], []), 'unknown');
      const undated = row('Teams', 1, { processedDateTime: undefined });
      assert.equal(levels(watching(rule), [undated], []), 'unknown');
    }
  });

  it('is over for a customer of whom nothing was read for 60 days', () => {
    const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000);
    const read = (days: number) => [row('Teams', 1, { processedDateTime: daysAgo(days) })];
    assert.equal(assess(watching(below(40)), read(60)), 'unknown');
    assert.equal(assess(watching(below(40)), read(61)), undefined);
  });

  it('knows nothing of the one workload or product whose rows are old', () => {
    const rows = [
      row('Teams', 1),
      row('CRM', 1, { productName: 'DYNAMICS 365', processedDateTime: OLD, licensesQualified: 5 }),
    ];
    assert.deepEqual(levels(watching(below(40)), rows), ['teams fires', 'crm unknown']);
    assert.deepEqual(levels(watching(unused(1)), rows), [
      'office 365 e3/reseller fires',
      'dynamics 365/reseller unknown',
    ]);
  });
});

describe('assessWatch: whom it is about', () => {
  const rows = [row('Teams', 1)];

  it('is about one customer, or all but some', () => {
    const other = { customerId: 'other', customerName: 'Other' };
    assert.equal(assess(watching(below(40), { customer: other }), rows), undefined);
    assert.equal(assess(watching(below(40), { exceptCustomers: [other, CUSTOMER] }), rows), undefined);
    for (const about of [{ customer: CUSTOMER }, { exceptCustomers: [other] }]) {
      assert.deepEqual(levels(watching(below(40), about), rows), ['teams fires']);
    }
  });

  it('leaves small customers out of a watch over all, by their seats before exceptions', () => {
    const more = [...rows, row('Power BI', 1, { productName: 'POWER BI PRO', licensesQualified: 5 })];
    const ofSize = (minimumSeats: number, changes: Partial<WatchDefinition> = {}) =>
      levels(watching(below(40), { minimumSeats, exceptProducts: ['power bi'], ...changes }), more);
    assert.deepEqual(ofSize(15), ['teams fires']);
    assert.equal(ofSize(16), undefined);
    assert.deepEqual(ofSize(16, { customer: CUSTOMER }), ['teams fires']);
  });

  it('does not take a customer for small while nothing is known', () => {
    const minimumSeats = 50;
    assert.equal(levels(watching(below(40), { minimumSeats }), []), 'unknown');
  });
});

describe('assessWatch: exceptions of products', () => {
  const rows = [
    row('Teams', 1, { productName: 'MICROSOFT 365 E5' }),
    row('Teams', 10, { productName: 'MICROSOFT TEAMS ROOMS (PRO)' }),
  ];
  const except = (...exceptProducts: string[]) => levels(watching(below(20), { exceptProducts }), rows);

  it('takes their rows out before anything is added up', () => {
    assert.equal(levels(watching(below(20)), rows)?.length, 0);
    assert.deepEqual(except('teams rooms'), ['teams fires']);
  });

  it('means a product by all of the words, in any case and order, with any punctuation', () => {
    assert.deepEqual(except('PRO - rooms'), ['teams fires']);
    assert.deepEqual(except('rooms basic'), []);
    assert.deepEqual(except('room'), []);
  });

  it('means a workload as well', () => {
    const mixed = [row('Yammer', 0), row('Teams', 1)];
    assert.deepEqual(levels(watching(below(20)), mixed), ['yammer fires', 'teams fires']);
    assert.deepEqual(levels(watching(below(20), { exceptProducts: ['Yammer'] }), mixed), ['teams fires']);
  });

  it('means none by a text without words', () => {
    assert.deepEqual(except('', '™ -'), []);
  });

  it('leaves nothing to find when all are left out', () => {
    assert.deepEqual(except('microsoft'), []);
  });
});

const LEGACY = '031C9E47-4802-4248-838E-778FB1D2CC05';

describe('assessWatch: renewals', () => {
  const rows = [row('Teams', 8), row('Exchange', 3)];
  const ofTerms = (...terms: SubscriptionTerm[]) => levels(watching(renewal(30)), rows, terms);

  it('finds a term that ends with seats of its product unused', () => {
    assert.deepEqual(assess(watching(renewal(30)), rows, [termOf()]), [
      {
        subject: { kind: 'subscription', subscriptionId: 's1', offerName: 'Office 365 E3' },
        subjectKey: 's1',
        level: 'fires',
        figures: {
          kind: 'renewal',
          quantity: 10,
          seats: 10,
          unusedAtLeast: 0,
          unusedAtMost: 2,
          endsAt: new Date('2026-12-10T00:00:00Z'),
          autoRenewEnabled: true,
          termEnd: 'renews',
          dataAsOf: DATA_AS_OF,
        },
      },
    ]);
  });

  it('puts those first that renew by themselves, then the soonest', () => {
    const end = (day: string) => ({ commitmentEndDate: new Date(`2026-12-${day}T00:00:00Z`) });
    const terms = [
      termOf({ subscriptionId: 'a', offerId: LEGACY, autoRenewEnabled: false, ...end('01') }),
      termOf({ subscriptionId: 'b', ...end('20') }),
      termOf({ subscriptionId: 'c', ...end('10') }),
      termOf({ subscriptionId: 'd', ...end('25') }),
      termOf({ subscriptionId: 'e', ...end('30') }),
    ];
    assert.deepEqual(ofTerms(...terms), ['c fires', 'b fires', 'd holds', 'a fires']);
  });

  it('finds nothing in trials, in months that renew by themselves and in what is no longer in force', () => {
    assert.deepEqual(ofTerms(termOf({ isTrial: true })), []);
    assert.deepEqual(ofTerms(termOf({ termDuration: 'P1M' })), []);
    assert.deepEqual(ofTerms(termOf({ termDuration: 'P1M', autoRenewEnabled: false })), ['s1 fires']);
    assert.deepEqual(ofTerms(termOf({ status: 'suspended' })), []);
    assert.deepEqual(ofTerms(termOf({ commitmentEndDate: undefined })), []);
    assert.deepEqual(ofTerms(termOf({ commitmentEndDate: new Date('9999-12-30T00:00:00Z') })), []);
  });

  const off = { autoRenewEnabled: false };
  const action = (type: 'renew' | 'cancel' | 'extend', quantity?: number) => ({
    scheduledActions: [
      {
        type,
        effectiveDate: undefined,
        next: { quantity, productId: undefined, skuId: undefined, termDuration: undefined },
      },
    ],
  });
  const extendedOffer = { offerName: 'Office 365 E3 (Extended Service Term)', termDuration: 'P1M' };
  const outcomes: readonly (readonly [string, Partial<SubscriptionTerm>, readonly string[]])[] = [
    ['finds what is undecided', off, ['s1 fires']],
    ['finds nothing in what is cancelled', { ...off, ...action('cancel') }, []],
    ['finds nothing in what renews with fewer seats', { ...off, ...action('renew', 4) }, []],
    ['finds what renews with as many seats', { ...off, ...action('renew', 10) }, ['s1 fires']],
    ['finds what renews with more seats', { ...off, ...action('renew', 12) }, ['s1 fires']],
    ['finds an extended term to come', { ...off, ...action('extend') }, ['s1 fires']],
    [
      'finds an extended term to come only once it is near',
      { ...off, ...action('extend'), commitmentEndDate: new Date('2027-03-01T00:00:00Z') },
      [],
    ],
    ['finds an extended term, whenever its month ends', extendedOffer, ['s1 fires']],
    [
      'finds an extended term since yesterday',
      { ...off, commitmentEndDate: new Date('2026-11-20T00:00:00Z') },
      ['s1 fires'],
    ],
    ['finds nothing in what is billed by usage', { billingType: 'usage' }, []],
    ...['expired', 'disabled', 'deleted', 'cancelled'].map(
      (status) => [`finds nothing in what is ${status}`, { ...extendedOffer, status }, []] as const,
    ),
  ];
  for (const [sentence, term, found] of outcomes) {
    it(sentence, () => assert.deepEqual(ofTerms(termOf(term)), found));
  }

  it('finds an extended term also where every seat is used, and where no product is certain', () => {
    const full = [row('Teams', 10)];
    for (const term of [
      termOf(extendedOffer),
      termOf({ ...off, ...action('extend') }),
      termOf({ ...extendedOffer, offerName: 'Visio (Extended Service Term)', friendlyName: 'Visio' }),
    ]) {
      assert.deepEqual(levels(watching(renewal(30)), full, [term]), ['s1 fires']);
    }
    const except = watching(renewal(30), { exceptProducts: ['visio'] });
    const visio = termOf({ offerName: 'Visio (Extended Service Term)', friendlyName: 'Visio' });
    assert.deepEqual(levels(except, full, [visio]), []);
  });

  it('tells no unused seats of an extended term whose product is not certain', () => {
    const visio = termOf({ offerName: 'Visio (Extended Service Term)', friendlyName: 'Visio', quantity: 3 });
    const findings = assess(watching(renewal(30)), rows, [visio]);
    const [finding] = Array.isArray(findings) ? findings : [];
    assert.deepEqual(finding?.figures, {
      kind: 'renewal',
      quantity: 3,
      seats: 3,
      unusedAtLeast: 0,
      unusedAtMost: 0,
      isUsageUnknown: true,
      endsAt: new Date('2026-12-10T00:00:00Z'),
      autoRenewEnabled: true,
      termEnd: 'extended',
      dataAsOf: DATA_AS_OF,
    });
  });

  it('finds nothing where the product is not certain or all of it is used', () => {
    assert.deepEqual(ofTerms(termOf({ offerName: 'Office 365 E1', friendlyName: 'E1' })), []);
    assert.deepEqual(levels(watching(renewal(30)), [row('Teams', 10)], [termOf()]), []);
    const twice = [...rows, row('Teams', 1, { productName: 'OFFICE 365 (E3)' })];
    assert.deepEqual(levels(watching(renewal(30)), twice, [termOf()]), []);
  });

  it('knows nothing before subscriptions were read, unless there is nothing to lose', () => {
    assert.equal(levels(watching(renewal(30)), rows), 'unknown');
    assert.deepEqual(levels(watching(renewal(30)), [row('Teams', 10)]), []);
    assert.deepEqual(levels(watching(renewal(30), { exceptProducts: ['E3'] }), rows), []);
  });
});
