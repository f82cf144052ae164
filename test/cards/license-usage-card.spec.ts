import assert from 'node:assert/strict';
import { licenseUsageReply, usageBar } from '../../src/cards/license-usage-card.js';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../src/cards/render.js';
import { usageListReply } from '../../src/cards/usage-list-card.js';
import { LANGUAGES } from '../../src/i18n/locale.js';
import { messagesFor, render } from '../helpers/cards.js';
import { elementsOf, parseEvents } from '../helpers/parse-card.js';
import { assertSample } from '../helpers/samples.js';
import {
  CONTOSO,
  giantRows,
  insightOf,
  MIXED_ROWS,
  PUBLISHED_CUSTOMER,
  publishedRows,
} from '../helpers/situations.js';
import { usageRow } from '../helpers/usage-rows.js';

const english = messagesFor('en');
const published = licenseUsageReply(PUBLISHED_CUSTOMER, insightOf(publishedRows()), english, render);
const mixed = licenseUsageReply(CONTOSO, insightOf(MIXED_ROWS), english, render);

function textsOf(card: unknown): readonly string[] {
  return elementsOf(card)
    .filter(({ type }) => type === 'TextBlock' || type === 'TextRun')
    .map(({ text }) => String(text));
}

describe('licenseUsageReply', () => {
  it('gives the card of the published example', () =>
    assertSample('license-usage.published-example', published.card));
  it('gives the card of a customer with every flag', () =>
    assertSample('license-usage.every-flag', mixed.card));

  it('says the published example in words', () => {
    assert.equal(
      published.text,
      [
        'DT DEMO CSP CUSTOMER 005',
        '8 of 8 seats unused',
        'Data as of 9 March 2017, stale',
        '',
        'Exchange 0 of 8 (0%), none used',
        'SharePoint 0 of 1 (0%), none used',
        'Skype For Business 0 of 1 (0%), none used',
        '',
        'Flagged products',
        'EXCHANGE ONLINE (PLAN 1): 5 of 5 seats unused, none used',
        'EXCHANGE ONLINE ARCHIVING FOR EXCHANGE ONLINE: 2 of 2 seats unused, none used',
        'OFFICE 365 BUSINESS ESSENTIALS: 1 of 1 seat unused, none used',
      ].join('\n'),
    );
    assert.equal(
      published.summary,
      'DT DEMO CSP CUSTOMER 005: 8 of 8 seats unused. Exchange 0 of 8, SharePoint 0 of 1, Skype For Business 0 of 1. Data as of 9 March 2017, stale.',
    );
  });

  it('shows a range of unused seats where one number would be a guess', () => {
    assert.ok(textsOf(mixed.card).includes('5-17 of 61 seats unused'));
  });

  it('puts a word beside every flag, and n/a where nothing is entitled', () => {
    const texts = textsOf(mixed.card);
    for (const word of [' · none used', ' · low', ' · over-used', 'n/a'])
      assert.ok(texts.includes(word), word);
  });

  it('carries the figures in fallbackText and speak', () => {
    assert.equal(published.card['fallbackText'], published.summary);
    assert.equal(published.card['speak'], published.summary);
  });

  it('shows eight workloads and offers the rest', () => {
    const rows = Array.from({ length: 11 }, (_, position) =>
      usageRow({ workloadName: `Workload ${position}` }),
    );
    const { card } = licenseUsageReply(CONTOSO, insightOf(rows), english, render);
    assert.equal(textsOf(card).filter((text) => text.startsWith('Workload')).length, 8);
    assert.ok(textsOf(card).includes('3 more workloads: Show all'));
    assert.ok(elementsOf(card).some(({ title }) => title === 'Show all'));
  });

  it('offers Show all only when there is more', () => {
    assert.ok(!elementsOf(mixed.card).some(({ title }) => title === 'Show all'));
  });

  it('is cut to size for the largest customer, on every page of every view', () => {
    const insight = insightOf(giantRows(300, 40));
    assert.ok(
      cardSizeBytes(licenseUsageReply(CONTOSO, insight, english, render).card) < CARD_SIZE_LIMIT_BYTES,
    );
    for (const [view, pages] of [
      ['workloads', 3],
      ['products', 38],
    ] as const) {
      for (let page = 0; page < pages; page += 1) {
        const { card } = usageListReply(CONTOSO, insight, { view, page }, english, render);
        assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES, `${view} ${page}: ${cardSizeBytes(card)}`);
      }
    }
  });

  for (const language of LANGUAGES) {
    it(`is read by the adaptivecards package without a complaint in ${language}`, () => {
      for (const rows of [publishedRows(), MIXED_ROWS, giantRows(12, 12)]) {
        const insight = insightOf(rows);
        assert.deepEqual(
          parseEvents(licenseUsageReply(CONTOSO, insight, messagesFor(language), render).card),
          [],
        );
        for (const view of ['workloads', 'products'] as const) {
          const { card } = usageListReply(CONTOSO, insight, { view, page: 0 }, messagesFor(language), render);
          assert.deepEqual(parseEvents(card), []);
        }
      }
    });
  }

  it('keeps outside text out of everything that reads Markdown or template code', () => {
    const hostile = '**b** [l](http://evil.example) ${secret} {{DATE(2017-02-14T06:00:00Z)}}';
    const customer = { ...CONTOSO, customerName: hostile, domain: hostile };
    const insight = insightOf([usageRow({ productName: hostile, workloadName: hostile, licensesActive: 0 })]);
    for (const { card } of [
      licenseUsageReply(customer, insight, english, render),
      usageListReply(customer, insight, { view: 'products', page: 0 }, english, render),
    ]) {
      const blocks = elementsOf(card).filter(({ type }) => type === 'TextBlock');
      assert.ok(blocks.length > 0);
      for (const { text } of blocks) assert.doesNotMatch(String(text), /evil|secret|DATE/);
      const runs = elementsOf(card).filter(({ type }) => type === 'TextRun');
      assert.ok(runs.some(({ text }) => String(text).includes('${secret}')));
      for (const { text } of runs) assert.doesNotMatch(String(text), /\{\{/);
    }
  });

  it('gives every Action.Execute a fallback that sends the same', () => {
    const actions = elementsOf(mixed.card).filter(({ type }) => type === 'Action.Execute');
    assert.equal(actions.length, 2);
    for (const { data, verb, fallback } of actions) {
      assert.deepEqual((fallback as Record<string, unknown>)['data'], data);
      assert.equal((data as Record<string, unknown>)['verb'], verb);
    }
  });
});

describe('usageBar', () => {
  const bars: [percent: number | undefined, widths: number[]][] = [
    [undefined, []],
    [0, [100]],
    [0.2, [1, 99]],
    [50, [50, 50]],
    [99.9, [99, 1]],
    [100, [100]],
    [140, [100]],
  ];
  for (const [usagePercent, widths] of bars) {
    it(`has segments ${JSON.stringify(widths)} at ${usagePercent ?? 'no'} percent`, () => {
      assert.deepEqual(
        usageBar({ usagePercent, flag: undefined }).map(({ width }) => width),
        widths,
      );
    });
  }

  it('has no spacing and no empty segment in the card', () => {
    const columns = elementsOf(mixed.card).filter(({ minHeight }) => minHeight !== undefined);
    assert.ok(columns.length >= 7);
    for (const { spacing, width } of columns) {
      assert.equal(spacing, 'None');
      assert.ok(typeof width === 'number' && width > 0);
    }
  });
});

describe('usageListReply', () => {
  const insight = insightOf(MIXED_ROWS);

  it('gives the card by product', () => {
    assertSample(
      'license-usage-list.by-product',
      usageListReply(CONTOSO, insight, { view: 'products', page: 0 }, english, render).card,
    );
  });

  it('shows the last page for a page past the end', () => {
    const many = insightOf(giantRows(20, 1));
    const { card } = usageListReply(CONTOSO, many, { view: 'products', page: 99 }, english, render);
    assert.ok(textsOf(card).includes('17-20 of 20'));
    assert.ok(!elementsOf(card).some(({ title }) => title === 'Next'));
    assert.ok(elementsOf(card).some(({ title }) => title === 'Previous'));
  });

  it('names the sales channel where a product was bought through two', () => {
    const rows = [usageRow(), usageRow({ salesChannel: 'Direct' })];
    const { text } = usageListReply(CONTOSO, insightOf(rows), { view: 'products', page: 0 }, english, render);
    assert.match(text, /OFFICE 365 E3 \(sold as reseller\)/);
    assert.match(text, /OFFICE 365 E3 \(sold as Direct\)/);
  });
});
