import assert from 'node:assert/strict';
import { portfolioReply } from '../../../src/cards/portfolio/portfolio-card.js';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../../src/cards/render.js';
import type { MoneyRange } from '../../../src/domain/money/money-range.js';
import { PORTFOLIO_PAGE_SIZE } from '../../../src/domain/usage/portfolio.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import type { PortfolioOutcome, PortfolioPage } from '../../../src/usecases/portfolio/show-portfolio.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { amountOf, euros, totalsOf } from '../../helpers/money.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import {
  daysAgo,
  longNamed,
  portfolioCustomer,
  portfolioPage,
  TOTALS,
  WORST,
} from '../../helpers/portfolio-situations.js';
import { assertSample } from '../../helpers/samples.js';
import { NOW } from '../../helpers/situations.js';

const english = messagesFor('en');

const NOTHING = { amounts: [], priced: 1, products: 1 };
const MONEY = { basis: 'retail', now: NOTHING, after: NOTHING, savable: [] } as const;

function reply(outcome: PortfolioOutcome = portfolioPage(), messages = english) {
  return portfolioReply(outcome, { now: NOW }, messages, render);
}

function buttonsOf(outcome: PortfolioOutcome): readonly unknown[] {
  return elementsOf(reply(outcome).card)
    .filter(({ type, verb }) => type === 'Action.Execute' && verb === 'show-portfolio')
    .map(({ data }) => data);
}

