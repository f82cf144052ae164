import assert from 'node:assert/strict';
import { alertsReply } from '../../src/cards/alerts/alerts-card.js';
import { showCustomer } from '../../src/cards/card-action.js';
import { errorReply } from '../../src/cards/notices/notice-card.js';
import { statusReply } from '../../src/cards/notices/status-card.js';
import { digestProblemReply } from '../../src/cards/portfolio/digest-notices.js';
import { portfolioReply } from '../../src/cards/portfolio/portfolio-card.js';
import { proactiveReply } from '../../src/cards/proactive-reply.js';
import type { Reply } from '../../src/cards/reply.js';
import { trendReply } from '../../src/cards/trend/trend-card.js';
import { noCustomerReply, pickerReply } from '../../src/cards/usage/customer-picker-card.js';
import { licenseUsageReply } from '../../src/cards/usage/license-usage-card.js';
import { renewalsReply } from '../../src/cards/usage/renewals-card.js';
import { unusedLicensesReply } from '../../src/cards/usage/unused-licenses-card.js';
import { usageListReply } from '../../src/cards/usage/usage-list-card.js';
import {
  watchAddedReply,
  watchCustomerUnclearReply,
  watchesReply,
  watchRemovedReply,
  watchRestoredReply,
} from '../../src/cards/watches/watch-cards.js';
import { unusedProducts } from '../../src/domain/usage/unused-product.js';
import { LANGUAGES } from '../../src/i18n/locale.js';
import { searchResponse } from '../../src/teams/compose-extension.js';
import { cardInvokeResponse, messageInvokeResponse, replyActivity } from '../../src/teams/reply-activity.js';
import type { ProactiveMessage } from '../../src/usecases/delivery/delivery-ports.js';
import type { OperationsNotice } from '../../src/usecases/operations-notice.js';
import { ALERTS_BY_KIND, CARD_ID, RITA, STATES, sampleWatch } from '../helpers/alerts.js';
import { messagesFor, render } from '../helpers/cards.js';
import { assertNoAddress, HOSTILE_NAMES, readTextsOf } from '../helpers/hostile-names.js';
import { elementsOf } from '../helpers/parse-card.js';
import { digest, portfolioCustomer, portfolioPage, troubledStatus } from '../helpers/portfolio-situations.js';
import { CONTOSO, known, NOW, renewal, usageAnswer } from '../helpers/situations.js';
import { trendOf, usagePoint } from '../helpers/trends.js';
import { usageRow } from '../helpers/usage-rows.js';

const at = { page: 0, now: NOW };

