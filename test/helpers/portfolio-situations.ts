import { fail } from 'node:assert/strict';
import type { SubscriptionTerm } from '../../src/domain/terms/subscription-term.js';
import type { PortfolioCustomer, PortfolioTotals } from '../../src/domain/usage/portfolio.js';
import type { Status } from '../../src/usecases/operations/show-status.js';
import type { ListedPlan } from '../../src/usecases/plan/plan-ports.js';
import type {
  FiguresPage,
  ListedRenewal,
  PlansPage,
  RenewalsPage,
} from '../../src/usecases/portfolio/list-customers.js';
import { renewalOf } from '../../src/usecases/portfolio/listed-renewal.js';
import type { Digest, DigestCustomer, DigestPlans } from '../../src/usecases/portfolio/make-digest.js';
import type { PortfolioPage } from '../../src/usecases/portfolio/show-portfolio.js';
import type { FailedSheet } from '../../src/usecases/prices/price-ports.js';
import { euros } from './money.js';
import { NOW } from './situations.js';
import { usageRow } from './usage-rows.js';
import { termOf } from './watching.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** So many days before NOW. */
export function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * DAY_MS);
}

/** A customer whose figures are a week old: 12-30 of 50 seats unused. */
export function portfolioCustomer(changes: Partial<PortfolioCustomer> = {}): PortfolioCustomer {
  return {
    customerId: '11111111-1111-4111-8111-111111111111',
    customerName: 'Contoso',
    seats: 50,
    unused: { atLeast: 12, atMost: 30 },
    processedDateTime: daysAgo(7),
    ...changes,
  };
}

export const TOTALS: PortfolioTotals = {
  customers: 40,
  customersWithoutData: 3,
  seats: 8_950,
  unused: { atLeast: 1_204, atMost: 3_377 },
};

const NAMES: [name: string, seats: number, atLeast: number, atMost: number, days: number][] = [
  ['Tailspin Toys', 1_200, 310, 644, 7],
  ['Northwind Traders', 900, 512, 512, 7],
  ['Margie’s Travel', 420, 90, 231, 30],
  ['Fabrikam Residences of the Greater Lisbon Area', 300, 41, 160, 7],
  ['Contoso', 50, 12, 30, 7],
  ['Zażółć Gęślą Jaźń Sp. z o.o.', 24, 24, 24, 6],
  ['繁體中文測試股份有限公司', 80, 0, 9, 7],
  ['Wingtip Toys', 12, 0, 0, 16],
];

export const WORST: readonly PortfolioCustomer[] = NAMES.map(
  ([customerName, seats, atLeast, atMost, days], at) => ({
    customerId: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    customerName,
    seats,
    unused: { atLeast, atMost },
    processedDateTime: daysAgo(days),
  }),
);

/** The first of five pages. */
export function portfolioPage(changes: Partial<PortfolioPage> = {}): PortfolioPage {
  return {
    kind: 'portfolio',
    order: 'seats',
    customers: WORST,
    totals: TOTALS,
    page: 0,
    lastPage: 4,
    sweptAt: new Date(NOW.getTime() - 3 * 3_600_000),
    ...changes,
  };
}

/** So many customers with the longest names and more seats than any has. */
export function longNamed(count: number): readonly PortfolioCustomer[] {
  return Array.from({ length: count }, (_, at) =>
    portfolioCustomer({
      customerName: `${at} ${'WÉ漢'.repeat(90)}`,
      toldApartBy: `${'w'.repeat(240)}.example`,
      seats: 1_234_567,
      unused: { atLeast: 1_123_456, atMost: 1_223_456 },
      processedDateTime: daysAgo(40),
    }),
  );
}

/** The first of five pages of customers below a percentage. */
export function figuresPage(changes: Partial<FiguresPage> = {}): FiguresPage {
  return {
    kind: 'figures',
    question: { kind: 'usage', product: undefined, belowPercent: 60, abovePercent: undefined },
    lines: WORST.map((customer) => ({ ...customer, notUsed: customer.unused })),
    parts: [],
    since: undefined,
    total: 40,
    page: 0,
    lastPage: 4,
    sweptAt: new Date(NOW.getTime() - 3 * 3_600_000),
    ...changes,
  };
}