describe('portfolioReply', () => {
  it('gives the card of the first page', () => assertSample('portfolio.first-page', reply().card));

  it('says the same in words', () => {
    assert.equal(
      reply().text,
      [
        'License usage',
        'All customers',
        'Up to 3,377 of 8,950 seats unused, 1,204 for certain',
        '13.5%-37.7% of all seats unused',
        '40 customers, 3 more without usage data yet',
        'Last daily reading: 3 hours ago',
        'Data from 14 November 2026 to 15 November 2026',
        '',
        'Most seats unused for certain first',
        'Tailspin Toys: 310-644 of 1,200 unused (25.8%-53.7%)',
        'Northwind Traders: 512 of 900 unused (56.9%)',
        'Margie’s Travel: 90-231 of 420 unused (21.4%-55%), Data as of 22 October 2026, stale',
        'Fabrikam Residences of the Greater Lisbon Area: 41-160 of 300 unused (13.7%-53.3%)',
        'Contoso: 12-30 of 50 unused (24%-60%)',
        'Zażółć Gęślą Jaźń Sp. z o.o.: 24 of 24 unused (100%)',
        '繁體中文測試股份有限公司: 0-9 of 80 unused (0%-11.3%)',
        'Wingtip Toys: 0 of 12 unused (0%), Data as of 5 November 2026, stale',
        '1-8 of 40',
      ].join('\n'),
    );
  });

  it('says of every percentage what it is of, on the card and in words, in every language', () => {
    for (const language of LANGUAGES) {
      const { card } = reply(portfolioPage(), messagesFor(language));
      for (const { type, text } of elementsOf(card)) {
        if (type !== 'TextBlock' && type !== 'TextRun') continue;
        const bare = String(text).replace(/[\d.,\s\u00a0\u202f%至到à\-–a]/g, '');
        if (String(text).includes('%')) assert.notEqual(bare, '', `${language}: ${text}`);
      }
    }
  });

  it('says on the card once in a row that seats are unused, and the rest in a line as wide as the card', () => {
    const { card } = reply();
    const rows = elementsOf(card).filter(
      ({ type, selectAction }) =>
        type === 'Container' &&
        (selectAction as { readonly verb?: string } | undefined)?.verb === 'show-customer',
    );
    assert.equal(rows.length, PORTFOLIO_PAGE_SIZE);
    for (const { items } of rows) {
      const [names, figures] = items as readonly [object, object];
      assert.doesNotMatch(JSON.stringify(names), /unused/);
      assert.match(JSON.stringify(figures), /% unused/);
    }
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
    assert.match(text, /Contoso: 0 of 0 unused$/m);
    assert.match(text, /No daily reading has come to its end yet/);
  });

  it('says once from when the figures are, and again only where they are older', () => {
    const old = portfolioCustomer({ processedDateTime: daysAgo(30), customerName: 'Old' });
    const undated = portfolioCustomer({ processedDateTime: undefined, customerName: 'Undated' });
    const told = (...customers: (typeof old)[]) => reply(portfolioPage({ customers })).text;
    const mixed = told(portfolioCustomer(), portfolioCustomer(), old, undated);
    assert.deepEqual(
      mixed.split('\n').filter((line) => /Data|date|stale/.test(line)),
      [
        'Data as of 14 November 2026',
        'Old: 12-30 of 50 unused (24%-60%), Data as of 22 October 2026, stale',
        'Undated: 12-30 of 50 unused (24%-60%), Partner Center gave no date for this data',
      ],
    );
    const allOld = told(old, old).split('\n');
    assert.deepEqual(
      allOld.filter((line) => /Data|stale/.test(line)),
      ['Data as of 22 October 2026 · stale'],
    );
    assert.equal(told(undated).match(/no date/g)?.length, 1);
  });

  it('gives the card by money: the amount of each customer, and what of all could be saved', () => {
    const amounts = [amountOf('USD', 425, 721), euros(310, 644), euros(0, 90)];
    const customers = WORST.slice(0, 4).map((customer, at) => {
      const amount = amounts[at];
      return amount === undefined ? customer : { ...customer, money: totalsOf([amount]) };
    });
    const inAll = totalsOf([euros(310, 734), amountOf('USD', 425, 721)], { savable: [euros(40)] });
    const { card, text } = reply(
      portfolioPage({ order: 'money', customers, totals: { ...TOTALS, money: inAll } }),
    );
    assertSample('portfolio.by-money', card);
    assert.match(text, /Could be saved within 30 days: about €40 a month/);
    assert.match(text, /^Tailspin Toys: .*US\$425-721 a month/m);
    assert.match(text, /^Margie’s Travel: .*up to €90 a month/m);
  });

  it('heads a list of many currencies with what the first three cost now, each once, and counts the others', () => {
    const codes = ['EUR', 'USD', 'GBP', 'CHF', 'PLN', 'SEK', 'DKK', 'NOK'];
    const of = (factor: number) =>
      codes.map((code, at) => amountOf(code, 1_000 * factor, 1_000 * factor + at));
    const headed = (count: number, language = english) => {
      const now = { amounts: of(1).slice(0, count), priced: 2, products: 2 };
      const after = { ...now, amounts: of(2).slice(0, count) };
      const money = { basis: 'retail', now, after, savable: of(3).slice(0, count) } as const;
      const { text } = reply(portfolioPage({ order: 'money', totals: { ...TOTALS, money } }), language);
      return text.split('\n').slice(4, 6);
    };
    assert.deepEqual(headed(8), [
      'About €1,000, US$1,000-1,001, £1,000-1,002 a month, and in 5 more currencies, list price',
      'Could be saved within 30 days: about €3,000, US$3,000-3,001, £3,000-3,002 a month, and in 5 more currencies',
    ]);
    assert.equal(headed(4)[0]?.match(/and in 1 more currency, list price$/)?.length, 1);
    assert.equal(headed(2)[0], '€1,000 a month, US$1,000-1,001 a month, list price');
    assert.equal(
      headed(1)[0],
      'About €1,000 a month until each term ends, then about €2,000 a month, list price',
    );
    for (const language of LANGUAGES) {
      const [line = ''] = headed(8, messagesFor(language));
      assert.equal(line.match(/€|\bEUR\b/g)?.length, 1, line);
      assert.doesNotMatch(line, /CHF|NOK/);
    }
  });

  it('says of several currencies one word that holds for all', () => {
    const headed = (...amounts: readonly MoneyRange[]) => {
      const page = portfolioPage({ totals: { ...TOTALS, money: totalsOf(amounts) } });
      return reply(page).text.split('\n')[4];
    };
    const pounds = amountOf('GBP', 0, 9);
    const promoted = { ...amountOf('USD', 40, 70), isAtMost: true };
    assert.equal(headed(euros(310, 734), promoted, pounds), 'At most €734, US$70, £9.00 a month, list price');
    assert.equal(
      headed(euros(0, 90), amountOf('USD', 0, 70), pounds),
      'Up to €90, US$70, £9.00 a month, list price',
    );
    assert.equal(
      headed(euros(0, 90), amountOf('USD', 40, 70), pounds),
      'About €0-90, US$40-70, £0.00-9.00 a month, list price',
    );
  });

  it('offers the other order where prices are known, and only there', () => {
    const money = { ...TOTALS, money: MONEY };
    const others = (changes: Partial<PortfolioPage>) => buttonsOf(portfolioPage({ lastPage: 0, ...changes }));
    assert.deepEqual(others({}), []);
    assert.deepEqual(others({ totals: money }), [{ verb: 'show-portfolio', page: 0, by: 'money' }]);
    assert.deepEqual(others({ totals: money, order: 'money' }), [{ verb: 'show-portfolio', page: 0 }]);
  });

  it('leads to a file in the order it is in, last of all', () => {
    for (const order of ['seats', 'money'] as const) {
      const { card } = reply(portfolioPage({ order, page: 1, totals: { ...TOTALS, money: MONEY } }));
      const last = elementsOf(card)
        .filter(({ type }) => type === 'Action.Execute')
        .at(-1);
      assert.deepEqual(last?.['data'], {
        verb: 'export',
        question: { kind: 'portfolio', order },
        file: 'xlsx',
      });
    }
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
