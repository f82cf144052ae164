import { readFileSync } from 'node:fs';
import type { UsageAnswer } from '../../src/cards/usage/usage-header.js';
import type { Customer } from '../../src/domain/customers/customer.js';
import type { IdleWorth } from '../../src/domain/money/customer-money.js';
import type { SubscriptionTerm } from '../../src/domain/terms/subscription-term.js';
import { lastDayOf } from '../../src/domain/terms/term-days.js';
import { termOutcome } from '../../src/domain/terms/term-outcome.js';
import {
  deriveInsight,
  type LicenseUsageInsight,
  type LicenseUsageRow,
} from '../../src/domain/usage/license-usage.js';
import type { Renewal } from '../../src/domain/usage/renewal.js';
import type { SideAnswer } from '../../src/usecases/usage/side-answer.js';
import { euros } from './money.js';
import { usageRow } from './usage-rows.js';

export const NOW = new Date('2026-11-21T09:00:00Z');

export const CONTOSO: Customer = {
  customerId: '11111111-1111-4111-8111-111111111111',
  customerName: 'Contoso',
  domain: 'contoso.onmicrosoft.com',
};

export const PUBLISHED_CUSTOMER: Customer = {
  customerId: '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04',
  customerName: 'DT DEMO CSP CUSTOMER 005',
  domain: undefined,
};

/** The rows of the one published example. */
export function publishedRows(): readonly LicenseUsageRow[] {
  const file = new URL('../fixtures/usage-response.json', import.meta.url);
  const { items } = JSON.parse(readFileSync(file, 'utf8')) as { items: Record<string, never>[] };
  return items.map((item) => ({
    productName: item['productName'] ?? '',
    workloadName: item['workloadName'] ?? '',
    serviceName: item['serviceName'] ?? '',
    salesChannel: item['channel'] ?? '',
    licensesQualified: item['licensesQualified'] ?? 0,
    licensesActive: item['licensesActive'] ?? 0,
    reportedUsagePercent: item['usagePercent'],
    processedDateTime: new Date(item['processedDateTime'] ?? ''),
  }));
}

/** The insight of rows that are known to give one. */
export function insightOf(rows: readonly LicenseUsageRow[]): LicenseUsageInsight {
  const insight = deriveInsight(rows, { lowUsagePercent: 50, now: NOW });
  if (insight === undefined) throw new Error('no rows');
  return insight;
}

/** A usage answer just read, with nothing known of the contract unless said. */
export function usageAnswer(
  rows: readonly LicenseUsageRow[],
  changes: Partial<UsageAnswer> = {},
): UsageAnswer {
  return {
    kind: 'usage',
    customer: CONTOSO,
    insight: insightOf(rows),
    readAt: NOW,
    lastKnown: undefined,
    deployment: known({ unassigned: 0, products: [] }),
    renewals: known([]),
    ...changes,
  };
}

/** A side answer that came. */
export function known<Value>(value: Value): SideAnswer<Value> {
  return { kind: 'known', value, readAt: NOW, lastKnown: undefined };
}

/** A renewal of 50 seats in 21 days, renewing by itself. */
export function renewal(changes: Partial<Renewal> = {}): Renewal {
  const term: SubscriptionTerm = {
    subscriptionId: '55555555-5555-4555-8555-555555555555',
    offerName: 'Microsoft 365 Business Premium',
    friendlyName: 'Microsoft 365 Business Premium',
    quantity: 50,
    status: 'active',
    autoRenewEnabled: true,
    isTrial: false,
    termDuration: 'P1Y',
    commitmentEndDate: new Date('2026-12-12T00:00:00Z'),
    unitType: 'Licenses',
    ...changes,
  };
  return { ...term, outcome: termOutcome(term, NOW), lastDay: lastDayOf(term), daysLeft: 21, ...changes };
}