/** A term of a customer that ends, 12-30 of its product's 50 seats unused. */
export function listedRenewal(
  changes: Partial<SubscriptionTerm> = {},
  customer: ListedRenewal['customer'] = portfolioCustomer(),
): ListedRenewal {
  const rows = [20, 18].map((licensesActive, at) =>
    usageRow({
      productName: 'OFFICE 365 E3',
      workloadName: `Workload ${at}`,
      licensesQualified: 50,
      licensesActive,
      processedDateTime: daysAgo(7),
    }),
  );
  const term = termOf({ quantity: 50, ...changes });
  const listed = {
    customer,
    subscriptionId: term.subscriptionId,
    terms: [term],
    rows,
    deployments: undefined,
  };
  return renewalOf(listed, NOW) ?? fail('it is not in force');
}

/** Where seats can go, in two currencies and without a price. */
export function plansPage(changes: Partial<PlansPage> = {}): PlansPage {
  const saving = (currency: string, amount: number) => [
    { currency, atLeast: amount, atMost: amount, isAtMost: false },
  ];
  const savings = [saving('EUR', 336), saving('EUR', 84), saving('USD', 900), []] as const;
  const lines = savings.map(
    (amounts, at): ListedPlan => ({
      customer: WORST[at] ?? portfolioCustomer(),
      seats: 16 - at,
      changes: 1,
      savings: amounts,
      firstLastDay: at === 3 ? undefined : new Date(`2026-12-0${at + 1}T00:00:00Z`),
      isOneDay: at !== 1,
    }),
  );
  return {
    kind: 'plans',
    question: { kind: 'plan', deadline: undefined },
    lines,
    total: 40,
    page: 0,
    lastPage: 9,
    totals: {
      customers: 40,
      seats: 214,
      changes: 61,
      savings: [...saving('EUR', 1_420), ...saving('USD', 900)],
    },
    until: undefined,
    basis: 'retail',
    coverage: { customers: 43, read: 40 },
    sweptAt: new Date(NOW.getTime() - 3 * 3_600_000),
    ...changes,
  };
}

/** Terms of a month, of each end there is. */
export function renewalsPage(changes: Partial<RenewalsPage> = {}): RenewalsPage {
  const of = (at: number) => WORST[at] ?? portfolioCustomer();
  return {
    kind: 'renewals',
    question: { kind: 'renewals', span: { kind: 'next', unit: 'month' }, product: undefined },
    span: { from: new Date('2026-12-01T00:00:00Z'), to: new Date('2026-12-31T00:00:00Z') },
    lines: [
      listedRenewal({ commitmentEndDate: new Date('2026-12-02T00:00:00Z') }, of(0)),
      listedRenewal({ autoRenewEnabled: false }, of(1)),
      listedRenewal(
        { friendlyName: 'Visio for the planners', offerName: 'Visio Plan 2', quantity: 5 },
        of(2),
      ),
      listedRenewal(
        { scheduledActions: [{ type: 'cancel', effectiveDate: undefined, next: undefined }] },
        of(3),
      ),
    ],
    coverage: { customers: 43, read: 40 },
    total: 4,
    page: 0,
    lastPage: 0,
    sweptAt: new Date(NOW.getTime() - 3 * 3_600_000),
    ...changes,
  };
}

const CHANGES: readonly DigestCustomer['before'][] = [
  { atLeast: 280, atMost: 610 },
  { atLeast: 512, atMost: 512 },
  { atLeast: 101, atMost: 260 },
  'new',
  { atLeast: 10, atMost: 31 },
];

/** Seats that can go at 12 customers, the first three with their savings and last days. */
export const DIGEST_PLANS_SAID: DigestPlans = {
  customers: 12,
  seats: 214,
  money: { basis: 'retail', savings: [euros(2_310)] },
  first: [
    {
      customer: portfolioCustomer({ customerName: 'Tailspin Toys' }),
      seats: 88,
      money: { basis: 'retail', savings: [euros(1_240)] },
      firstLastDay: new Date(NOW.getTime() + 9 * DAY_MS),
      isOneDay: true,
    },
    {
      customer: portfolioCustomer({ customerName: 'Northwind Traders' }),
      seats: 40,
      money: { basis: 'retail', savings: [euros(610)] },
      firstLastDay: new Date(NOW.getTime() + 21 * DAY_MS),
      isOneDay: false,
    },
    {
      customer: portfolioCustomer({ customerName: 'Wingtip Toys' }),
      seats: 12,
      isOneDay: true,
    },
  ],
};