/** Every card that names what others named, with that name in every place. */
function repliesAbout(name: string, language: string): readonly Reply[] {
  const messages = messagesFor(language);
  const customer = { ...CONTOSO, customerName: name, domain: name, toldApartBy: name };
  const row = { productName: name, workloadName: name, salesChannel: name };
  const answer = usageAnswer([usageRow({ ...row, licensesActive: 0 })], {
    customer,
    renewals: known([renewal({ friendlyName: name, offerName: name })]),
  });
  const { insight, readAt, lastKnown, deployment, renewals } = answer;
  const products = unusedProducts({ usages: insight.products, deployments: [], renewals: [] });
  const [product] = insight.products;
  const lines = [{ renewal: renewal({ friendlyName: name, offerName: name }), product }];
  const unclear = [
    { kind: 'several', tried: name, customers: [customer, customer] },
    { kind: 'no-customer', tried: name, nearest: [customer], searched: 9 },
    { kind: 'no-customer', tried: name, nearest: [], searched: undefined },
    { kind: 'gone', customer },
  ] as const;
  const by = { ...RITA, name };
  const watch = sampleWatch({
    customer,
    exceptCustomers: [customer],
    exceptProducts: [name],
    createdBy: by,
  });
  const watches = [watch, { ...watch, customer: undefined }];
  const subjects = [
    { kind: 'workload', workloadName: name },
    { kind: 'subscription', subscriptionId: 's', offerName: name },
    { kind: 'product', productName: name, salesChannel: name },
  ] as const;
  const alerts = Object.values(ALERTS_BY_KIND).flatMap(({ alert, watch: rule }) => {
    const subject = subjects.find(({ kind }) => kind === alert.subject.kind) ?? alert.subject;
    const named = { ...alert, customerName: name, toldApartBy: name, subject };
    return [
      { alert: named, watch: { ...watch, rule: rule.rule } },
      { alert: { ...named, state: { ...STATES.snoozed, by, reason: name } }, watch },
    ];
  });
  const portfolio = portfolioCustomer({ customerName: name, toldApartBy: name });
  const trend = trendOf(usagePoint(7, { [name]: 40 }), usagePoint(0, { [name]: 60 }));
  const refused = { conversationType: 'channel', teamId: name, conversationId: name, reason: name } as const;
  const notices: readonly OperationsNotice[] = [
    { kind: 'conversation-refused', ...refused },
    { kind: 'message-refused', ...refused },
    { kind: 'conversation-refused', ...refused, teamId: undefined },
    ...(['customer', 'watch', 'digest', 'message'] as const).map((what) => ({
      kind: 'left-out' as const,
      what,
      count: 3,
      items: [{ name }, { name, reason: 'timeout' as const }],
    })),
  ];
  const sent: readonly ProactiveMessage[] = [
    { kind: 'alerts', cardId: CARD_ID, alerts },
    ...alerts.map((one) => ({ kind: 'alerts' as const, cardId: CARD_ID, alerts: [one] })),
    { kind: 'superseded', alerts },
    { kind: 'digest', digest: digest({ customers: [{ ...portfolio, before: 'new' }] }) },
    ...notices.map((notice) => ({ kind: 'notice' as const, notice })),
  ];
  return [
    licenseUsageReply(answer, NOW, messages, render, { lowUsagePercent: 40 }),
    usageListReply(answer, { ...at, view: 'products' }, messages, render),
    usageListReply(answer, { ...at, view: 'workloads' }, messages, render),
    unusedLicensesReply(
      { kind: 'unused', customer, insight, products, readAt, lastKnown, deployment, renewals },
      at,
      messages,
      render,
    ),
    renewalsReply(
      { kind: 'renewals', customer, lines, usage: known(insight), readAt, lastKnown },
      at,
      messages,
      render,
    ),
    trendReply({ kind: 'trend', customer, trend }, at, messages, render),
    ...(['nothing-kept', 'no-database'] as const).map((reason) =>
      trendReply({ kind: 'no-history', customer, reason }, at, messages, render),
    ),
    pickerReply(unclear[0], showCustomer, messages, render),
    noCustomerReply(unclear[1], showCustomer, messages, render),
    noCustomerReply(unclear[2], showCustomer, messages, render),
    ...unclear.map((one) => watchCustomerUnclearReply(one, messages, render)),
    watchAddedReply({ kind: 'added', watch, firing: undefined }, messages, render),
    watchRemovedReply({ watches }, messages, render),
    watchRestoredReply({ watches }, messages, render),
    watchesReply({ watches, digest: name, page: 0 }, messages, render),
    watchesReply({ watches, digest: name, page: 0, change: { kind: 'removed', watches } }, messages, render),
    digestProblemReply({ kind: 'unknown-zone', tried: name }, messages, render),
    portfolioReply(portfolioPage({ customers: [portfolio] }), at, messages, render),
    statusReply({ ...troubledStatus(), database: name }, at, messages, render),
    alertsReply({ cardId: CARD_ID, alerts }, at, messages, render),
    errorReply(new Error(name), { correlationId: 'c' }, messages, render),
    ...sent.map((message) => proactiveReply(message, at, messages, render)),
  ];
}

describe('a name that is an address', () => {
  for (const [index, language] of LANGUAGES.entries()) {
    it(`is no link in any message or card in ${language}`, () => {
      let named = 0;
      for (const name of HOSTILE_NAMES.filter((_, number) => number % (2 * LANGUAGES.length) === index)) {
        for (const reply of repliesAbout(name, language)) {
          const message = replyActivity(reply);
          if (message.text !== reply.summary) named += 1;
          for (const outgoing of [message, cardInvokeResponse(reply)]) {
            const texts = readTextsOf(outgoing);
            assert.ok(texts.length > 1);
            for (const [where, text] of texts) assertNoAddress(text, where);
          }
          assertNoAddress(String(messageInvokeResponse(reply).body.value));
          for (const { type, text } of elementsOf(reply.card)) {
            if (type === 'TextBlock') assert.ok(!String(text).includes(name), String(text));
          }
        }
      }
      assert.ok(named > 50, `${named} messages named one`);
    });
  }

  it('is no link in the search of the compose box', () => {
    for (const name of HOSTILE_NAMES) {
      const customers = [{ customerId: CONTOSO.customerId, title: name, text: name }];
      for (const answer of [
        { kind: 'customers', customers } as const,
        { kind: 'message', text: name } as const,
      ]) {
        const texts = readTextsOf(searchResponse(answer));
        assert.equal(texts.length, answer.kind === 'message' ? 1 : 4);
        for (const [where, text] of texts) assertNoAddress(text, where);
      }
    }
  });
});