/** A suite in which every flag and every kind of percentage appears. */
export const MIXED_ROWS: readonly LicenseUsageRow[] = [
  usageRow({
    productName: 'MICROSOFT 365 BUSINESS PREMIUM',
    workloadName: 'Exchange',
    licensesQualified: 50,
    licensesActive: 33,
  }),
  usageRow({
    productName: 'MICROSOFT 365 BUSINESS PREMIUM',
    workloadName: 'Teams',
    licensesQualified: 50,
    licensesActive: 12,
  }),
  usageRow({
    productName: 'MICROSOFT 365 BUSINESS PREMIUM',
    workloadName: 'SharePoint',
    licensesQualified: 50,
    licensesActive: 0,
  }),
  usageRow({ productName: 'VISIO PLAN 2', workloadName: 'Visio', licensesQualified: 4, licensesActive: 5 }),
  usageRow({
    productName: 'POWER BI PRO',
    workloadName: 'Power BI',
    licensesQualified: 7,
    licensesActive: 7,
  }),
  usageRow({ productName: 'YAMMER', workloadName: 'Yammer', licensesQualified: 0, licensesActive: 0 }),
];

const suiteRow = (workloadName: string, licensesActive: number) =>
  usageRow({
    productName: 'MICROSOFT 365 BUSINESS PREMIUM',
    workloadName,
    licensesQualified: 120,
    licensesActive,
  });

/** What a usage card shows on one screen: eight workloads, one of them over-used, and three products flagged. */
export const ONE_SCREEN_ROWS: readonly LicenseUsageRow[] = [
  suiteRow('Exchange', 108),
  suiteRow('Microsoft Teams', 96),
  suiteRow('SharePoint', 74),
  suiteRow('Microsoft Intune', 38),
  suiteRow('Yammer', 4),
  usageRow({
    productName: 'MICROSOFT 365 COPILOT',
    workloadName: 'Microsoft 365 Copilot',
    licensesQualified: 25,
    licensesActive: 7,
  }),
  usageRow({
    productName: 'POWER BI PRO',
    workloadName: 'Power BI',
    licensesQualified: 20,
    licensesActive: 0,
  }),
  usageRow({ productName: 'VISIO PLAN 2', workloadName: 'Visio', licensesQualified: 5, licensesActive: 7 }),
];

/** The same with all that a usage card can say: what changed, terms, seats that nobody has, and what it costs. */
export function oneScreenAnswer(): UsageAnswer {
  const product = (productName: string, worth: IdleWorth['now']) => ({
    productName,
    salesChannel: 'reseller',
    now: worth,
    after: worth,
  });
  return usageAnswer(ONE_SCREEN_ROWS, {
    weekChange: {
      since: new Date('2026-11-07T00:00:00Z'),
      seats: 170,
      unusedAtLeast: 3,
      unusedAtMost: 3,
      workloads: [
        { workloadName: 'Exchange', percentPoints: -4.2 },
        { workloadName: 'Microsoft Teams', percentPoints: 2.6 },
      ],
    },
    deployment: known({ unassigned: 17, products: [] }),
    renewals: known([
      renewal({
        subscriptionId: '66666666-6666-4666-8666-666666666666',
        offerName: 'Microsoft 365 Copilot',
        friendlyName: 'Microsoft 365 Copilot',
        quantity: 25,
        commitmentEndDate: new Date('2026-12-05T00:00:00Z'),
        daysLeft: 14,
      }),
      renewal({ quantity: 120 }),
    ]),
    money: {
      basis: 'retail',
      now: { amounts: [euros(691, 946)], priced: 3, products: 4 },
      after: { amounts: [euros(691, 946)], priced: 3, products: 4 },
      savable: [],
      products: [
        product('POWER BI PRO', euros(187)),
        product('MICROSOFT 365 COPILOT', euros(504)),
        product('MICROSOFT 365 BUSINESS PREMIUM', euros(0, 255)),
        product('VISIO PLAN 2', 'unknown'),
      ],
      terms: new Map(),
    },
  });
}

/** As many rows as asked for, with the longest names Partner Center could send. */
export function giantRows(products: number, workloads: number): readonly LicenseUsageRow[] {
  return Array.from({ length: products }, (_, product) =>
    Array.from({ length: workloads }, (__, workload) =>
      usageRow({
        productName: `PRODUCT ${product} ${'W'.repeat(240)}`,
        workloadName: `Workload ${workload} ${'M'.repeat(240)}`,
        licensesQualified: 1_000_000 + product,
        licensesActive: (product * 31 + workload * 17) % 400_000,
      }),
    ),
  ).flat();
}
