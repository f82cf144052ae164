import assert from 'node:assert/strict';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../../src/cards/render.js';
import { type RenewalsAnswer, renewalsReply } from '../../../src/cards/usage/renewals-card.js';
import { type UnusedAnswer, unusedLicensesReply } from '../../../src/cards/usage/unused-licenses-card.js';
import { deriveMoney } from '../../../src/domain/money/customer-money.js';
import type { PriceBasis } from '../../../src/domain/money/price-basis.js';
import { unusedProducts } from '../../../src/domain/usage/unused-product.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import { GERMANY, priceLine } from '../../helpers/price-lines.js';
import { assertSample } from '../../helpers/samples.js';
import {
  CONTOSO,
  giantRows,
  insightOf,
  known,
  MIXED_ROWS,
  NOW,
  publishedRows,
  renewal,
} from '../../helpers/situations.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { plainSpaces } from '../../i18n/plain-spaces.js';

const english = messagesFor('en');
const first = { page: 0, now: NOW };
const mixed = insightOf(MIXED_ROWS);

function renewalsAnswer(changes: Partial<RenewalsAnswer> = {}): RenewalsAnswer {
  return {
    kind: 'renewals',
    customer: CONTOSO,
    lines: [
      {
        renewal: renewal(),
        product: mixed.products.find(({ productName }) => productName.includes('PREMIUM')),
      },
      {
        renewal: renewal({ friendlyName: 'Visio', isTrial: true, daysLeft: 1, quantity: 1 }),
        product: undefined,
      },
      {
        renewal: renewal({
          friendlyName: 'Old plan',
          autoRenewEnabled: false,
          commitmentEndDate: undefined,
          daysLeft: undefined,
        }),
        product: undefined,
      },
    ],
    usage: known(mixed),
    readAt: NOW,
    lastKnown: undefined,
    ...changes,
  };
}

function unusedAnswer(changes: Partial<UnusedAnswer> = {}): UnusedAnswer {
  return {
    kind: 'unused',
    customer: CONTOSO,
    insight: mixed,
    products: unusedProducts({ usages: mixed.products, deployments: [], renewals: [renewal()] }),
    deployment: known({ unassigned: 0, products: [] }),
    renewals: known([renewal()]),
    readAt: NOW,
    lastKnown: undefined,
    ...changes,
  };
}

/** 5-17 of 50 seats unused of a year at 22 list and 18 at cost a month, renewing at 24 and 20. */
const PREMIUM_LINES = [
  priceLine({
    erpPrice: 264,
    unitPrice: 216,
    effectiveFrom: undefined,
    effectiveUntil: new Date('2026-06-30'),
  }),
  priceLine({ erpPrice: 288, unitPrice: 240 }),
];
const premium = renewal({
  offerId: 'CFQ7TTC0LF8R:0001:CFQ7TTC0KX1A',
  billingCycle: 'annual',
  outcome: {
    kind: 'renews',
    quantity: 50,
    product: undefined,
    termDuration: undefined,
    billingCycle: undefined,
  },
});
const money = (basis: PriceBasis = 'retail') =>
  deriveMoney(
    { products: mixed.products, renewals: [premium] },
    { lines: PREMIUM_LINES, buyer: GERMANY, basis },
    NOW,
  );

describe('money on the cards about one customer', () => {
  const lineOf = (text: string, start: string) =>
    plainSpaces(text.split('\n').find((line) => line.startsWith(start)) ?? '');

  it('is told of each subscription and in all: 5-17 x 22 until then, 5-17 x 24 afterwards', () => {
    const lines = [{ renewal: premium, product: mixed.products[0] }];
    const { text, card } = renewalsReply(renewalsAnswer({ lines, money: money() }), first, english, render);
    assert.equal(
      lineOf(text, 'Microsoft'),
      'Microsoft 365 Business Premium: term ends 12 December 2026, in 21 days, renews by itself, 5-17 of 50 seats unused: €110-374 a month until the term ends, then €120-408 a month',
    );
    assert.equal(
      lineOf(text, 'All unused'),
      'All unused seats of this customer: about €110-374 a month until each term ends, then about €120-408 a month, list price',
    );
    assert.deepEqual(parseEvents(card), []);
  });

  it('is told of each product and in all; at cost it says whose', () => {
    const answer = unusedAnswer({ renewals: known([premium]), money: money('cost') });
    const { text } = unusedLicensesReply(answer, first, english, render);
    assert.match(
      lineOf(text, 'Microsoft'),
      /unused, .*€90-306 a month until the term ends, then €100-340 a month/,
    );
    assert.match(lineOf(text, 'About'), /, your cost/);
  });

  it('is under the headline of unused licences, before the age of the data, and in no grey', () => {
    const answer = unusedAnswer({ renewals: known([premium]), money: money() });
    const { card, text } = unusedLicensesReply(answer, first, english, render);
    const [, , headline, sum, age] = text.split('\n').map(plainSpaces);
    assert.match(headline ?? '', /^Up to 17 of 61 seats unused/);
    assert.match(sum ?? '', /^About €110-374 a month/);
    assert.match(age ?? '', /^Data as of/);
    const runs = elementsOf(card).filter(({ text: told }) => /€/.test(String(told)));
    assert.deepEqual(
      runs.map(({ isSubtle }) => isSubtle ?? false),
      [false, false],
    );
  });

  it('leaves the cards as they were without prices', () => {
    const { text } = unusedLicensesReply(unusedAnswer(), first, english, render);
    assert.doesNotMatch(text, /€|price|cost/);
  });
});

