import type { Report } from '../../src/domain/reports/report.js';
import type { Alert, AlertFigures, AlertState, RenewalFigures } from '../../src/domain/watching/alert.js';
import type { Watch, WatchRule, WatchRuleKind } from '../../src/domain/watching/watch.js';
import type { WatchedAlert } from '../../src/usecases/watching/watch-ports.js';
import { alertMoney, amountOf, euros, totalsOf } from './money.js';
import { CONTOSO } from './situations.js';

export const CARD_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
export const RITA = { userId: '99999999-9999-4999-8999-999999999999', name: 'Rita Marques' };
const ASKED = new Date('2026-11-21T08:00:00Z');
const DATA = new Date('2026-11-20T00:00:00Z');

/** Watch 3 of a conversation: all customers below 40 %. */
export function sampleWatch(changes: Partial<Watch> = {}): Watch {
  return {
    watchId: '33333333-3333-4333-8333-333333333333',
    number: 3,
    customer: undefined,
    rule: { kind: 'low-usage', belowPercent: 40 },
    exceptCustomers: [],
    exceptProducts: [],
    minimumSeats: 0,
    createdAt: ASKED,
    createdBy: RITA,
    ...changes,
  };
}

/** A report of Contoso by mail, on the 1st of each month. */
export function sampleReport(changes: Partial<Report> = {}): Report {
  const number = changes.number ?? 5;
  return {
    reportId: `44444444-4444-4444-8444-${String(number).padStart(12, '0')}`,
    number,
    customer: { customerId: CONTOSO.customerId, customerName: 'Contoso Ltd' },
    rhythm: { days: 'monthly', time: '08:00', zone: 'Europe/Lisbon' },
    address: 'ana@contoso.com',
    createdAt: ASKED,
    createdBy: RITA,
    ...changes,
  };
}

/** An open alert: Contoso uses 22 % of its Exchange seats. */
function sampleAlert(changes: Partial<Alert> = {}): Alert {
  return {
    alertId: 'a1111111-1111-4111-8111-111111111111',
    conversation: { tenantId: '22222222-2222-4222-8222-222222222222', conversationId: '19:a@thread.tacv2' },
    ruleKind: 'low-usage',
    customerId: CONTOSO.customerId,
    customerName: 'Contoso Ltd',
    subject: { kind: 'workload', workloadName: 'Exchange' },
    figures: { kind: 'workload', licensesQualified: 50, licensesActive: 11, dataAsOf: DATA },
    state: { kind: 'open' },
    openedAt: ASKED,
    watchId: '33333333-3333-4333-8333-333333333333',
    ...changes,
  };
}

/** An alert beside the watch it came from. */
export function watched(alert: Partial<Alert> = {}, watch: Partial<Watch> = {}): WatchedAlert {
  return { alert: sampleAlert(alert), watch: sampleWatch(watch) };
}

const PREMIUM = 'Microsoft 365 Business Premium';
const product = (unusedAtLeast: number): AlertFigures => ({
  kind: 'product',
  seats: 50,
  unusedAtLeast,
  unusedAtMost: 30,
  dataAsOf: DATA,
});
const term = (
  autoRenewEnabled: boolean,
  quantity = 50,
  more: Partial<Pick<RenewalFigures, 'termEnd' | 'isUsageUnknown'>> = {},
): AlertFigures => ({
  kind: 'renewal',
  quantity,
  seats: 50,
  unusedAtLeast: 12,
  unusedAtMost: 30,
  endsAt: new Date('2026-12-03T00:00:00Z'),
  autoRenewEnabled,
  ...more,
  dataAsOf: DATA,
});
const usedBy = (licensesActive: number): AlertFigures => ({
  kind: 'workload',
  licensesQualified: 50,
  licensesActive,
  dataAsOf: DATA,
});
const suite = { kind: 'product', productName: PREMIUM, salesChannel: 'Reseller' } as const;
const subscription = { kind: 'subscription', subscriptionId: 's-1', offerName: PREMIUM } as const;
const rules: Readonly<Record<Exclude<WatchRuleKind, 'low-usage'>, WatchRule>> = {
  unused: { kind: 'unused', atLeast: 10 },
  'over-used': { kind: 'over-used', abovePercent: 100 },
  renewal: { kind: 'renewal', withinDays: 30 },
};

