import assert from 'node:assert/strict';
import { readMessageTexts } from '../../src/app/assets.js';
import { PartnerCenterError, type PartnerCenterFault } from '../../src/base/errors.js';
import { alertsReply, supersededReply, testAlertReply } from '../../src/cards/alerts/alerts-card.js';
import { openAlertsReply } from '../../src/cards/alerts/open-alerts-card.js';
import { type CardButton, showCustomer } from '../../src/cards/card-action.js';
import { helpReply, welcomeReply } from '../../src/cards/notices/help-card.js';
import { errorReply, noticeReply, operationsReply } from '../../src/cards/notices/notice-card.js';
import {
  cannotReply,
  didYouMeanReply,
  nothingReply,
  unclearReply,
  whoseReply,
  withoutPart,
} from '../../src/cards/notices/question-cards.js';
import { statusReply } from '../../src/cards/notices/status-card.js';
import {
  digestProblemReply,
  digestReply,
  digestScheduledReply,
  digestStoppedReply,
} from '../../src/cards/portfolio/digest-card.js';
import { portfolioReply } from '../../src/cards/portfolio/portfolio-card.js';
import type { Reply } from '../../src/cards/reply.js';
import { trendReply } from '../../src/cards/trend/trend-card.js';
import { noCustomerReply, pickerReply } from '../../src/cards/usage/customer-picker-card.js';
import { licenseUsageReply } from '../../src/cards/usage/license-usage-card.js';
import { renewalsReply } from '../../src/cards/usage/renewals-card.js';
import { unusedLicensesReply } from '../../src/cards/usage/unused-licenses-card.js';
import type { UsageAnswer } from '../../src/cards/usage/usage-header.js';
import { usageListReply } from '../../src/cards/usage/usage-list-card.js';
import { confirmWatchReply } from '../../src/cards/watches/confirm-watch-card.js';
import {
  noSuchWatchReply,
  testAlertSentReply,
  watchAddedReply,
  watchCustomerUnclearReply,
  watchesReply,
  watchProblemReply,
  watchRemovedReply,
  watchRestoredReply,
} from '../../src/cards/watches/watch-cards.js';
import { COMMAND_NAMES, CUSTOMER_COMMANDS } from '../../src/commands/catalogue.js';
import { CANNOT } from '../../src/commands/meaning/reading.js';
import type { Customer } from '../../src/domain/customers/customer.js';
import { unusedProducts } from '../../src/domain/usage/unused-product.js';
import type { Messages } from '../../src/i18n/messages.js';
import { ALERTS_BY_KIND, CARD_ID, STATES, sampleWatch, watched } from '../helpers/alerts.js';
import { messagesFor, render } from '../helpers/cards.js';
import {
  digest,
  FAILED_SHEETS,
  portfolioCustomer,
  portfolioPage,
  status,
  troubledStatus,
} from '../helpers/portfolio-situations.js';
import { insightOf, known, NOW, renewal, usageAnswer } from '../helpers/situations.js';
import { trendOf, usagePoint } from '../helpers/trends.js';
import { usageRow } from '../helpers/usage-rows.js';

/** Properties of a card that people read or hear. */
import { below, watching } from '../helpers/watching.js';

const READ_BY_PEOPLE = new Set(['text', 'title', 'fallbackText', 'speak', 'altText', 'label', 'placeholder']);

const english = messagesFor('en');
const texts = readMessageTexts().en;
/** What the test alert invents, and names of time zones: data without a mark. */
const NAMES = new Set(['Northwind Traders', 'Exchange', 'UTC', 'Europe/Paris']);
/** Values of messages with words of their own in them: neither out of another message nor an outside name. */
const wordsInValues = new Set<string>();
/** Marks what went through the messages: ⟦…⟧ around every text. */
const pseudo: Messages = {
  ...english,
  say(key, values = {}) {
    for (const [name, value] of Object.entries(values)) {
      // What a message chooses by is no text.
      if (texts[key].includes(`{${name}, select,`)) continue;
      if (NAMES.has(String(value))) continue;
      if (/\p{L}/u.test(unmarked(String(value)))) wordsInValues.add(`${key} {${name}}: ${value}`);
    }
    return `⟦${english.say(key, values)}⟧`;
  },
  percent: (percent) => `⟦${english.percent(percent)}⟧`,
  date: (date) => `⟦${english.date(date)}⟧`,
  dayAndMonth: (date) => `⟦${english.dayAndMonth(date)}⟧`,
};

