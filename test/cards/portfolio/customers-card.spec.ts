import assert from 'node:assert/strict';
import { parseCardRequest } from '../../../src/answers/card-request.js';
import { customersReply } from '../../../src/cards/portfolio/customers-card.js';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../../src/cards/render.js';
import type { CustomersQuestion } from '../../../src/domain/usage/customers-question.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import type { CustomersOutcome, FiguresPage } from '../../../src/usecases/portfolio/list-customers.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { amountOf, euros } from '../../helpers/money.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import {
  daysAgo,
  figuresPage,
  listedRenewal,
  longNamed,
  plansPage,
  portfolioCustomer,
  renewalsPage,
} from '../../helpers/portfolio-situations.js';
import { assertSample } from '../../helpers/samples.js';
import { NOW } from '../../helpers/situations.js';

const english = messagesFor('en');

function reply(outcome: CustomersOutcome, messages = english) {
  return customersReply(outcome, { now: NOW }, messages, render);
}

function dataOf(outcome: CustomersOutcome, verb: string): readonly Record<string, unknown>[] {
  return elementsOf(reply(outcome).card)
    .filter((element) => element['verb'] === verb)
    .map(({ data }) => data as Record<string, unknown>);
}

/** A page of the list that answers a question. */
function pageOf(
  question: CustomersQuestion,
  pages: Pick<FiguresPage, 'total' | 'page' | 'lastPage'>,
): CustomersOutcome {
  if (question.kind === 'renewals') return renewalsPage({ question, ...pages });
  if (question.kind === 'plan') return plansPage({ question, ...pages });
  return figuresPage({ question, ...pages });
}

const listed = (changes: Parameters<typeof portfolioCustomer>[0] = {}) => {
  const customer = portfolioCustomer(changes);
  return { ...customer, notUsed: customer.unused };
};