/** Each kind of rule, and more. */
type OfKinds = Readonly<Record<WatchRuleKind, WatchedAlert> & Record<string, WatchedAlert>>;

/** One open alert of every kind that reads differently. */
export const ALERTS_BY_KIND: OfKinds = {
  'low-usage': watched(),
  'none-used': watched({ figures: usedBy(0) }),
  unused: watched({ ruleKind: 'unused', subject: suite, figures: product(30) }, { rule: rules.unused }),
  'unused-range': watched(
    { ruleKind: 'unused', subject: suite, figures: product(12) },
    { rule: rules.unused },
  ),
  'over-used': watched({ ruleKind: 'over-used', figures: usedBy(61) }, { rule: rules['over-used'] }),
  renewal: watched(
    { ruleKind: 'renewal', subject: subscription, figures: term(true) },
    { rule: rules.renewal },
  ),
  'term-end': watched(
    { ruleKind: 'renewal', subject: subscription, figures: term(false, 20) },
    { rule: rules.renewal },
  ),
  undecided: watched(
    { ruleKind: 'renewal', subject: subscription, figures: term(false, 50, { termEnd: 'undecided' }) },
    { rule: rules.renewal },
  ),
  'extended-term': watched(
    {
      ruleKind: 'renewal',
      subject: subscription,
      figures: term(true, 20, { termEnd: 'extended', isUsageUnknown: true }),
    },
    { rule: rules.renewal },
  ),
};

/** The same with what they are about in money: every way in which that is told. */
export const PRICED_ALERTS: OfKinds = {
  'low-usage': priced('low-usage', alertMoney(undefined, totalsOf([euros(691, 946)]))),
  'low-usage-of-two-currencies': priced(
    'low-usage',
    alertMoney(undefined, totalsOf([euros(691), amountOf('USD', 0, 80)])),
  ),
  unused: priced('unused', alertMoney(euros(504))),
  'unused-range': priced('unused-range', alertMoney(euros(264, 660))),
  'unused-at-cost': priced(
    'unused-range',
    alertMoney(euros(211, 528), totalsOf([euros(900)], { basis: 'cost' })),
  ),
  'unused-unpriced': priced('unused', alertMoney('unknown')),
  renewal: priced('renewal', alertMoney({ now: euros(264, 660), after: euros(0, 720) })),
  undecided: priced(
    'undecided',
    alertMoney({ now: { ...euros(264, 660), isAtMost: true }, after: euros(326, 816) }),
  ),
  'over-used': priced('over-used', alertMoney(undefined)),
};

function priced(kind: string, money: WatchedAlert['money']): WatchedAlert {
  const alert = ALERTS_BY_KIND[kind];
  if (alert === undefined) throw new Error(`no alert of ${kind}`);
  return { ...alert, money };
}

/** Where an alert can stand. */
export const STATES = {
  open: { kind: 'open' },
  acknowledged: { kind: 'acknowledged', by: RITA, at: new Date('2026-11-22T10:00:00Z') },
  snoozed: {
    kind: 'snoozed',
    by: RITA,
    at: new Date('2026-11-21T10:00:00Z'),
    until: new Date('2026-11-28T10:00:00Z'),
    reason: 'They roll out Exchange next week',
  },
  resolved: { kind: 'resolved', at: new Date('2026-11-25T06:00:00Z') },
  stopped: { kind: 'stopped', by: RITA, at: new Date('2026-11-22T10:00:00Z') },
} as const satisfies Readonly<Record<AlertState['kind'], AlertState>>;

/** As many alerts as asked for, of customers and workloads with names as long as given. */
export function manyAlerts(count: number, nameLength = 8): readonly WatchedAlert[] {
  const kinds = Object.values(ALERTS_BY_KIND);
  return Array.from({ length: count }, (_, at) => {
    const kind = kinds[at % kinds.length] ?? watched();
    const number = (at % 5) + 1;
    const watchId = `33333333-3333-4333-8333-${String(number).padStart(12, '0')}`;
    return {
      ...kind,
      alert: {
        ...kind.alert,
        alertId: `a1111111-1111-4111-8111-${String(at).padStart(12, '0')}`,
        customerId: `11111111-1111-4111-8111-${String(at >> 1).padStart(12, '0')}`,
        customerName: `Customer ${(at >> 1) + 1} ${'W'.repeat(nameLength)}`,
        watchId,
      },
      watch: { ...kind.watch, number, watchId },
    };
  });
}
