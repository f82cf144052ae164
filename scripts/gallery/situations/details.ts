import type { Reply } from '../../../src/cards/reply.js';
import { type RenewalsAnswer, renewalsReply } from '../../../src/cards/usage/renewals-card.js';
import { type UnusedAnswer, unusedLicensesReply } from '../../../src/cards/usage/unused-licenses-card.js';
import { usageListReply } from '../../../src/cards/usage/usage-list-card.js';
import type { IdleWorth } from '../../../src/domain/money/customer-money.js';
import type { LicenseUsageInsight } from '../../../src/domain/usage/license-usage.js';
import { unusedProducts } from '../../../src/domain/usage/unused-product.js';
import type { Messages } from '../../../src/i18n/messages.js';
import { render } from '../../../test/helpers/cards.js';
import { euros } from '../../../test/helpers/money.js';
import {
  CONTOSO,
  giantRows,
  insightOf,
  known,
  MIXED_ROWS,
  NOW,
  oneScreenAnswer,
  renewal,
  usageAnswer,
} from '../../../test/helpers/situations.js';
import type { Situations } from '../situation.js';
import { CUSTOMERS, namedRows, RIGHT_TO_LEFT_ROWS } from './names.js';

const mixed = insightOf(MIXED_ROWS);
const many = insightOf(namedRows(300, 3));
const giant = insightOf(giantRows(10, 3));

function unusedAnswer(insight: LicenseUsageInsight, changes: Partial<UnusedAnswer> = {}): UnusedAnswer {
  return {
    kind: 'unused',
    customer: CONTOSO,
    insight,
    products: unusedProducts({ usages: insight.products, deployments: [], renewals: [renewal()] }),
    deployment: known({ unassigned: 0, products: [] }),
    renewals: known([renewal()]),
    readAt: NOW,
    lastKnown: undefined,
    ...changes,
  };
}

function renewalsAnswer(changes: Partial<RenewalsAnswer> = {}): RenewalsAnswer {
  const product = mixed.products.find(({ productName }) => productName.includes('PREMIUM'));
  const visio = renewal({ friendlyName: 'Visio', isTrial: true, daysLeft: 1, quantity: 1 });
  const endless = { autoRenewEnabled: false, commitmentEndDate: undefined, daysLeft: undefined };
  return {
    kind: 'renewals',
    customer: CONTOSO,
    lines: [
      { renewal: renewal(), product },
      { renewal: visio, product: undefined },
      { renewal: renewal({ friendlyName: 'Old plan', ...endless }), product: undefined },
    ],
    usage: known(mixed),
    readAt: NOW,
    lastKnown: undefined,
    ...changes,
  };
}

function renewalLines(count: number, name: string): RenewalsAnswer['lines'] {
  return Array.from({ length: count }, (_, at) => ({
    renewal: renewal({ friendlyName: `${name} ${at + 1}`, daysLeft: 21 + at }),
    product: giant.products[at % 3],
  }));
}

const COPILOT = '66666666-6666-4666-8666-666666666666';

/** With prices, seats that nobody holds as of today, and a term of years. */
function pricedUnused(): UnusedAnswer {
  const { insight, money, renewals } = oneScreenAnswer();
  const terms = renewals.kind === 'known' ? renewals.value : [];
  const deployments = insight.products.slice(0, 2).map((product) => ({
    ...product,
    licensesSold: product.seats,
    licensesDeployed: product.seats - 12,
    unassigned: 12,
    processedDateTime: NOW,
    isLive: true,
  }));
  const products = unusedProducts({ usages: insight.products, deployments, renewals: terms });
  return unusedAnswer(insight, { products, money, renewals });
}

function pricedRenewals(): Partial<RenewalsAnswer> {
  const { insight, money, renewals } = oneScreenAnswer();
  const [copilot, premium] = renewals.kind === 'known' ? renewals.value : [];
  if (money === undefined || copilot === undefined || premium === undefined) return {};
  const worth = { now: euros(504), after: euros(1_204.4, 1_540) };
  const terms = new Map<string, IdleWorth>([
    [COPILOT, worth],
    [premium.subscriptionId, { now: euros(0, 255), after: 'unknown' }],
  ]);
  const lines = [copilot, premium].map((renewal, at) => ({
    renewal,
    product: insight.products[at + 1],
    givenToNobody: at === 0 ? 12 : 0,
  }));
  return { lines, usage: known(insight), money: { ...money, terms } };
}

/** Lists about one customer: workloads, products, unused seats and renewals, with their middle pages. */
export const detailsSituations: Situations = (messages) => [
  ...lists(messages),
  ...unusedSituations(messages),
  ...renewalsSituations(messages),
];

function lists(messages: Messages) {
  const list = (view: 'workloads' | 'products', answer: ReturnType<typeof usageAnswer>, page = 0): Reply =>
    usageListReply(answer, { view, page, now: NOW }, messages, render);
  const rightToLeft = usageAnswer(RIGHT_TO_LEFT_ROWS, { customer: CUSTOMERS.arabic });
  return [
    { name: 'workloads-few', reply: list('workloads', usageAnswer(MIXED_ROWS)) },
    { name: 'workloads-40-page-2', reply: list('workloads', usageAnswer(namedRows(2, 40)), 1) },
    { name: 'products-few', reply: list('products', usageAnswer(MIXED_ROWS)) },
    { name: 'products-300-page-2', reply: list('products', usageAnswer(namedRows(300, 8)), 1) },
    { name: 'products-unbroken-names', reply: list('products', usageAnswer(giantRows(10, 9))) },
    { name: 'products-arabic', reply: list('products', rightToLeft) },
  ];
}

function unusedSituations(messages: Messages) {
  const unused = (answer: UnusedAnswer, page = 0): Reply =>
    unusedLicensesReply(answer, { page, now: NOW }, messages, render);
  const nothing = { insight: undefined, products: [] };
  const missing = { kind: 'missing', fault: 'timeout' } as const;
  const unknownParts = unusedAnswer(mixed, { deployment: missing, renewals: missing });
  return [
    { name: 'unused-few', reply: unused(unusedAnswer(mixed)) },
    { name: 'unused-with-money', reply: unused(pricedUnused()) },
    { name: 'unused-none', reply: unused(unusedAnswer(mixed, { products: [] })) },
    { name: 'unused-no-data', reply: unused(unusedAnswer(mixed, nothing)) },
    { name: 'unused-parts-missing', reply: unused(unknownParts) },
    { name: 'unused-300-page-2', reply: unused(unusedAnswer(many), 1) },
    { name: 'unused-unbroken-names', reply: unused(unusedAnswer(giant)) },
  ];
}

function renewalsSituations(messages: Messages) {
  const renewals = (changes: Partial<RenewalsAnswer> = {}, page = 0): Reply =>
    renewalsReply(renewalsAnswer(changes), { page, now: NOW }, messages, render);
  const lines = renewalLines(30, 'Dynamics 365 Customer Insights Attach to Qualifying Base Offer');
  return [
    { name: 'renewals-few', reply: renewals() },
    { name: 'renewals-with-money', reply: renewals(pricedRenewals()) },
    { name: 'renewals-none', reply: renewals({ lines: [] }) },
    { name: 'renewals-30-page-2', reply: renewals({ lines }, 1) },
    { name: 'renewals-unbroken-names', reply: renewals({ lines: renewalLines(9, 'W'.repeat(240)) }) },
  ];
}