/** A weekly digest, the second one. */
export function digest(changes: Partial<Digest> = {}): Digest {
  return {
    madeAt: NOW,
    why: 'scheduled',
    rhythm: { days: 'monday', time: '09:00', zone: 'Europe/Paris' },
    since: daysAgo(7),
    totals: TOTALS,
    totalsBefore: { ...TOTALS, seats: 8_940, unused: { atLeast: 1_180, atMost: 3_301 } },
    customers: WORST.map((customer, at) => ({ ...customer, before: CHANGES[at] ?? customer.unused })),
    attention: { watches: 4, openAlerts: 3, oldestOpenAt: daysAgo(19), heldAlerts: 2 },
    sweptAt: new Date(NOW.getTime() - 3 * 3_600_000),
    ...changes,
  };
}

/** A bot that does well. */
export function status(changes: Partial<Status> = {}): Status {
  return {
    version: '0.1.0',
    database: 'PostgreSQL 18.4, bundled, data in /srv/seatwise/data/postgres/data',
    signIn: { kind: 'signed-in', hasMfa: true, signedInAt: daysAgo(30) },
    lastSweep: {
      runId: 7,
      state: 'finished',
      startedAt: new Date(NOW.getTime() - 3 * 3_600_000),
      endedAt: new Date(NOW.getTime() - 2.9 * 3_600_000),
      endpoint: 'commercial',
      counts: {
        listed: undefined,
        read: 1_204,
        changed: 300,
        skipped: { 'no-usage-data': 3 },
        failed: {},
        rows: 21_000,
      },
      failure: undefined,
    },
    nextSweepAt: new Date('2026-11-22T06:00:00Z'),
    missedSweepAt: undefined,
    failedSheets: [],
    waiting: { cards: 0, oldestAt: undefined },
    outgoing: [],
    parked: [],
    held: { conversations: 0, messages: 0 },
    counts: {
      personalChats: 12,
      groupChats: 1,
      channels: 5,
      watches: 9,
      digests: 2,
      alerts: { open: 3, acknowledged: 1, snoozed: 0 },
    },
    ...changes,
  };
}

/** A bot with every trouble there is. */
export function troubledStatus(): Status {
  const usual = status();
  return status({
    signIn: { kind: 'lost', fault: 'mfa-required', since: daysAgo(2) },
    lastSweep: usual.lastSweep && {
      ...usual.lastSweep,
      state: 'failed',
      failure: 'throttled',
      startedAt: daysAgo(3),
      endedAt: daysAgo(3),
      counts: { ...usual.lastSweep.counts, failed: { 'no-relationship': 2, timeout: 5 } },
    },
    missedSweepAt: daysAgo(2),
    failedSheets: FAILED_SHEETS.slice(0, 2),
    waiting: { cards: 14, oldestAt: new Date(NOW.getTime() - 5 * 3_600_000) },
    parked: (['channel', 'groupChat', 'personal', 'channel', 'channel'] as const).map(
      (conversationType, at) => ({
        conversationType,
        conversationId: `19:${at}${'f'.repeat(30)}@thread.tacv2`,
        parkedAt: daysAgo(at),
        reason: at === 2 ? '' : 'MessageWritesBlocked',
      }),
    ),
    counts: { ...usual.counts, alerts: { open: 0, acknowledged: 0, snoozed: 0 } },
  });
}

/** Price sheets that did not come: one of each kind, and one whose file is wrong. */
export const FAILED_SHEETS: readonly FailedSheet[] = [
  { source: 'partner-center', market: 'DE', fault: 'cut-off', detail: 'a line', lastGoodAt: daysAgo(14) },
  { source: 'partner-center', market: 'US', fault: 'forbidden', detail: '' },
  { source: 'offer-matrix', market: '', fault: 'not-a-sheet', detail: '', lastGoodAt: daysAgo(7) },
  {
    source: 'file',
    market: '',
    fault: 'wrong-lines',
    detail: 'One line is wrong; line 2: UnitPrice "a lot" is not a number',
    lastGoodAt: daysAgo(1),
  },
];
