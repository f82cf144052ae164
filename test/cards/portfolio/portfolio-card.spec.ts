import assert from 'node:assert/strict';
import { portfolioReply } from '../../../src/cards/portfolio/portfolio-card.js';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../../src/cards/render.js';
import { PORTFOLIO_PAGE_SIZE } from '../../../src/domain/usage/portfolio.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import type { PortfolioOutcome } from '../../../src/usecases/portfolio/show-portfolio.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import { longNamed, portfolioCustomer, portfolioPage } from '../../helpers/portfolio-situations.js';
import { assertSample } from '../../helpers/samples.js';
import { NOW } from '../../helpers/situations.js';

const english = messagesFor('en');

function reply(outcome: PortfolioOutcome = portfolioPage(), messages = english) {
  return portfolioReply(outcome, { now: NOW }, messages, render);
}

function buttonsOf(outcome: PortfolioOutcome): readonly unknown[] {
  const { actions } = reply(outcome).card as unknown as { readonly actions: { readonly data: unknown }[] };
  return actions.map(({ data }) => data);
}

describe('portfolioReply', () => {
  it('gives the card of the first page', () => assertSample('portfolio.first-page', reply().card));

  it('says the same in words', () => {
    assert.equal(
      reply().text,
      [
        'License usage',
        'All customers',
        'Up to 3,377 of 8,950 seats unused, 1,204 for certain (13.5%-37.7%)',
        '40 customers, 3 more without usage data yet',
        'Last sweep: 3 hours ago',
        '',
        'Most seats unused for certain first',
        'Tailspin Toys: 310-644 of 1,200 seats unused (25.8%-53.7%), Data as of 14 November 2026',
        'Northwind Traders: 512 of 900 seats unused (56.9%), Data as of 14 November 2026',
        'Margie’s Travel: 90-231 of 420 seats unused (21.4%-55%), Data as of 22 October 2026, stale',
        'Fabrikam Residences of the Greater Lisbon Area: 41-160 of 300 seats unused (13.7%-53.3%), Data as of 14 November 2026',
        'Contoso: 12-30 of 50 seats unused (24%-60%), Data as of 14 November 2026',
        'Zażółć Gęślą Jaźń Sp. z o.o.: 24 of 24 seats unused (100%), Data as of 15 November 2026',
        '繁體中文測試股份有限公司: 0-9 of 80 seats unused (0%-11.3%), Data as of 14 November 2026',
        'Wingtip Toys: 0 of 12 seats unused (0%), Data as of 5 November 2026, stale',
        '1-8 of 40',
      ].join('\n'),
    );
  });

  it('opens a customer beneath, so that the list stays', () => {
    const opened = elementsOf(reply().card).filter(({ verb }) => verb === 'show-customer');
    assert.equal(opened.length, PORTFOLIO_PAGE_SIZE);
    for (const { data, fallback } of opened) {
      assert.equal((data as Record<string, unknown>)['answer'], 'message');
      assert.deepEqual((fallback as Record<string, unknown>)['data'], data);
    }
  });

  it('turns to the pages there are', () => {
    const turn = (page: number) => ({ verb: 'show-portfolio', page });
    assert.deepEqual(buttonsOf(portfolioPage()), [turn(1)]);
    assert.deepEqual(buttonsOf(portfolioPage({ page: 2 })), [turn(1), turn(3)]);
    assert.deepEqual(buttonsOf(portfolioPage({ page: 4 })), [turn(3)]);
    assert.deepEqual(buttonsOf(portfolioPage({ lastPage: 0 })), []);
    const last = reply(portfolioPage({ page: 4, customers: [portfolioCustomer()] }));
    assert.ok(last.text.endsWith('33-33 of 40'));
  });

  it('says no position on a single page, no percentage without seats, and when nothing was swept to the end', () => {
    const none = portfolioCustomer({ seats: 0, unused: { atLeast: 0, atMost: 0 } });
    const { text } = reply(portfolioPage({ lastPage: 0, customers: [none], sweptAt: undefined }));
    assert.doesNotMatch(text, /1-1 of|NaN/);
    assert.match(text, /Contoso: 0 of 0 seats unused, Data/);
    assert.match(text, /No sweep has come to its end yet/);
  });

  it('says that nothing was swept, when it will be, and how to do it now', () => {
    const { card, text } = reply({ kind: 'nothing-swept', nextSweepAt: new Date('2026-11-22T06:00:00Z') });
    assertSample('notice.nothing-swept', card);
    assert.match(text, /22 November 2026, 06:00 UTC/);
  });

  for (const language of LANGUAGES) {
    it(`is read without a complaint and small enough with the longest names in ${language}`, () => {
      const messages = messagesFor(language);
      const page = portfolioPage({ customers: longNamed(PORTFOLIO_PAGE_SIZE), page: 2 });
      const { card } = reply(page, messages);
      assert.deepEqual(parseEvents(card), []);
      assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES, `${cardSizeBytes(card)}`);
      assert.deepEqual(parseEvents(reply({ kind: 'nothing-swept', nextSweepAt: NOW }, messages).card), []);
    });
  }

  it('keeps a name out of what reads Markdown or template code', () => {
    const customerName = '**b** [l](http://evil.example) ${secret} {{DATE(2017-02-14T06:00:00Z)}}';
    const { card } = reply(portfolioPage({ customers: [portfolioCustomer({ customerName })] }));
    const texts = (kind: string) =>
      elementsOf(card).flatMap(({ type, text }) => (type === kind ? [String(text)] : []));
    for (const text of texts('TextBlock')) assert.doesNotMatch(text, /evil|secret|DATE/);
    assert.ok(texts('TextRun').some((text) => text.includes('${secret}')));
    for (const text of texts('TextRun')) assert.doesNotMatch(text, /\{\{/);
  });
});
