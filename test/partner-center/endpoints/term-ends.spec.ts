import assert from 'node:assert/strict';
import { guidFrom } from '../../../demo/partner-center/customer.js';
import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
} from '../../../demo/partner-center/emulator.js';
import type { SubscriptionInput } from '../../../demo/partner-center/inputs.js';
import { inventedCustomers } from '../../../demo/partner-center/invented/customers.js';
import { deriveRenewals, type Renewal } from '../../../src/domain/usage/renewal.js';
import { createSubscriptions } from '../../../src/partner-center/endpoints/subscriptions.js';
import { createFixedAccessToken } from '../../../src/partner-center/http/access-token.js';
import { createPartnerCenterApi } from '../../../src/partner-center/http/api.js';
import { createCall, createRecordingLogger, TOKEN } from '../support.js';

const CONTOSO = guidFrom('contoso.onmicrosoft.com');
const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** What is said of the demo's customers: offer, what becomes of it, days to its last one. */
const DEMO: readonly (readonly [domain: string, offer: string, told: string, daysLeft: number])[] = [
  ['contoso', 'Power BI Pro', 'renews 20', 6],
  ['contosoretail', 'Microsoft 365 F3', 'renews 260', 14],
  ['vanarsdelltd', 'Office 365 E3', 'renews 120', 26],
  ['fourthcoffee', 'Microsoft 365 F3', 'renews 60 CFQ7TTC0LHNG:0001', 16],
  ['treyresearch', 'Planner and Project Plan 3', 'cancelled', 18],
  ['litwareinc', 'Microsoft 365 Business Standard', 'extended later', 20],
  ['proseware', 'Office 365 E5 (Extended Service Term)', 'extended now', 9],
  ['fabrikam', 'Visio Plan 2', 'undecided', 27],
  ['munsonspickles', 'Microsoft 365 Business Standard', 'undecided', 10],
  ['margiestravel', 'Microsoft 365 Business Basic', 'ends', 22],
  ['adventure-works', 'Power Apps Premium', 'ends', 24],
  ['humongousinsurance', 'Power Automate Premium', 'converts', 17],
  ['humongousinsurance', 'Azure plan', 'by-usage', 5],
];

/** A term whose end is at a boundary: what is said of it a day before, on and after its last day, or whenever. */
const BOUNDARIES: readonly (readonly [
  name: string,
  term: Partial<SubscriptionInput>,
  today: string,
  told: string,
])[] = [
  ...(['2026-12-09', '2026-12-10'] as const).map(
    (today) => [`undecided on ${today}`, { lastDay: '2026-12-10' }, today, 'undecided'] as const,
  ),
  ['extended once the last day is over', { lastDay: '2026-12-10' }, '2026-12-11', 'extended now'],
  ['ending 2026-05-03', { lastDay: '2026-05-03' }, '2026-04-20', 'ends'],
  ['ending 2026-05-04', { lastDay: '2026-05-04' }, '2026-04-20', 'undecided'],
  ['ending 2026-05-05', { lastDay: '2026-05-05' }, '2026-04-20', 'undecided'],
  ['begun 2025-03-31', { lastDay: '2028-03-30', termDuration: 'P3Y' }, '2026-04-20', 'ends'],
  ['begun 2025-04-01', { lastDay: '2028-03-31', termDuration: 'P3Y' }, '2026-04-20', 'undecided'],
  ['begun 2025-04-02', { lastDay: '2028-04-01', termDuration: 'P3Y' }, '2026-04-20', 'undecided'],
  [
    'bought after 2025-04-01',
    { lastDay: '2027-12-31', termDuration: 'P3Y', startedOn: '2025-04-02' },
    '2026-04-20',
    'undecided',
  ],
  ['an older offer', { lastDay: '2026-12-10', commerce: 'legacy' }, '2026-12-10', 'ends'],
];

function told({ outcome }: Renewal): string {
  switch (outcome.kind) {
    case 'renews':
      return ['renews', outcome.quantity, outcome.product].filter((part) => part !== undefined).join(' ');
    case 'extended':
      return `extended ${outcome.isNow ? 'now' : 'later'}`;
    default:
      return outcome.kind;
  }
}

describe('ends of terms from the emulated Partner Center', () => {
  let emulator: PartnerCenterEmulator;
  let now = day('2026-11-21');

  before(async () => {
    emulator = await createPartnerCenterEmulator({
      customers: inventedCustomers(),
      now: () => now,
      accessToken: TOKEN,
    });
  });
  after(() => emulator.close());

  async function renewalsOf(customerId: string): Promise<readonly Renewal[]> {
    const api = createPartnerCenterApi({
      baseUrl: emulator.url,
      accessToken: createFixedAccessToken(TOKEN),
      logger: createRecordingLogger([]),
      timing: { sleep: async () => undefined },
    });
    const terms = await createSubscriptions(api).getSubscriptions(customerId, createCall());
    return deriveRenewals(terms ?? [], now);
  }

  for (const [domain, offer, expected, daysLeft] of DEMO) {
    it(`are, of ${domain}: ${offer} ${expected} in ${daysLeft} days`, async () => {
      now = day('2026-11-21');
      const all = await renewalsOf(guidFrom(`${domain}.onmicrosoft.com`));
      const found = all.find(({ offerName }) => offerName === offer);
      assert.deepEqual([found && told(found), found?.daysLeft], [expected, daysLeft]);
    });
  }

  it('are not told of what has expired', async () => {
    now = day('2026-11-21');
    const all = await renewalsOf(guidFrom('vanarsdelltd.onmicrosoft.com'));
    assert.deepEqual(
      all.map(({ offerName }) => offerName),
      ['Office 365 E3'],
    );
  });

  for (const [name, term, today, expected] of BOUNDARIES) {
    it(`are, at a boundary: ${name}`, async () => {
      now = day(today);
      emulator.state.setSubscriptions(CONTOSO, [
        { offerName: 'Office 365 E3', quantity: 8, endsInDays: 0, autoRenewEnabled: false, ...term },
      ]);
      const [renewal] = await renewalsOf(CONTOSO);
      assert.deepEqual([renewal && told(renewal), renewal?.lastDay], [expected, day(term.lastDay ?? '')]);
    });
  }
});
