import assert from 'node:assert/strict';
import type { ShowCustomerAction } from '../../../src/cards/card-action.js';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../../src/cards/render.js';
import { licenseUsageReply } from '../../../src/cards/usage/license-usage-card.js';
import { usageListReply } from '../../../src/cards/usage/usage-list-card.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import { withPicturesOfSample } from '../../helpers/pictures.js';
import { assertSample } from '../../helpers/samples.js';
import {
  CONTOSO,
  giantRows,
  known,
  MIXED_ROWS,
  NOW,
  ONE_SCREEN_ROWS,
  oneScreenAnswer,
  PUBLISHED_CUSTOMER,
  publishedRows,
  renewal,
  usageAnswer,
} from '../../helpers/situations.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { plainSpaces } from '../../i18n/plain-spaces.js';

const english = messagesFor('en');
const published = licenseUsageReply(
  usageAnswer(publishedRows(), { customer: PUBLISHED_CUSTOMER }),
  NOW,
  english,
  render,
);
const mixed = licenseUsageReply(usageAnswer(MIXED_ROWS), NOW, english, render);

function textsOf(card: unknown): readonly string[] {
  return elementsOf(card)
    .filter(({ type }) => type === 'TextBlock' || type === 'TextRun')
    .map(({ text }) => plainSpaces(String(text)));
}