describe('renewalsReply', () => {
  const reply = renewalsReply(renewalsAnswer(), first, english, render);

  it('gives the card of three subscriptions', () => {
    assertSample('customer-details.renewals', reply.card);
    assert.deepEqual(parseEvents(reply.card), []);
  });

  it('says the same in words', () => {
    assert.equal(
      reply.text,
      [
        'Renewals',
        'Contoso (contoso.onmicrosoft.com)',
        '3 subscriptions in force',
        'Unused seats: data as of 14 November 2026',
        '',
        'Microsoft 365 Business Premium: term ends 12 December 2026, in 21 days, renews by itself, 5-17 of 50 seats unused',
        'Visio: term ends 12 December 2026, tomorrow, trial, becomes a paid subscription, 1 seat',
        'Old plan: no end date, does not renew, 50 seats',
      ].join('\n'),
    );
  });

  const action = (type: 'renew' | 'cancel' | 'extend', quantity?: number) => ({
    scheduledActions: [
      {
        type,
        effectiveDate: undefined,
        next: { quantity, productId: 'CFQ7TTC0LF8S', skuId: '0002', termDuration: undefined },
      },
    ],
  });
  const off = { autoRenewEnabled: false, offerId: 'CFQ7TTC0LF8S:0002:CFQ7TTC0KXZ1', quantity: 100 };
  const told: readonly (readonly [Parameters<typeof renewal>[0], string])[] = [
    [{ ...off, autoRenewEnabled: true }, 'renews by itself, 100 seats'],
    [{ ...off, ...action('renew', 12) }, 'renews with 12 of 100 seats'],
    [{ ...off, ...action('renew', 120) }, 'renews by itself with 120 seats, 100 seats'],
    [
      { ...off, ...action('renew', 12), offerId: 'CFQ7TTC0LH18:0001:x' },
      'renews with 12 of 100 seats, changes to product CFQ7TTC0LF8S:0002',
    ],
    [
      {
        ...off,
        autoRenewEnabled: true,
        billingCycle: 'monthly',
        nextTerm: {
          quantity: 12,
          productId: undefined,
          skuId: undefined,
          termDuration: 'P3Y',
          billingCycle: 'annual',
        },
      },
      'renews with 12 of 100 seats, then for three years, then billed by the year',
    ],
    [{ ...off, ...action('cancel') }, 'is cancelled on 12 December 2026, 100 seats'],
    [
      { ...off, ...action('extend') },
      'goes on as an extended term, month by month at a higher price (3% more, 23% where no monthly plan exists) until somebody acts, 100 seats',
    ],
    [
      off,
      'undecided, goes on as an Extended Service Term, month by month at a higher price (3% more, 23% where no monthly plan exists), unless somebody cancels or renews by 12 December 2026, 100 seats',
    ],
    [{ ...off, offerId: '031C9E47-4802-4248-838E-778FB1D2CC05' }, 'does not renew, 100 seats'],
    [{ ...off, isTrial: true }, 'trial, ends, 100 seats'],
    [
      {
        ...off,
        autoRenewEnabled: true,
        cancellationAllowedUntilDate: new Date('2026-11-25T00:00:00Z'),
        refundableQuantity: 7,
      },
      'renews by itself, 100 seats, 7 seats can be given back until 25 November 2026',
    ],
  ];
  for (const [changes, said] of told) {
    it(`says: ${said}`, () => {
      const lines = [{ renewal: renewal(changes), product: undefined }];
      const { text, card } = renewalsReply(renewalsAnswer({ lines }), first, english, render);
      assert.ok(text.includes(`in 21 days, ${said}`) || text.includes(`, ${said}`), text);
      assert.deepEqual(parseEvents(card), []);
    });
  }

  it('lists what is billed by usage apart, without seats', () => {
    const azure = {
      renewal: renewal({ friendlyName: 'Azure plan', billingType: 'usage', quantity: 1 }),
      product: undefined,
    };
    const { text } = renewalsReply(
      renewalsAnswer({ lines: [...renewalsAnswer().lines, azure] }),
      first,
      english,
      render,
    );
    assert.match(text, /^3 subscriptions in force$/m);
    assert.match(text, /^1 subscription billed by usage$/m);
    assert.match(text, /^Azure plan: billed by usage, no seats$/m);
    const only = renewalsReply(renewalsAnswer({ lines: [azure] }), first, english, render).text;
    assert.equal(only.match(/billed by usage$/gm)?.length, 1);
    assert.doesNotMatch(only, /in force/);
  });

  it('says so when there is no subscription', () => {
    const { text, summary } = renewalsReply(renewalsAnswer({ lines: [] }), first, english, render);
    assert.match(text, /No subscriptions in force/);
    assert.equal(summary, 'Contoso: no subscriptions in force.');
  });

  it('tells the seats of a subscription from those of its product where they differ', () => {
    const [line] = renewalsAnswer().lines;
    const lines = [{ renewal: renewal({ quantity: 30 }), product: line?.product }];
    const { text } = renewalsReply(renewalsAnswer({ lines }), first, english, render);
    assert.match(text, /, 30 seats, 5-17 of 50 seats unused in the whole product$/m);
  });

  it('says how old the unused seats are, and only where it shows some', () => {
    const old = insightOf(publishedRows());
    const lines = [{ renewal: renewal(), product: old.products[0] }];
    const answer = renewalsAnswer({ lines, usage: known(old) });
    assert.match(
      renewalsReply(answer, first, english, render).text,
      /^Unused seats: data as of 9 March 2017, stale$/m,
    );
    const without = { ...answer, lines: [{ renewal: renewal(), product: undefined }] };
    assert.doesNotMatch(renewalsReply(without, first, english, render).text, /Unused seats/);
  });

  it('counts the subscriptions its summary does not name, in every language', () => {
    const lines = Array.from({ length: 8 }, (_, position) => ({
      renewal: renewal({ friendlyName: `Plan ${String.fromCharCode(65 + position)}` }),
      product: undefined,
    }));
    for (const language of LANGUAGES) {
      const { summary } = renewalsReply(renewalsAnswer({ lines }), first, messagesFor(language), render);
      assert.match(summary, /Plan C[^P]*5/, language);
      assert.doesNotMatch(summary, /Plan D/, language);
    }
  });

  it('tells subscriptions of one name apart by their seats', () => {
    const lines = [50, 7].map((quantity) => ({ renewal: renewal({ quantity }), product: undefined }));
    const { summary } = renewalsReply(renewalsAnswer({ lines }), first, english, render);
    assert.match(summary, /Premium \(50 seats\): .*Premium \(7 seats\): /);
  });

  it('names what the age of the answer belongs to', () => {
    const readAt = new Date(NOW.getTime() - 7 * 60_000);
    const { card, text } = renewalsReply(renewalsAnswer({ readAt }), first, english, render);
    assert.match(text, /^From Partner Center, read 7 minutes ago$/m);
    assert.ok(elementsOf(card).some((run) => run['text'] === 'From Partner Center, read 7 minutes ago'));
  });

  it('says that usage is missing', () => {
    const answer = renewalsAnswer({ usage: { kind: 'missing', fault: 'timeout' } });
    assert.match(renewalsReply(answer, first, english, render).text, /Not available.*seats used/);
  });

  it('pages and stays under 28 KB with the longest names', () => {
    const lines = Array.from({ length: 30 }, (_, position) => ({
      renewal: renewal({ friendlyName: `${position} ${'W'.repeat(250)}` }),
      product: mixed.products[0],
    }));
    for (let page = 0; page < 4; page += 1) {
      const { card } = renewalsReply(renewalsAnswer({ lines }), { page, now: NOW }, english, render);
      assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES);
      assert.equal(
        elementsOf(card).some(({ title }) => title === 'Next'),
        page < 3,
      );
    }
  });

  it('names every subscription in words, whatever the page of the card', () => {
    const lines = Array.from({ length: 30 }, (_, position) => ({
      renewal: renewal({ friendlyName: `Plan ${position}` }),
      product: undefined,
    }));
    for (const page of [0, 2]) {
      const { text } = renewalsReply(renewalsAnswer({ lines }), { page, now: NOW }, english, render);
      assert.deepEqual(
        text.match(/^Plan \d+/gm),
        lines.map((line) => line.renewal.friendlyName),
      );
      assert.doesNotMatch(text, /of 30/);
    }
  });
});