/** Outside names carry a mark of their own, so that they are told from our words. */
const customer: Customer = {
  customerId: '11111111-1111-4111-8111-111111111111',
  customerName: '⟪Contoso⟫',
  domain: '⟪contoso.com⟫',
};
const withoutDomain: Customer = { ...customer, domain: undefined };

const rows = Array.from({ length: 20 }, (_, at) => [
  usageRow({
    productName: `⟪P${at}⟫`,
    workloadName: `⟪W${at}⟫`,
    licensesQualified: 9,
    licensesActive: at % 12,
  }),
  usageRow({
    productName: `⟪P${at}⟫`,
    salesChannel: '⟪direct⟫',
    workloadName: '⟪W⟫',
    licensesQualified: at % 2,
  }),
]).flat();
const retry: CardButton = { title: pseudo.say('action.try-again'), data: showCustomer(customer.customerId) };

function fault(fault: PartnerCenterFault, retryAfterMs?: number): PartnerCenterError {
  return new PartnerCenterError('for the log', { fault, correlationId: '4711', retryAfterMs });
}

const yesterday = new Date(NOW.getTime() - 86_400_000);
const missing = { kind: 'missing', fault: 'timeout' } as const;
const terms = [
  renewal({ friendlyName: '⟪P1⟫', offerName: '⟪P1⟫' }),
  renewal({ friendlyName: '⟪T⟫', offerName: '⟪T⟫', isTrial: true, daysLeft: 0 }),
  renewal({ friendlyName: '⟪O⟫', offerName: '⟪O⟫', autoRenewEnabled: false, daysLeft: -3 }),
];
const contract = { deployment: known({ unassigned: 6, products: [] }), renewals: known(terms) };

function usage(changes: Partial<UsageAnswer> = {}): UsageAnswer {
  return { ...usageAnswer(rows), customer, ...contract, ...changes };
}

