import assert from 'node:assert/strict';
import {
  digestPhrase,
  digestProblemReply,
  digestReply,
  digestScheduledReply,
  digestStoppedReply,
} from '../../../src/cards/portfolio/digest-card.js';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../../src/cards/render.js';
import { type DigestDays, WEEKDAYS } from '../../../src/domain/schedules/digest-rhythm.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import { DIGEST_CUSTOMERS, type Digest } from '../../../src/usecases/portfolio/make-digest.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { euros, totalsOf } from '../../helpers/money.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import { DIGEST_PLANS_SAID, digest, longNamed, TOTALS, WORST } from '../../helpers/portfolio-situations.js';
import { assertSample } from '../../helpers/samples.js';
import { NOW } from '../../helpers/situations.js';

const english = messagesFor('en');

/** As it comes back from the database. */
function stored(value: Digest): unknown {
  return JSON.parse(JSON.stringify(value));
}

function textOf(changes: Partial<Digest>): string {
  return digestReply(stored(digest(changes)), english, render).text;
}

describe('digestReply', () => {
  const reply = digestReply(stored(digest()), english, render);

  it('gives the card of the second digest', () => assertSample('portfolio.digest', reply.card));

  it('tells what could be saved this month, and what the unused seats of each customer cost', () => {
    const money = totalsOf([euros(9_000, 12_000)], { savable: [euros(1_200, 1_500)] });
    const [worst, ...others] = digest().customers;
    assert.ok(worst);
    const priced = digest({
      totals: { ...TOTALS, money },
      customers: [{ ...worst, money: totalsOf([euros(310, 644)]) }, ...others],
    });
    const { text, card } = digestReply(stored(priced), english, render);
    assertSample('portfolio.digest-with-money', card);
    assert.match(text, /^About €9,000-12,000 a month, list price$/m);
    assert.match(text, /^Could be saved within 30 days: about €1,200-1,500 a month$/m);
    assert.match(text, /^Tailspin Toys: 310-644 of 1,200 unused .*, €310-644 a month, was 280-610, more$/m);
  });

  it('says which seats can go, at whom first and by when, each leading to its plan', () => {
    const said = digestReply(stored(digest({ plans: DIGEST_PLANS_SAID })), english, render);
    assertSample('portfolio.digest-with-plans', said.card);
    assert.match(
      said.text,
      new RegExp(
        [
          'Seats that can go at the next term',
          '214 seats can go at 12 customers, saves about €2,310 a month, .*, list price',
          'Tailspin Toys: 88 seats less, €1,240 a month, act by 30 November 2026',
          'Northwind Traders: 40 seats less, €610 a month, .*12 December 2026.*',
          'Wingtip Toys: 12 seats less, can be moved to a new term on any day',
        ].join('\n'),
      ),
    );
    const led = elementsOf(said.card).map(({ data }) => data as { verb?: string; view?: string } | undefined);
    assert.equal(
      led.filter((data) => data?.view === 'plan').length,
      3 * 2,
      'each with its way back for old clients',
    );
    assert.ok(
      led.some((data) => data?.verb === 'show-customers'),
      'the others are a button away',
    );
    const few = digest({ plans: { ...DIGEST_PLANS_SAID, customers: 3 } });
    assert.doesNotMatch(JSON.stringify(digestReply(stored(few), english, render).card), /show-customers/);
  });

  it('says the same in words, with what has changed', () => {
    assert.equal(
      reply.text,
      [
        'License digest',
        'All customers',
        'Up to 3,377 of 8,950 seats unused, 1,204 for certain',
        '13.5%-37.7% of all seats unused',
        'At the last digest, 14 November 2026: 1,180-3,301 of 8,940 unused',
        '40 customers, 3 more without usage data yet',
        '3 open alerts here, the oldest from 2 November 2026, 2 acknowledged or snoozed',
        '4 watches here',
        'From the daily reading of 21 November 2026',
        'Data from 14 November 2026 to 15 November 2026',
        '',
        'Most seats unused for certain first',
        'Tailspin Toys: 310-644 of 1,200 unused (25.8%-53.7%), was 280-610, more',
        'Northwind Traders: 512 of 900 unused (56.9%)',
        'Margie’s Travel: 90-231 of 420 unused (21.4%-55%), was 101-260, fewer, stale',
        'Fabrikam Residences of the Greater Lisbon Area: 41-160 of 300 unused (13.7%-53.3%), new since the last digest',
        'Contoso: 12-30 of 50 unused (24%-60%), was 10-31',
        'Zażółć Gęślą Jaźń Sp. z o.o.: 24 of 24 unused (100%)',
        '繁體中文測試股份有限公司: 0-9 of 80 unused (0%-11.3%)',
        'Wingtip Toys: 0 of 12 unused (0%), Data as of 5 November 2026, stale',
        '',
        'A digest comes here every Monday at 09:00, Europe/Paris. To end it, write “digest off”.',
      ].join('\n'),
    );
  });

  it('is the same before and after it lay in the database', () => {
    assert.deepEqual(digestReply(digest(), english, render), reply);
  });

  it('compares nothing the first time, and says so when nothing has changed', () => {
    const customers = WORST.map((customer) => ({ ...customer, before: undefined }));
    const first = textOf({ since: undefined, totalsBefore: undefined, customers });
    assert.doesNotMatch(first, /last digest|was |new/);
    assert.match(textOf({ totalsBefore: TOTALS }), /The same as at the last digest, 14 November 2026/);
  });

  it('says how to get it regularly where none is set, and that nothing is watched or open', () => {
    const text = textOf({
      why: 'asked',
      rhythm: undefined,
      attention: { watches: 0, openAlerts: 0, oldestOpenAt: undefined, heldAlerts: 0 },
    });
    assert.match(text, /To get this regularly, write for example: digest monday 09:00 Europe\/Paris/);
    assert.match(text, /3 more without usage data yet\nNothing is watched here\nFrom/);
  });

  it('says that nothing was swept instead of zeros', () => {
    const totals = { customers: 0, customersWithoutData: 0, seats: 0, unused: { atLeast: 0, atMost: 0 } };
    const text = textOf({ totals, customers: [], sweptAt: undefined });
    assert.match(text, /No customers have been read yet/);
    assert.doesNotMatch(text, /0 of 0/);
  });

  it('throws an error that says what is wrong for something else', () => {
    for (const value of [undefined, {}, { ...(stored(digest()) as object), madeAt: 'x' }]) {
      assert.throws(() => digestReply(value, english, render), /This is no digest: .*/);
    }
  });

  for (const language of LANGUAGES) {
    it(`is read without a complaint and small enough with the longest names in ${language}`, () => {
      const customers = longNamed(DIGEST_CUSTOMERS).map((customer) => ({
        ...customer,
        before: { atLeast: 1_013_456, atMost: 1_113_456 },
      }));
      const [first] = DIGEST_PLANS_SAID.first;
      const [long] = longNamed(1);
      assert.ok(first && long);
      const plans = {
        ...DIGEST_PLANS_SAID,
        first: [first, first, first].map((one) => ({ ...one, customer: long })),
      };
      const { card } = digestReply(stored(digest({ customers, plans })), messagesFor(language), render);
      assert.deepEqual(parseEvents(card), []);
      assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES, `${cardSizeBytes(card)}`);
    });
  }
});