describe('licenseUsageReply', () => {
  it('gives the card of the published example', () =>
    assertSample(
      'license-usage.published-example',
      withPicturesOfSample('license-usage.published-example', published.card),
    ));
  it('gives the card of a customer with every flag', () =>
    assertSample('license-usage.every-flag', withPicturesOfSample('license-usage.every-flag', mixed.card)));

  it('says the published example in words', () => {
    assert.equal(
      published.text,
      [
        'DT DEMO CSP CUSTOMER 005',
        '8 of 8 seats unused',
        'Data as of 9 March 2017, stale',
        '',
        'Exchange Online (Plan 1): 5 of 5 unused',
        'Exchange Online Archiving for Exchange Online: 2 of 2 unused',
        'Office 365 Business Essentials: 1 of 1 unused',
        '',
        'Exchange 0 of 8 (0%), none used',
        'SharePoint 0 of 1 (0%), none used',
        'Skype for Business 0 of 1 (0%), retired by Microsoft',
      ].join('\n'),
    );
    assert.equal(
      published.summary,
      'DT DEMO CSP CUSTOMER 005: 8 of 8 seats unused. Exchange 0 of 8, SharePoint 0 of 1, Skype for Business 0 of 1. Data as of 9 March 2017, stale.',
    );
  });

  it('shows a range of unused seats where one number would be a guess', () => {
    assert.ok(textsOf(mixed.card).includes('Up to 17 of 61 seats unused, 5 for certain'));
  });

  it('puts a picture beside every workload, with the word for its flag in place of it, and n/a where nothing is entitled', () => {
    const words = elementsOf(mixed.card).flatMap(({ type, altText }) => (type === 'Image' ? [altText] : []));
    assert.deepEqual(words, ['none used', 'low', 'in use', 'in use', 'over-used']);
    const texts = textsOf(mixed.card);
    for (const percent of ['0%', '24%', '66%', '100%', '125%', 'n/a'])
      assert.ok(texts.includes(percent), percent);
  });

  it('begins with the largest unused products and when somebody can act, then shows the workloads', () => {
    const { card } = licenseUsageReply(
      usageAnswer(ONE_SCREEN_ROWS, {
        renewals: known([renewal({ friendlyName: 'Over', offerName: 'Over', daysLeft: -3 }), renewal()]),
      }),
      NOW,
      english,
      render,
    );
    const texts = textsOf(card);
    const from = texts.indexOf('Power BI Pro');
    assert.deepEqual(texts.slice(from, from + 8), [
      'Power BI Pro',
      '20 of 20 unused',
      'Microsoft 365 Copilot',
      '18 of 25 unused',
      'Microsoft 365 Business Premium',
      '0-12 of 120 unused',
      ' · Renews by itself, act by 12 December 2026',
      'and 1 more product',
    ]);
    assert.equal(texts[from + 8], 'Power BI');
  });

  it('says that more people use a product than there are seats', () => {
    const texts = textsOf(mixed.card);
    const from = texts.indexOf('Visio Plan 2');
    assert.deepEqual(texts.slice(from, from + 3), ['Visio Plan 2', 'over-used', ' · 5 of 4 seats active']);
  });

  it('says what the largest unused products cost, and all of them together, where prices are known', () => {
    const { card, text, summary } = licenseUsageReply(oneScreenAnswer(), NOW, english, render);
    const texts = textsOf(card);
    assert.ok(texts.includes('About €691-946 a month, list price, 3 of 4 products priced'));
    assert.ok(texts.includes(' · €187 a month'));
    assert.ok(texts.includes(' · €504 a month'));
    assert.ok(texts.includes(' · up to €255 a month'));
    assert.match(text, /^Microsoft 365 Copilot: 18 of 25 unused; €504 a month; Renews by itself, act by/m);
    assert.match(summary, /38 for certain, about €691-946 a month, list price\. /);
    const without = licenseUsageReply({ ...oneScreenAnswer(), money: undefined }, NOW, english, render);
    assert.doesNotMatch(JSON.stringify(without), /€|price/);
  });

  it('has room for eight workloads and every fact with prices in every language', () => {
    for (const language of LANGUAGES) {
      const watch = { lowUsagePercent: 50 };
      const { card } = licenseUsageReply(oneScreenAnswer(), NOW, messagesFor(language), render, watch);
      assert.equal(elementsOf(card).filter(({ type }) => type === 'Image').length, 8, language);
      assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES);
    }
  });

  it('says of a term of years until when it binds, since nothing of it can be saved soon', () => {
    const told = (daysLeft: number) => {
      const lastDay = new Date(NOW.getTime() + daysLeft * 86_400_000);
      const term = renewal({ friendlyName: 'Power BI Pro', offerName: 'Power BI Pro', lastDay, daysLeft });
      const answer = usageAnswer(ONE_SCREEN_ROWS, { renewals: known([term]) });
      return licenseUsageReply(answer, NOW, english, render).text;
    };
    assert.match(told(1_000), /Power BI Pro: .*Renews by itself, bound until 17 August 2029/);
    assert.doesNotMatch(told(1_000), /act by/);
    assert.match(told(300), /Power BI Pro: .*act by 17 September 2027/);
  });

  it('says nothing twice: neither a text nor a sentence', () => {
    const { card, text } = licenseUsageReply(
      usageAnswer(ONE_SCREEN_ROWS, {
        deployment: known({ unassigned: 4, products: [] }),
        renewals: known([renewal()]),
      }),
      NOW,
      english,
      render,
    );
    for (const lines of [textsOf(card), text.split('\n')]) {
      // A product and its workload may be called alike.
      const said = lines.filter((line) => line.length > 12 && line !== 'Microsoft 365 Copilot');
      assert.ok(said.length > 5);
      assert.deepEqual(said, [...new Set(said)]);
    }
    assert.doesNotMatch(textsOf(card).join('\n'), /Next renewal/);
  });

  it('says when the answer was read, once that is a minute ago', () => {
    const readAt = new Date(NOW.getTime() - 12.5 * 60_000);
    const { card } = licenseUsageReply(usageAnswer(MIXED_ROWS, { readAt }), NOW, english, render);
    assert.ok(textsOf(card).includes('Data as of 14 November 2026, read 12 minutes ago'));
    assert.ok(textsOf(mixed.card).includes('Data as of 14 November 2026'));
  });

  it('marks a last known answer as old', () => {
    const readAt = new Date(NOW.getTime() - 3 * 3_600_000);
    const { card, text } = licenseUsageReply(
      usageAnswer(MIXED_ROWS, { readAt, lastKnown: 'unavailable' }),
      NOW,
      english,
      render,
    );
    const warning =
      'Partner Center does not answer at the moment. This is its last known answer, read 3 hours ago.';
    assert.ok(textsOf(card).includes(warning));
    assert.ok(text.includes(warning));
  });

  it('adds unassigned seats, and the next renewal where it is of no product shown', () => {
    const other = { offerName: 'Project Plan 3', friendlyName: 'Project Plan 3' };
    const { card } = licenseUsageReply(
      usageAnswer(MIXED_ROWS, {
        deployment: known({ unassigned: 4, products: [] }),
        renewals: known([renewal({ daysLeft: -3, friendlyName: 'Over' }), renewal(other)]),
      }),
      NOW,
      english,
      render,
    );
    assert.ok(textsOf(card).includes('4 seats not assigned to anyone'));
    assert.ok(
      textsOf(card).includes(
        'Next renewal: Project Plan 3, term ends 12 December 2026, in 21 days, renews by itself with 50 seats',
      ),
    );
  });

  it('never calls the next renewal what is billed by usage', () => {
    const azure = renewal({ friendlyName: 'Azure plan', billingType: 'usage', daysLeft: 1 });
    const other = { offerName: 'Project Plan 3', friendlyName: 'Project Plan 3' };
    const { text } = licenseUsageReply(
      usageAnswer(MIXED_ROWS, { renewals: known([azure, renewal(other)]) }),
      NOW,
      english,
      render,
    );
    assert.match(text, /^Next renewal: Project Plan 3/m);
    assert.doesNotMatch(text, /Azure/);
  });

  it('does not call a renewal what only ends', () => {
    for (const last of [{ autoRenewEnabled: false }, { isTrial: true }]) {
      const other = { offerName: 'Project Plan 3', friendlyName: 'Project Plan 3' };
      const { text } = licenseUsageReply(
        usageAnswer(MIXED_ROWS, { renewals: known([renewal({ ...last, ...other })]) }),
        NOW,
        english,
        render,
      );
      assert.match(text, /^Next term to end: Project Plan 3, term ends 12 December 2026/m);
    }
  });

  it('says what is missing instead of leaving it out in silence', () => {
    const { card, text } = licenseUsageReply(
      usageAnswer(MIXED_ROWS, {
        deployment: { kind: 'missing', fault: 'forbidden' },
        renewals: { kind: 'missing', fault: 'timeout' },
      }),
      NOW,
      english,
      render,
    );
    const missing = 'Not available from Partner Center at the moment: unassigned seats, renewals';
    assert.ok(textsOf(card).includes(missing));
    assert.ok(text.includes(missing));
  });

  it('carries the figures in fallbackText and speak', () => {
    assert.equal(published.card['fallbackText'], published.summary);
    assert.equal(published.card['speak'], published.summary);
  });

  it('shows eight workloads and offers the rest', () => {
    const rows = Array.from({ length: 11 }, (_, position) =>
      usageRow({ workloadName: `Workload ${position}` }),
    );
    const { card } = licenseUsageReply(usageAnswer(rows), NOW, english, render);
    assert.equal(textsOf(card).filter((text) => text.startsWith('Workload')).length, 8);
    assert.ok(textsOf(card).includes('3 more workloads: show all'));
    const [leading] = elementsOf(card).flatMap(({ selectAction }) => {
      const { data, title } = (selectAction ?? {}) as { data?: ShowCustomerAction; title?: string };
      return data === undefined ? [] : [`${title}: ${data.view}`];
    });
    assert.equal(leading, '3 more workloads: show all: workloads');
  });

  it('leads to unused licences first, then the plan, in two rows of buttons, and to the rest behind More', () => {
    const viewsIn = (element: unknown) =>
      elementsOf(element)
        .filter(({ type }) => type === 'ActionSet')
        .flatMap(({ actions }) =>
          (actions as { data: Partial<ShowCustomerAction> }[]).map(
            ({ data: { view, verb } }) => view ?? verb,
          ),
        );
    const more = elementsOf(mixed.card).find(({ id }) => id === 'more');
    assert.deepEqual(viewsIn(more), ['renewals', 'trend', 'products', 'export', 'usage']);
    assert.equal(more?.['isVisible'], false);
    assert.deepEqual(viewsIn(mixed.card), [
      'unused',
      'plan',
      'renewals',
      'trend',
      'products',
      'export',
      'usage',
    ]);
  });

  it('has one button that stands out where seats are unused, and none elsewhere', () => {
    const outstanding = (card: unknown) =>
      elementsOf(card).filter(({ type, style }) => type === 'Action.Execute' && style === 'positive');
    assert.deepEqual(
      outstanding(mixed.card).map(({ title }) => title),
      ['Unused'],
    );
    const all = licenseUsageReply(usageAnswer([usageRow({ licensesActive: 10 })]), NOW, english, render);
    assert.equal(outstanding(all.card).length, 0);
  });

  it('answers in place what a range or old figures mean, and asks nothing where they are plain', () => {
    const explanations = (card: unknown) => {
      const box = elementsOf(card).find(({ id }) => id === 'explained');
      return box === undefined ? [] : textsOf(box);
    };
    assert.match(
      explanations(mixed.card).join(),
      /^A seat of a suite.*5 seats are unused for certain, and up to 17/,
    );
    assert.match(explanations(published.card).join(), /^Partner Center counts.*14 days old/);
    const toggles = elementsOf(published.card).filter(({ type }) => type === 'Action.ToggleVisibility');
    assert.deepEqual(
      toggles.map(({ title, targetElements }) => [title, targetElements]),
      [
        ['What does this mean?', ['explained']],
        ['More', ['more']],
      ],
    );
    const plain = licenseUsageReply(usageAnswer([usageRow()]), NOW, english, render);
    assert.deepEqual(explanations(plain.card), []);
    assert.ok(!textsOf(plain.card).includes('What does this mean?'));
  });

  it('is cut to size for the largest customer, on every page of every view', () => {
    const answer = usageAnswer(giantRows(300, 40));
    assert.ok(cardSizeBytes(licenseUsageReply(answer, NOW, english, render).card) < CARD_SIZE_LIMIT_BYTES);
    for (const [view, pages] of [
      ['workloads', 3],
      ['products', 38],
    ] as const) {
      for (let page = 0; page < pages; page += 1) {
        const { card } = usageListReply(answer, { view, page, now: NOW }, english, render);
        assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES, `${view} ${page}: ${cardSizeBytes(card)}`);
      }
    }
  });

  for (const language of LANGUAGES) {
    it(`is read by the adaptivecards package without a complaint in ${language}`, () => {
      for (const rows of [publishedRows(), MIXED_ROWS, giantRows(12, 12)]) {
        const answer = usageAnswer(rows);
        assert.deepEqual(parseEvents(licenseUsageReply(answer, NOW, messagesFor(language), render).card), []);
        for (const view of ['workloads', 'products'] as const) {
          const { card } = usageListReply(answer, { view, page: 0, now: NOW }, messagesFor(language), render);
          assert.deepEqual(parseEvents(card), []);
        }
      }
    });
  }

  it('keeps outside text out of everything that reads Markdown or template code', () => {
    const hostile = '**b** [l](http://evil.example) ${secret} {{DATE(2017-02-14T06:00:00Z)}}';
    const customer = { ...CONTOSO, customerName: hostile, domain: hostile };
    const answer = usageAnswer(
      [usageRow({ productName: hostile, workloadName: hostile, licensesActive: 0 })],
      {
        customer,
        renewals: known([renewal({ friendlyName: hostile, offerName: hostile })]),
      },
    );
    for (const { card } of [
      licenseUsageReply(answer, NOW, english, render),
      usageListReply(answer, { view: 'products', page: 0, now: NOW }, english, render),
    ]) {
      const blocks = elementsOf(card).filter(({ type }) => type === 'TextBlock');
      assert.ok(blocks.length > 0);
      for (const { text } of blocks) assert.doesNotMatch(String(text), /evil|secret|DATE/);
      const runs = elementsOf(card).filter(({ type }) => type === 'TextRun');
      assert.ok(runs.some(({ text }) => String(text).includes('${secret}')));
      for (const { text } of runs) assert.doesNotMatch(String(text), /\{\{/);
    }
  });

  it('offers to watch the customer where alerts can come, and nothing more elsewhere', () => {
    const { card } = licenseUsageReply(usageAnswer(MIXED_ROWS), NOW, english, render, {
      lowUsagePercent: 40,
    });
    assertSample('license-usage.with-watch', withPicturesOfSample('license-usage.with-watch', card));
    const submit = elementsOf(card).find(({ title }) => title === 'Start watching');
    assert.deepEqual(submit?.['data'], { verb: 'add-watch', customerId: CONTOSO.customerId });
    assert.equal(elementsOf(card).find(({ id }) => id === 'limit')?.['value'], undefined);
    assert.ok(!elementsOf(mixed.card).some(({ type }) => type === 'Action.ShowCard'));
  });

  it('stays in size, with six buttons at most, when it offers to watch', () => {
    for (const language of LANGUAGES) {
      const { card } = licenseUsageReply(
        usageAnswer(giantRows(300, 40)),
        NOW,
        messagesFor(language),
        render,
        { lowUsagePercent: 50 },
      );
      assert.deepEqual(parseEvents(card), []);
      assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES);
      assert.ok((card['actions'] as unknown[]).length <= 6);
    }
  });

  it('gives every Action.Execute a fallback that sends the same', () => {
    const actions = elementsOf(mixed.card).filter(({ type }) => type === 'Action.Execute');
    assert.equal(actions.length, 7);
    for (const { data, verb, fallback } of actions) {
      assert.deepEqual((fallback as Record<string, unknown>)['data'], data);
      assert.equal((data as Record<string, unknown>)['verb'], verb);
    }
  });
});