describe('customersReply', () => {
  it('gives a page of customers below a percentage, and the same in words', () => {
    const { card, text } = reply(figuresPage());
    assertSample('customers.below', card);
    assert.deepEqual(text.split('\n').slice(0, 9), [
      'All customers',
      'Less than 60% of seats used',
      '40 customers',
      'Last daily reading: 3 hours ago',
      'Data from 14 November 2026 to 15 November 2026',
      '',
      'The least used first.',
      'Tailspin Toys: 310-644 of 1,200 unused, 46.3%-74.2% used',
      'Northwind Traders: 512 of 900 unused, 43.1% used',
    ]);
    assert.ok(text.endsWith('\n1-8 of 40'));
  });

  it('gives terms by day, with what becomes of each and its unused seats', () => {
    const { card, text } = reply(renewalsPage());
    assertSample('customers.renewals', card);
    assert.match(text, /40 of 43 customers/);
    assert.match(text, /Tailspin Toys: 12-30 of 50 unused, 2 December 2026: Office 365 E3, renews by itself/);
    assert.match(text, /Northwind Traders: .*undecided/);
    assert.match(text, /Margie’s Travel: 5 seats, .*Visio for the planners, renews by itself/);
    assert.match(text, /Fabrikam.*is cancelled on 10 December 2026/);
    const everyone = renewalsPage({ coverage: { customers: 43, read: 43 } });
    assert.doesNotMatch(reply(everyone).text, /43/);
  });

  it('gives the largest savings of plans with their last day, and leads to each plan', () => {
    const { card, text } = reply(plansPage());
    assertSample('customers.plans', card);
    assert.match(text, /^Seats that can go at the next term\n214 seats can go at 40 customers$/m);
    assert.match(text, /^Saves €1,420 a month, US\$900 a month, each seat from its next term on$/m);
    assert.match(text, /^Amounts: list price$/m);
    // Which count of seats a plan goes by: in words for all, on the card for those who ask.
    assert.match(text, /^By the weekly reports, /m);
    const [asked] = elementsOf(card).filter(({ id }) => id === 'explained');
    assert.equal(asked?.['isVisible'], false);
    assert.match(JSON.stringify(asked), /By the weekly reports, /);
    assert.match(text, /^The largest savings first\.$/m);
    assert.match(text, /^Tailspin Toys: 16 seats less, €336 a month, act by 1 December 2026$/m);
    assert.match(
      text,
      /^Northwind Traders: 15 seats less, €84 a month, first of them: act by 2 December 2026$/m,
    );
    assert.match(text, /^Fabrikam.*: 13 seats less, can be moved to a new term on any day$/m);
    assert.deepEqual(
      dataOf(plansPage(), 'show-customer').map(({ view, answer }) => `${view} ${answer}`),
      Array.from({ length: 4 }, () => 'plan message'),
    );
  });

  it('says by when, and that there is nothing to decide', () => {
    const until = new Date('2027-02-28T00:00:00Z');
    assert.match(reply(plansPage({ until })).text, /Seats that can go, to decide by 28 February 2027/);
    const totals = { customers: 0, seats: 0, changes: 0, savings: [] };
    const { text } = reply(plansPage({ lines: [], total: 0, lastPage: 0, totals, basis: undefined }));
    assert.match(text, /No customer has seats that can go/);
    assert.doesNotMatch(text, /first\.|list price|Saves/);
  });

  it('tells in its rows what unused seats cost, and once by which prices', () => {
    const { card, text } = reply(
      figuresPage({
        basis: 'cost',
        lines: [
          { ...listed(), amounts: [euros(264, 660)] },
          { ...listed({ customerName: 'Fabrikam' }), amounts: [euros(5), amountOf('USD', 0, 80)] },
          listed({ customerName: 'Wingtip Toys' }),
        ],
      }),
    );
    assertSample('customers.with-money', card);
    assert.match(text, /^Amounts: your cost$/m);
    assert.match(text, /^Contoso: .*12-30 of 50 unused, €264-660 a month, /m);
    assert.match(text, /^Fabrikam: .* €5\.00 a month, up to US\$80 a month, 40%/m);
    assert.match(text, /^Wingtip Toys: 12-30 of 50 unused, 40%/m);

    const [term, ...others] = renewalsPage().lines;
    assert.ok(term);
    const worth = { now: euros(264), after: euros(288) };
    const terms = reply(renewalsPage({ basis: 'retail', lines: [{ ...term, worth }, ...others] })).text;
    assert.match(terms, /^Amounts: list price$/m);
    assert.match(
      terms,
      /12-30 of 50 unused, .*: Office 365 E3, €264 a month until the term ends, then €288 a month, renews/,
    );
    assert.doesNotMatch(reply(figuresPage()).text, /price|cost/);
  });

  it('leads from each row to what was asked about, beneath the list', () => {
    const viewsOf = (outcome: CustomersOutcome) => [
      ...new Set(dataOf(outcome, 'show-customer').map(({ view, answer }) => `${view} ${answer}`)),
    ];
    assert.deepEqual(viewsOf(renewalsPage()), ['renewals message']);
    assert.deepEqual(viewsOf(figuresPage()), ['usage message']);
    const unused = { kind: 'unused', product: undefined, atLeast: 10 } as const;
    assert.deepEqual(viewsOf(figuresPage({ question: unused })), ['unused message']);
    const change = { kind: 'change', direction: 'worse', span: undefined } as const;
    assert.deepEqual(viewsOf(figuresPage({ question: change })), ['trend message']);
  });

  it('turns its pages with buttons that ask the same question, once they came back as JSON', () => {
    const questions: readonly CustomersQuestion[] = [
      { kind: 'renewals', span: { kind: 'days', days: 45 }, product: 'visio' },
      { kind: 'renewals', span: { kind: 'month', month: 12 }, product: undefined },
      { kind: 'usage', product: 'teams', belowPercent: undefined, abovePercent: 90 },
      { kind: 'unused', product: undefined, atLeast: 1 },
      { kind: 'product', product: 'copilot', use: 'none' },
      { kind: 'change', direction: 'better', span: { kind: 'last', unit: 'quarter' } },
      { kind: 'change', direction: 'worse', span: undefined },
      { kind: 'plan', deadline: undefined },
      { kind: 'plan', deadline: { by: { kind: 'month', month: 3, year: 2027 }, isBefore: true } },
      {
        kind: 'plan',
        deadline: { by: { kind: 'date', day: 1, month: 3, year: undefined }, isBefore: false },
      },
    ];
    for (const question of questions) {
      const pages = { total: 40, page: 2, lastPage: 4 };
      const outcome = pageOf(question, pages);
      const turned = dataOf(outcome, 'show-customers').map((data) =>
        parseCardRequest(JSON.parse(JSON.stringify(data))),
      );
      assert.deepEqual(turned, [
        { verb: 'show-customers', question, page: 1 },
        { verb: 'show-customers', question, page: 3 },
      ]);
    }
    assert.deepEqual(dataOf(figuresPage({ lastPage: 0 }), 'show-customers'), []);
  });

  it('leads to a file of the same question once it came back as JSON, unless it is a plan or nobody is in it', () => {
    const questions: readonly CustomersQuestion[] = [
      { kind: 'renewals', span: { kind: 'days', days: 45 }, product: 'visio' },
      { kind: 'renewals', span: { kind: 'month', month: 12 }, product: undefined },
      { kind: 'usage', product: 'teams', belowPercent: undefined, abovePercent: 90 },
      { kind: 'change', direction: 'worse', span: undefined },
    ];
    const filesOf = (outcome: CustomersOutcome) =>
      dataOf(outcome, 'export').map((data) => {
        assert.doesNotMatch(JSON.stringify(data), /null/);
        return parseCardRequest(JSON.parse(JSON.stringify(data)));
      });
    for (const question of questions) {
      const sent = { verb: 'export', question: { kind: 'customers', question }, file: 'xlsx' };
      assert.deepEqual(filesOf(pageOf(question, { total: 40, page: 1, lastPage: 4 })), [sent]);
    }
    assert.deepEqual(filesOf(plansPage()), []);
    assert.deepEqual(filesOf(figuresPage({ lines: [], total: 0, lastPage: 0 })), []);
  });

  it('shows how it was before where it is about change', () => {
    const before = { at: daysAgo(14), seats: 50, unused: { atLeast: 8, atMost: 24 } };
    const question = { kind: 'change', direction: 'worse', span: undefined } as const;
    const page = figuresPage({ question, lines: [{ ...listed(), before }], total: 1, lastPage: 0 });
    const { text } = reply(page);
    assert.match(text, /Contoso: 12-30 of 50 unused, 7 November 2026: 8-24 of 50 unused, more/);
    assert.match(text, /Compared with the reading before/);
    assert.match(reply({ ...page, since: daysAgo(30) }).text, /nearest to 22 October 2026/);
  });

  it('names what was counted: the product itself where there is one, the words and the products where there are several', () => {
    const question = { kind: 'unused', product: 'power bi', atLeast: 5 } as const;
    const pro = { kind: 'product', name: 'POWER BI PRO' } as const;
    const one = reply(figuresPage({ question, parts: [pro] }));
    assert.match(one.text, /^Power BI Pro: At least 5 seats unused$/m);
    assert.doesNotMatch(one.text, /Counted/);
    const more = Array.from({ length: 4 }, (_, at) => ({ kind: 'product' as const, name: `BI ${at}` }));
    const several = reply(figuresPage({ question, parts: [pro, ...more] }));
    assert.match(several.text, /^power bi: At least 5 seats unused$/m);
    assert.match(several.text, /^Counted: Power BI Pro, BI 0, BI 1, and 2 more$/m);
  });

  it('says more than a hundred percent where more is used than there is', () => {
    const over = { ...listed({ unused: { atLeast: 0, atMost: 0 } }), notUsed: { atLeast: -10, atMost: -10 } };
    assert.match(reply(figuresPage({ lines: [over] })).text, /Contoso: 0 of 50 unused, 120% used/);
  });

  it('says that there is none, and leads to all customers', () => {
    const none = figuresPage({ lines: [], total: 0, lastPage: 0 });
    assertSample('customers.none', reply(none).card);
    assert.equal(dataOf(none, 'show-portfolio').length, 1);
    assert.match(reply(none).text, /No customer is like that/);
    assert.match(reply(renewalsPage({ lines: [], total: 0 })).text, /No term ends then/);
    const stranger = { kind: 'no-such-product', product: '**visio** [x](http://evil.example)' } as const;
    assert.equal(dataOf(stranger, 'show-portfolio').length, 1);
  });

  it('tells namesakes apart', () => {
    const twin = listed({ toldApartBy: 'contosoretail.onmicrosoft.com' });
    assert.match(reply(figuresPage({ lines: [twin] })).text, /Contoso \(contosoretail/);
    const page = renewalsPage({ lines: [listedRenewal({}, twin)] });
    assert.match(reply(page).text, /Contoso \(contosoretail/);
  });

  for (const language of LANGUAGES) {
    it(`is read without a complaint and small enough with the longest names in ${language}`, () => {
      const messages = messagesFor(language);
      const long = longNamed(8);
      const before = { at: daysAgo(14), seats: 1_234_567, unused: { atLeast: 1_000_000, atMost: 1_200_000 } };
      const product = 'w'.repeat(100);
      const friendlyName = 'WÉ漢'.repeat(90);
      const outcomes: readonly CustomersOutcome[] = [
        figuresPage({
          question: { kind: 'product', product, use: 'none' },
          lines: long.map((customer) => ({ ...customer, notUsed: customer.unused })),
          parts: Array.from({ length: 9 }, () => ({ kind: 'product', name: friendlyName })),
          page: 2,
        }),
        figuresPage({
          question: { kind: 'change', direction: 'worse', span: { kind: 'last', unit: 'quarter' } },
          lines: long.map((customer) => ({ ...customer, notUsed: customer.unused, before })),
          page: 2,
        }),
        renewalsPage({
          question: { kind: 'renewals', span: { kind: 'next', unit: 'quarter' }, product },
          lines: long.map((customer) => listedRenewal({ friendlyName, quantity: 1_234_567 }, customer)),
          page: 2,
          lastPage: 4,
        }),
        { kind: 'no-such-product', product },
      ];
      for (const outcome of outcomes) {
        const { card } = reply(outcome, messages);
        assert.deepEqual(parseEvents(card), []);
        assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES, `${cardSizeBytes(card)}`);
      }
    });
  }

  it('names a span of one day once', () => {
    const { text } = reply(renewalsPage({ span: { from: NOW, to: NOW } }));
    assert.match(text, /^Terms that end on 21 November 2026$/m);
  });

  it('keeps names and words out of what reads Markdown or template code', () => {
    const hostile = '**b** [l](http://evil.example) ${secret} {{DATE(2017-02-14T06:00:00Z)}}';
    const question = { kind: 'product', product: hostile, use: 'some' } as const;
    const parts = [hostile, hostile].map((name) => ({ kind: 'product', name }) as const);
    const outcomes = [
      figuresPage({ question, parts, lines: [listed({ customerName: hostile })] }),
      renewalsPage({
        question: { kind: 'renewals', span: undefined, product: hostile },
        lines: [listedRenewal({ friendlyName: hostile })],
      }),
    ];
    for (const outcome of outcomes) {
      for (const { type, text } of elementsOf(reply(outcome).card)) {
        if (type === 'TextBlock') assert.doesNotMatch(String(text), /evil|secret|DATE/);
        if (type === 'TextRun') assert.doesNotMatch(String(text), /\{\{/);
      }
    }
  });
});