describe('digestScheduledReply', () => {
  const rhythm = { days: 'monday', time: '02:30', zone: 'Europe/Paris' } as const;

  it('says when it comes, when first by the clocks of the zone, and ends it with a button', () => {
    const nextAt = new Date('2026-11-22T23:30:00Z');
    const { card, text } = digestScheduledReply(
      { rhythm: { ...rhythm, time: '00:30' }, nextAt },
      english,
      render,
    );
    assertSample('notice.digest-scheduled', card);
    assert.match(text, /every Monday at 00:30, Europe\/Paris\. The first one: 23 November 2026, 00:30/);
    assert.ok(elementsOf(card).some(({ data }) => (data as { verb?: string })?.verb === 'stop-digest'));
  });

  it('says the hour clocks show where the one asked for is skipped', () => {
    const daily = { ...rhythm, days: 'daily' } as const;
    const { text } = digestScheduledReply(
      { rhythm: daily, nextAt: new Date('2026-03-29T01:00:00Z') },
      english,
      render,
    );
    assert.match(text, /The first one: 29 March 2026, 03:00/);
  });
});

describe('digestStoppedReply', () => {
  it('tells one that was ended from one that never was', () => {
    const [on, off] = [true, false].map((wasOn) => digestStoppedReply({ wasOn }, english, render).text);
    assert.match(on ?? '', /^No more digests come here/);
    assert.match(off ?? '', /^No digest comes here/);
  });
});

describe('digestProblemReply', () => {
  it('asks for what is missing, with an example, in every language', () => {
    for (const language of LANGUAGES) {
      const messages = messagesFor(language);
      for (const kind of ['days', 'time', 'no-zone'] as const) {
        const { card, text } = digestProblemReply({ kind }, messages, render);
        assert.deepEqual(parseEvents(card), []);
        assert.ok(text.includes(messages.say('command.digest.example')));
      }
    }
  });

  it('quotes an unknown zone where Markdown is not read, and names some', () => {
    const tried = `**x** ${'y'.repeat(200)}`;
    const { card, text } = digestProblemReply({ kind: 'unknown-zone', tried }, english, render);
    const blocks = elementsOf(card).filter(({ type }) => type === 'TextBlock');
    assert.ok(blocks.length > 0);
    for (const block of blocks) assert.doesNotMatch(String(block['text']), /\*\*x/);
    assert.match(text, /“\*\*x\*\* y{50,60}…”/);
    assert.match(text, /Europe\/Lisbon/);
  });
});

describe('digestPhrase', () => {
  const phrases = (language: string) =>
    (['daily', 'working-days', ...WEEKDAYS] as DigestDays[]).map((days) =>
      digestPhrase({ days, time: '09:00', zone: 'UTC' }, messagesFor(language)),
    );

  it('names days, time and zone', () => {
    assert.deepEqual(phrases('en').slice(0, 3), [
      'every day at 09:00, UTC',
      'Monday to Friday at 09:00, UTC',
      'every Monday at 09:00, UTC',
    ]);
    assert.equal(phrases('pl')[4], 'w każdą środę o 09:00, UTC');
    assert.equal(phrases('zh-TW')[8], '每週日 09:00（UTC）');
  });

  for (const language of LANGUAGES) {
    it(`differs for every choice of days in ${language}`, () => {
      assert.equal(new Set(phrases(language)).size, 9);
    });
  }
});

it('a digest without rhythm or dates survives the database as well', () => {
  const bare = digest({
    rhythm: undefined,
    since: undefined,
    totalsBefore: undefined,
    sweptAt: undefined,
    madeAt: NOW,
  });
  assert.deepEqual(digestReply(stored(bare), english, render), digestReply(bare, english, render));
});
