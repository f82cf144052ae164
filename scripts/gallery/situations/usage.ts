import { trendReply } from '../../../src/cards/trend/trend-card.js';
import { licenseUsageReply } from '../../../src/cards/usage/license-usage-card.js';
import type { UsageAnswer } from '../../../src/cards/usage/usage-header.js';
import type { UsageTrend } from '../../../src/domain/usage/usage-trend.js';
import { render } from '../../../test/helpers/cards.js';
import {
  CONTOSO,
  giantRows,
  known,
  MIXED_ROWS,
  NOW,
  oneScreenAnswer,
  PUBLISHED_CUSTOMER,
  publishedRows,
  renewal,
  usageAnswer,
} from '../../../test/helpers/situations.js';
import { halfAYear, trendOf, usagePoint } from '../../../test/helpers/trends.js';
import { usageRow } from '../../../test/helpers/usage-rows.js';
import { eachOf, type Situations } from '../situation.js';
import { CUSTOMERS, namedRows, RIGHT_TO_LEFT_ROWS } from './names.js';

const HOUR_MS = 3_600_000;
const percents = [0, 1, 5, 12, 49, 50, 99, 100].map((percent) =>
  usageRow({
    workloadName: `Workload at ${percent}%`,
    licensesQualified: 100,
    licensesActive: percent,
  }),
);
const weekChange: UsageAnswer['weekChange'] = {
  since: new Date('2026-11-07T00:00:00Z'),
  seats: 3,
  unusedAtLeast: 3,
  unusedAtMost: 3,
  workloads: [
    { workloadName: 'Exchange', percentPoints: -4.2 },
    { workloadName: 'Teams', percentPoints: 2.6 },
  ],
};
const missing = { kind: 'missing', fault: 'timeout' } as const;

const USAGE: Readonly<Record<string, UsageAnswer>> = {
  'one-screen': oneScreenAnswer(),
  'one-screen-without-prices': { ...oneScreenAnswer(), money: undefined },
  'every-flag': usageAnswer(MIXED_ROWS),
  'published-example': usageAnswer(publishedRows(), { customer: PUBLISHED_CUSTOMER }),
  'every-fact': usageAnswer(MIXED_ROWS, {
    weekChange,
    deployment: known({ unassigned: 12, products: [] }),
    renewals: known([renewal()]),
  }),
  'parts-missing': usageAnswer(MIXED_ROWS, { deployment: missing, renewals: missing }),
  'last-known': usageAnswer(MIXED_ROWS, {
    readAt: new Date(NOW.getTime() - 3 * HOUR_MS),
    lastKnown: 'unavailable',
  }),
  'bars-of-every-length': usageAnswer(percents),
  'partly-stale': usageAnswer([
    ...MIXED_ROWS,
    usageRow({ workloadName: 'Planner', processedDateTime: new Date('2026-10-01T00:00:00Z') }),
  ]),
  '40-workloads': usageAnswer(namedRows(2, 40)),
  '300-products': usageAnswer(namedRows(300, 2)),
  'long-names': usageAnswer(namedRows(5, 8), { customer: CUSTOMERS.long }),
  'unbroken-names': usageAnswer(giantRows(6, 9), { customer: CUSTOMERS.unbroken }),
  arabic: usageAnswer(RIGHT_TO_LEFT_ROWS, { customer: CUSTOMERS.arabic }),
  hebrew: usageAnswer(RIGHT_TO_LEFT_ROWS, { customer: CUSTOMERS.hebrew }),
};

const TRENDS: Readonly<Record<string, UsageTrend>> = {
  'half-a-year': halfAYear(),
  'one-reading': trendOf(usagePoint(0, { Exchange: 40, Teams: 20 })),
  'two-readings': trendOf(
    usagePoint(7, { Exchange: 40, Teams: 20 }),
    usagePoint(0, { Exchange: 44, Teams: 20 }),
  ),
  'unbroken-names': trendOf(
    usagePoint(14, { ['M'.repeat(200)]: 90, ['W'.repeat(200)]: 20 }),
    usagePoint(7, { ['M'.repeat(200)]: 60, ['W'.repeat(200)]: 30 }),
    usagePoint(0, { ['M'.repeat(200)]: 20, ['W'.repeat(200)]: 70 }),
  ),
};

/** Answers about how much one customer uses, now and over time. */
export const usageSituations: Situations = (messages) => {
  const usage = (answer: UsageAnswer) =>
    licenseUsageReply(answer, NOW, messages, render, { lowUsagePercent: 50 });
  const at = { now: NOW };
  return [
    ...eachOf('usage', USAGE, usage),
    { name: 'usage-watch-form', reply: usage(usageAnswer(MIXED_ROWS)), opensForm: true },
    ...eachOf('trend', TRENDS, (trend) =>
      trendReply({ kind: 'trend', customer: CONTOSO, trend }, at, messages, render),
    ),
    ...(['nothing-kept', 'no-database'] as const).map((reason) => ({
      name: `trend-${reason}`,
      reply: trendReply({ kind: 'no-history', customer: CONTOSO, reason }, at, messages, render),
    })),
  ];
};