const { insight } = usage();
const products = unusedProducts({ usages: insight.products, deployments: [], renewals: terms });
const lines = terms.map((term) => ({ renewal: term, product: insight.products[0] }));
const old = insightOf([
  usageRow({ workloadName: '⟪W⟫', productName: '⟪P⟫', processedDateTime: new Date(0) }),
]);
const undated = insightOf([
  usageRow({ workloadName: '⟪W⟫', productName: '⟪P⟫', processedDateTime: undefined }),
]);
const read = { readAt: yesterday, lastKnown: undefined };
const lastKnown = { readAt: yesterday, lastKnown: 'timeout' } as const;
const first = { page: 0, now: NOW };
const outside = { customerId: customer.customerId, customerName: '⟪Contoso⟫' };
const byOther = { userId: undefined, name: '⟪Rita⟫' };
const watch = sampleWatch({
  customer: outside,
  exceptCustomers: [outside],
  exceptProducts: ['⟪P⟫', '⟪Q⟫'],
  minimumSeats: 25,
  createdBy: byOther,
});
const stateOf = {
  ...STATES,
  ...Object.fromEntries(
    (['acknowledged', 'snoozed', 'stopped'] as const).map((kind) => [
      kind,
      { ...STATES[kind], by: byOther, reason: '⟪a reason⟫' },
    ]),
  ),
};
const alerts = [
  ...Object.values(ALERTS_BY_KIND).map(({ alert }) => ({
    alert: {
      ...alert,
      ...outside,
      subject: { kind: 'product', productName: '⟪P⟫', salesChannel: '⟪direct⟫' } as const,
    },
    watch,
  })),
  ...Object.values(stateOf).map((state) =>
    watched({ ...outside, subject: { kind: 'workload', workloadName: '⟪W⟫' }, state }, watch),
  ),
];
const alertReplies = Object.fromEntries(
  alerts.map((alert, at) => [
    `alert ${at}`,
    alertsReply({ cardId: CARD_ID, alerts: [alert] }, { now: NOW }, pseudo, render),
  ]),
);
const listed = portfolioCustomer({ customerName: '⟪Contoso⟫', processedDateTime: new Date(0) });
const compared = [{ atLeast: 1, atMost: 2 }, { atLeast: 40, atMost: 40 }, 'new' as const, undefined].map(
  (before) => ({ ...listed, before }),
);
const course = trendOf(
  ...Array.from({ length: 9 }, (_, week) =>
    usagePoint(7 * (8 - week), {
      '⟪W1⟫': 20 + 5 * week,
      '⟪W2⟫': 90 - 8 * week,
      '⟪W3⟫': 50,
      ...(week < 4 ? { '⟪W4⟫': 10 } : {}),
      ...(week > 6 ? { '⟪W5⟫': 10, '⟪W6⟫': 1, '⟪W7⟫': 2 } : {}),
    }),
  ),
);
const refused = {
  kind: 'conversation-refused',
  conversationType: 'channel',
  teamId: '⟪19:team⟫',
  conversationId: '⟪19:channel⟫',
  reason: '⟪Blocked⟫',
} as const;
const rhythm = { days: 'daily', time: '09:00', zone: 'UTC' } as const;
const sheets = FAILED_SHEETS.map((sheet) => ({ ...sheet, market: '⟪DE⟫', detail: '⟪a lot⟫' }));
const troubled = {
  ...troubledStatus(),
  database: '⟪db⟫',
  failedSheets: sheets.slice(0, 2),
  parked: troubledStatus().parked.map((one) => ({ ...one, conversationId: '⟪19⟫', reason: '⟪Blocked⟫' })),
};
const faultReplies = Object.fromEntries(
  (
    [
      'unauthorized',
      'mfa-required',
      'sign-in-lost',
      'wrong-audience',
      'forbidden',
      'no-relationship',
      'not-found',
      'unavailable',
      'timeout',
      'unreadable',
      'rejected',
    ] as const
  ).map((kind) => [
    `the fault ${kind}`,
    errorReply(fault(kind), { correlationId: '4711', retry }, pseudo, render),
  ]),
);
const problemReplies = Object.fromEntries([
  ...(['percent', 'over-percent', 'seats', 'minimum-seats', 'several-rules'] as const).map((problem) => [
    `a watch with a problem of ${problem}`,
    watchProblemReply(problem, pseudo, render),
  ]),
  ...(['days', 'time', 'no-zone'] as const).map((kind) => [
    `a digest with a problem of ${kind}`,
    digestProblemReply({ kind }, pseudo, render),
  ]),
]);
const replies: Readonly<Record<string, Reply>> = {
  ...alertReplies,
  ...faultReplies,
  ...problemReplies,
  alerts: alertsReply({ cardId: CARD_ID, alerts }, { now: NOW, page: 1 }, pseudo, render),
  'test alert': testAlertReply(pseudo, render),
  superseded: supersededReply(alerts, pseudo, render),
  watches: watchesReply({ watches: [watch], digest: '⟪daily⟫', page: 0 }, pseudo, render),
  'no watches': watchesReply({ watches: [], digest: undefined, page: 0 }, pseudo, render),
  'watch added': watchAddedReply(
    { kind: 'added', watch, firing: { customers: 1, alerts: 2 } },
    pseudo,
    render,
  ),
  'watch removed': watchRemovedReply({ watches: [watch, watch] }, pseudo, render),
  'watch restored': watchRestoredReply({ watches: [watch] }, pseudo, render),
  'no such watch': noSuchWatchReply({ number: 7, watches: [watch] }, pseudo, render),
  'watch out of bounds': watchProblemReply('days', pseudo, render),
  'customer of a watch': watchCustomerUnclearReply(
    { kind: 'no-customer', tried: '⟪x⟫', nearest: [customer], searched: 3 },
    pseudo,
    render,
  ),
  'test alert sent': testAlertSentReply(pseudo, render),
  usage: licenseUsageReply(usage(read), NOW, pseudo, render, { lowUsagePercent: 50 }),
  'old usage': licenseUsageReply(usage({ insight: old, ...lastKnown }), NOW, pseudo, render),
  'usage without a date or a contract': licenseUsageReply(
    usage({ insight: undated, deployment: missing, renewals: missing }),
    NOW,
    pseudo,
    render,
  ),
  'all workloads': usageListReply(usage(), { ...first, view: 'workloads' }, pseudo, render),
  'all products': usageListReply(usage(), { page: 1, now: NOW, view: 'products' }, pseudo, render),
  renewals: renewalsReply(
    { kind: 'renewals', customer, lines, usage: known(insight), ...read },
    first,
    pseudo,
    render,
  ),
  'no renewals': renewalsReply(
    { kind: 'renewals', customer: withoutDomain, lines: [], usage: missing, ...lastKnown },
    first,
    pseudo,
    render,
  ),
  'unused licences': unusedLicensesReply(
    { kind: 'unused', customer, insight, products, ...contract, ...read },
    { page: 1, now: NOW },
    pseudo,
    render,
  ),
  'no unused licences': unusedLicensesReply(
    {
      kind: 'unused',
      customer,
      insight: undefined,
      products: [],
      deployment: missing,
      renewals: missing,
      ...lastKnown,
    },
    first,
    pseudo,
    render,
  ),
  picker: pickerReply(
    { kind: 'several', tried: '⟪cont⟫', customers: [customer, withoutDomain] },
    'usage',
    pseudo,
    render,
  ),
  'no customer': noCustomerReply(
    { kind: 'no-customer', tried: '⟪x⟫', nearest: [customer, withoutDomain], searched: 3 },
    'renewals',
    pseudo,
    render,
  ),
  'no customer of that id': noCustomerReply(
    { kind: 'no-customer', tried: '⟪x⟫', nearest: [], searched: undefined },
    'unused',
    pseudo,
    render,
  ),
  help: helpReply(COMMAND_NAMES, { isShared: true, canWatch: true }, pseudo, render),
  unknown: nothingReply({ customers: [customer], hasDatabase: true }, pseudo, render),
  'open alerts': openAlertsReply({ alerts: [] }, NOW, pseudo, render),
  'did you mean': didYouMeanReply({ tried: '⟪x⟫', customer, view: 'trend' }, pseudo, render),
  ...Object.fromEntries(
    CUSTOMER_COMMANDS.map((view) => [
      `whose ${view}`,
      whoseReply({ customers: [customer], view, hasDatabase: true }, pseudo, render),
    ]),
  ),
  ...Object.fromEntries(
    (['watches', 'all-customers', undefined] as const).map((near) => [
      `unclear, near ${near}`,
      unclearReply(
        { customers: [customer], view: undefined, hasDatabase: true, unread: '⟪x⟫', near },
        pseudo,
        render,
      ),
    ]),
  ),
  ...Object.fromEntries(
    CANNOT.map((what) => [
      `cannot ${what}`,
      cannotReply({ what, customers: [customer], view: 'renewals', hasDatabase: true }, pseudo, render),
    ]),
  ),
  'without a part': withoutPart(
    nothingReply({ customers: [], hasDatabase: true }, pseudo, render),
    '⟪x⟫',
    pseudo,
  ),
  'watch over all': confirmWatchReply(
    {
      request: { ...watching(below(40)), customer: undefined, exceptCustomers: [] },
      definition: watching(below(40)),
      firing: { customers: 3, alerts: 4 },
    },
    pseudo,
    render,
  ),
  notice: noticeReply(
    { title: pseudo.say('usage.no-data'), about: '⟪Contoso⟫', advice: pseudo.say('usage.no-data-explained') },
    pseudo,
    render,
  ),
  'limited requests': errorReply(fault('throttled', 9000), { correlationId: '4711', retry }, pseudo, render),
  'an unexpected fault': errorReply(new Error('for the log'), { correlationId: '4711' }, pseudo, render),
  trend: trendReply({ kind: 'trend', customer, trend: course }, { now: NOW }, pseudo, render),
  'trend of one reading': trendReply(
    { kind: 'trend', customer, trend: trendOf(usagePoint(0, { '⟪W1⟫': 20, '⟪W2⟫': undefined })) },
    { now: NOW },
    pseudo,
    render,
  ),
  'no trend': trendReply(
    { kind: 'no-history', customer, reason: 'nothing-kept' },
    { now: NOW },
    pseudo,
    render,
  ),
  'sign-in lost': operationsReply(
    { kind: 'sign-in-lost', fault: 'sign-in-lost', correlationId: '4711' },
    pseudo,
    render,
  ),
  'app refused': operationsReply(
    { kind: 'sign-in-lost', fault: 'app-refused', correlationId: '4711' },
    pseudo,
    render,
  ),
  'channel refused': operationsReply(refused, pseudo, render),
  'chat refused': operationsReply(
    { ...refused, conversationType: 'personal', teamId: undefined },
    pseudo,
    render,
  ),
  'watch left out': operationsReply(
    { kind: 'left-out', what: 'watch', count: 3, items: [{ name: '' }] },
    pseudo,
    render,
  ),
  'message left out': operationsReply(
    { kind: 'left-out', what: 'message', count: 3, items: [{ name: '' }] },
    pseudo,
    render,
  ),
  'digest left out': operationsReply(
    { kind: 'left-out', what: 'digest', count: 1, items: [{ name: '' }] },
    pseudo,
    render,
  ),
  'customers left out': operationsReply(
    { kind: 'left-out', what: 'customer', count: 3, items: [{ name: '', reason: 'timeout' }] },
    pseudo,
    render,
  ),
  'prices failed': operationsReply({ kind: 'prices-failed', sheets }, pseudo, render),
  'sweep waits': operationsReply({ kind: 'sweep-waits' }, pseudo, render),
  'sweep failed': operationsReply({ kind: 'sweep-failed', fault: 'unavailable', runId: 1 }, pseudo, render),
  'sweep without a database': operationsReply(
    { kind: 'sweep-failed', fault: 'storage', runId: 1 },
    pseudo,
    render,
  ),
  'watch known': watchAddedReply({ kind: 'known', watch, firing: undefined }, pseudo, render),
  'help with more': helpReply(
    COMMAND_NAMES,
    { isShared: false, canWatch: true, more: COMMAND_NAMES },
    pseudo,
    render,
  ),
  welcome: welcomeReply({ isShared: true, canWatch: true }, pseudo, render),
  portfolio: portfolioReply(portfolioPage({ customers: [listed], page: 1 }), { now: NOW }, pseudo, render),
  'nothing swept': portfolioReply({ kind: 'nothing-swept', nextSweepAt: NOW }, { now: NOW }, pseudo, render),
  digest: digestReply(digest({ customers: compared }), pseudo, render),
  'digest asked for': digestReply(
    digest({ customers: compared, rhythm: undefined, since: undefined, sweptAt: undefined }),
    pseudo,
    render,
  ),
  'digest set': digestScheduledReply({ rhythm, nextAt: NOW }, pseudo, render),
  'digest ended': digestStoppedReply({ wasOn: true }, pseudo, render),
  'digest with a problem': digestProblemReply({ kind: 'unknown-zone', tried: '⟪x⟫' }, pseudo, render),
  status: statusReply(status({ database: '⟪db⟫' }), { now: NOW }, pseudo, render),
  'status with troubles': statusReply(troubled, { now: NOW }, pseudo, render),
};

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    READ_BY_PEOPLE.has(key) && typeof inner === 'string' ? [inner] : textsOf(inner),
  );
}

/** What stands outside every ⟦…⟧ and every outside name. */
function unmarked(text: string): string {
  let depth = 0;
  let left = '';
  for (const sign of text) {
    if (sign === '⟦' || sign === '⟪') depth += 1;
    else if (sign === '⟧' || sign === '⟫') depth -= 1;
    else if (depth === 0) left += sign;
  }
  return left;
}

describe('a card in a language of brackets', () => {
  it('finds a text that did not go through the messages', () => {
    assert.equal(unmarked('⟦8 of ⟪Contoso⟫⟧ unused'), ' unused');
    assert.deepEqual(textsOf({ type: 'x', body: [{ text: 'a', items: [{ title: 'b' }] }] }), ['a', 'b']);
  });

  for (const [name, { card, summary, text }] of Object.entries(replies)) {
    it(`has no letter outside them: ${name}`, () => {
      const texts = [...textsOf(card), summary, text];
      assert.ok(textsOf(card).length > 0);
      assert.deepEqual(
        texts.map(unmarked).filter((left) => /\p{L}/u.test(left)),
        [],
      );
    });
  }

  it('puts no words into a message that are in no message', () => {
    assert.deepEqual([...wordsInValues], []);
  });
});
