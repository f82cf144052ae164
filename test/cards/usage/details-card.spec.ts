import assert from 'node:assert/strict';
import { type CardRequest, parseCardRequest } from '../../../src/answers/card-request.js';
import type { ShowCustomerAction } from '../../../src/cards/card-action.js';
import type { Reply } from '../../../src/cards/reply.js';
import { licenseUsageReply } from '../../../src/cards/usage/license-usage-card.js';
import { renewalsReply } from '../../../src/cards/usage/renewals-card.js';
import { unusedLicensesReply } from '../../../src/cards/usage/unused-licenses-card.js';
import { usageListReply } from '../../../src/cards/usage/usage-list-card.js';
import { unusedProducts } from '../../../src/domain/usage/unused-product.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { elementsOf } from '../../helpers/parse-card.js';
import { giantRows, NOW, renewal, usageAnswer } from '../../helpers/situations.js';

const answer = usageAnswer(giantRows(40, 40));
const { customer, insight, readAt, lastKnown, deployment, renewals } = answer;
const products = unusedProducts({ usages: insight.products, deployments: [], renewals: [] });
const lines = Array.from({ length: 40 }, () => ({ renewal: renewal(), product: undefined }));
const english = messagesFor('en');
/** In the middle of each list: it can be turned both ways. */
const at = { page: 1, now: NOW };

const LISTS: Readonly<Record<string, (messages: typeof english) => Reply>> = {
  workloads: (messages) => usageListReply(answer, { ...at, view: 'workloads' }, messages, render),
  products: (messages) => usageListReply(answer, { ...at, view: 'products' }, messages, render),
  unused: (messages) =>
    unusedLicensesReply(
      { kind: 'unused', customer, insight, products, readAt, lastKnown, deployment, renewals },
      at,
      messages,
      render,
    ),
  renewals: (messages) =>
    renewalsReply(
      { kind: 'renewals', customer, lines, usage: { kind: 'missing', fault: 'timeout' }, readAt, lastKnown },
      at,
      messages,
      render,
    ),
};

function buttonsOf({ card }: Reply): readonly ShowCustomerAction[] {
  return elementsOf(card)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ data }) => data as ShowCustomerAction)
    .filter(({ verb }) => verb === 'show-customer');
}

/** What each list is as a file. */
const FILES: Readonly<Record<string, string>> = {
  workloads: 'license-usage',
  products: 'license-usage',
  unused: 'unused-licenses',
  renewals: 'renewals',
};

/** The most useful first. */
const LEADS_TO: Readonly<Record<string, readonly string[]>> = {
  workloads: ['unused', 'renewals', 'usage'],
  products: ['unused', 'renewals', 'usage'],
  unused: ['plan', 'renewals', 'usage'],
  renewals: ['plan', 'unused', 'usage'],
};

describe('a list about a customer', () => {
  for (const [view, reply] of Object.entries(LISTS)) {
    const buttons = buttonsOf(reply(english));

    it(`turns its pages, refreshes the page it is on, and leads to usage, unused, renewals and the plan: ${view}`, () => {
      assert.deepEqual(
        buttons.filter((data) => data.view === view).map(({ page = 0, fresh = false }) => [page, fresh]),
        [
          [0, false],
          [2, false],
          [1, true],
        ],
      );
      assert.deepEqual(
        buttons.filter((data) => data.view !== view).map((data) => data.view),
        LEADS_TO[view],
      );
    });

    it(`leads to a file of the whole list where it holds anything: ${view}`, () => {
      const [file, ...others] = elementsOf(reply(english).card).filter(({ verb }) => verb === 'export');
      assert.deepEqual(others, []);
      const { question } = parseCardRequest(file?.['data']) as Extract<CardRequest, { verb: 'export' }>;
      const [shown] = buttons;
      assert.deepEqual(question, { kind: 'customer', view: FILES[view], customer: shown?.customerId });
    });

    it(`has one button that matters, the first of those that lead on, and Refresh last: ${view}`, () => {
      const actions = elementsOf(reply(english).card).filter(({ type }) => type === 'Action.Execute');
      const viewOf = ({ data }: (typeof actions)[number]) => (data as ShowCustomerAction).view;
      assert.deepEqual(
        actions.filter(({ style }) => style === 'positive').map(viewOf),
        LEADS_TO[view]?.slice(0, 1),
      );
      assert.deepEqual(actions.at(-1)?.['data'], { ...buttons.at(-1), view, fresh: true });
    });

    it(`has no row of more than two buttons, which a narrow screen would cut: ${view}`, () => {
      const rows = elementsOf(reply(english).card).filter(({ type }) => type === 'ActionSet');
      assert.ok(rows.length > 0 && rows.every(({ actions }) => (actions as object[]).length <= 2));
    });
  }

  it('has a title that no other view has, in every language', () => {
    for (const language of LANGUAGES) {
      const messages = messagesFor(language);
      const titles = [
        licenseUsageReply(answer, NOW, messages, render),
        ...Object.values(LISTS).map((reply) => reply(messages)),
      ].map(({ card }) => (card['body'] as { text: string }[])[0]?.text);
      assert.equal(new Set(titles).size, 5, titles.join());
    }
  });
});