describe('what figures mean', () => {
  it('is answered in place on the list by product as well, and not where the figures are plain', () => {
    const boxOf = (rows: Parameters<typeof usageAnswer>[0]) => {
      const answer = usageAnswer(rows);
      const { card } = usageListReply(answer, { view: 'products', page: 0, now: NOW }, english, render);
      return elementsOf(card).find(({ id }) => id === 'explained');
    };
    assert.match(textsOf(boxOf(MIXED_ROWS)).join(), /^A seat of a suite/);
    assert.equal(boxOf([usageRow()]), undefined);
  });
});

describe('usageListReply', () => {
  const answer = usageAnswer(MIXED_ROWS);

  it('gives the card by product', () => {
    assertSample(
      'customer-details.by-product',
      usageListReply(answer, { view: 'products', page: 0, now: NOW }, english, render).card,
    );
  });

  it('shows the last page for a page past the end', () => {
    const many = usageAnswer(giantRows(20, 1));
    const { card } = usageListReply(many, { view: 'products', page: 99, now: NOW }, english, render);
    assert.ok(textsOf(card).includes('17-20 of 20'));
    assert.ok(!elementsOf(card).some(({ title }) => title === 'Next'));
    assert.ok(elementsOf(card).some(({ title }) => title === 'Previous'));
  });

  it('lists everything in words, whatever the page of the card', () => {
    const many = usageAnswer(giantRows(20, 20));
    for (const [view, all] of [
      ['products', /^Product /gm],
      ['workloads', /^Workload /gm],
    ] as const) {
      const { text } = usageListReply(many, { view, page: 1, now: NOW }, english, render);
      assert.equal(text.match(all)?.length, 20);
    }
  });

  it('sums up what it lists: products by product, else workloads', () => {
    const summaryOf = (view: 'products' | 'workloads') =>
      usageListReply(answer, { view, page: 0, now: NOW }, english, render).summary;
    assert.match(summaryOf('products'), /Visio Plan 2: 0 of 4 seats unused; and 1 more\. Data as of/);
    assert.match(summaryOf('workloads'), /Exchange 33 of 50/);
  });
});