describe('unusedLicensesReply', () => {
  const reply = unusedLicensesReply(unusedAnswer(), first, english, render);

  it('gives the card of products with unused seats', () => {
    assertSample('customer-details.unused', reply.card);
    assert.deepEqual(parseEvents(reply.card), []);
  });

  it('names the term end beside the product it is for, and the range of unused seats', () => {
    assert.match(
      reply.text,
      /Microsoft 365 Business Premium: 5-17 of 50 seats unused, term ends 12 December 2026, in 21 days, renews by itself/,
    );
  });

  it('says so when every seat is in use', () => {
    assert.match(
      unusedLicensesReply(unusedAnswer({ products: [] }), first, english, render).text,
      /No unused or unassigned seats/,
    );
  });

  it('counts the products its summary does not name, and dates them', () => {
    const insight = insightOf(
      Array.from({ length: 8 }, (_, at) => usageRow({ productName: `P${at}`, licensesActive: at })),
    );
    const products = unusedProducts({ usages: insight.products, deployments: [], renewals: [] });
    const { summary } = unusedLicensesReply(unusedAnswer({ insight, products }), first, english, render);
    assert.match(summary, /P2: 8 of 10 seats unused; and 5 more\. Data as of 14 November 2026\.$/);
  });

  it('tells a product bought twice apart, and products that differ in their last words', () => {
    const names = [
      'Exchange Online Archiving for Exchange Online',
      'Exchange Online Archiving for Exchange Server',
    ] as const;
    const insight = insightOf([
      usageRow({ productName: names[0], licensesActive: 0, salesChannel: 'Direct' }),
      usageRow({ productName: names[0], licensesActive: 0 }),
      usageRow({ productName: names[1], licensesActive: 0 }),
    ]);
    const products = unusedProducts({ usages: insight.products, deployments: [], renewals: [] });
    const { summary } = unusedLicensesReply(unusedAnswer({ insight, products }), first, english, render);
    for (const name of [
      `${names[0]} (sold directly):`,
      `${names[0]} (sold by a reseller):`,
      `${names[1]}:`,
    ]) {
      assert.ok(summary.includes(name), summary);
    }
  });

  it('goes on in small letters behind the customer when there is nothing to list', () => {
    for (const language of LANGUAGES) {
      for (const insight of [mixed, undefined]) {
        const answer = unusedAnswer({ insight, products: [] });
        const { summary } = unusedLicensesReply(answer, first, messagesFor(language), render);
        assert.match(summary, /^Contoso[^\p{L}]+[\p{Ll}\p{Lo}]/u, summary);
      }
    }
  });

  it('claims nothing about a customer without usage data', () => {
    const answer = unusedAnswer({ insight: undefined, products: [] });
    const { text } = unusedLicensesReply(answer, first, english, render);
    assert.equal(text.match(/No usage data yet/g)?.length, 1);
    assert.doesNotMatch(text, /No unused/);
  });

  it('tells unassigned seats when there is no usage data yet', () => {
    const deployments = [
      {
        productName: 'OFFICE 365 E3',
        salesChannel: 'reseller',
        serviceName: 'o365',
        licensesSold: 10,
        licensesDeployed: 4,
        unassigned: 6,
        processedDateTime: NOW,
      },
    ];
    const products = unusedProducts({ usages: [], deployments, renewals: [] });
    const { text } = unusedLicensesReply(
      unusedAnswer({ insight: undefined, products }),
      first,
      english,
      render,
    );
    assert.match(text, /6 seats not assigned to anyone/);
    assert.match(text, /No usage data yet/);
  });

  it('pages and stays under 28 KB for the largest customer', () => {
    const insight = insightOf(giantRows(300, 40));
    const products = unusedProducts({ usages: insight.products, deployments: [], renewals: [] });
    for (let page = 0; page < 38; page += 1) {
      const { card } = unusedLicensesReply(
        unusedAnswer({ insight, products }),
        { page, now: NOW },
        english,
        render,
      );
      assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES);
    }
  });

  it('names every product in words, whatever the page of the card', () => {
    const insight = insightOf(giantRows(30, 1));
    const products = unusedProducts({ usages: insight.products, deployments: [], renewals: [] });
    const { text } = unusedLicensesReply(
      unusedAnswer({ insight, products }),
      { page: 1, now: NOW },
      english,
      render,
    );
    assert.equal(text.match(/^Product /gm)?.length, 30);
  });
});
