import assert from 'node:assert/strict';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../../src/cards/render.js';
import { trendReply } from '../../../src/cards/trend/trend-card.js';
import type { UsageTrend } from '../../../src/domain/usage/usage-trend.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import { picturesOf, withPicturesOfSample } from '../../helpers/pictures.js';
import { assertSample } from '../../helpers/samples.js';
import { CONTOSO, NOW } from '../../helpers/situations.js';
import { halfAYear, trendOf, usagePoint } from '../../helpers/trends.js';
import { plainSpaces } from '../../i18n/plain-spaces.js';

const english = messagesFor('en');

const show = (trend: UsageTrend, customer = CONTOSO, messages = english) =>
  trendReply({ kind: 'trend', customer, trend }, { now: NOW }, messages, render);

/** 400 readings of five workloads, each jumping up and down all over the picture. */
function restless(name = (number: number) => `W${number}`): UsageTrend {
  return trendOf(
    ...Array.from({ length: 400 }, (_, at) =>
      usagePoint(
        400 - at,
        Object.fromEntries(
          [...Array(9).keys()].map((w) => [name(w), ((at * 7919 + w * 104_729) % 1009) / 9.9]),
        ),
      ),
    ),
  );
}

const halfYear = show(halfAYear());

describe('trendReply', () => {
  it('gives the card of half a year', () => {
    assertSample('trend.half-a-year', withPicturesOfSample('trend.half-a-year', halfYear.card));
  });

  it('says the same in words, with a line for each of twelve readings', () => {
    const lines = halfYear.text.split('\n');
    assert.deepEqual(lines.slice(0, 14), [
      'Usage trend',
      'Contoso (contoso.onmicrosoft.com)',
      'Exchange fell from 84% to 42.3%',
      'Up to 19 of 61 seats unused, 5 for certain',
      '6 June 2026: 2-8 of 50 unused',
      'Since 7 November 2026: Teams 4 points higher; SharePoint 1 point higher',
      'Data as of 14 November 2026, 24 readings',
      '',
      'Exchange: 41.7 points lower, 84%\u00a0→\u00a042.3%',
      'Teams: 25.8 points higher, 30%\u00a0→\u00a055.8%',
      'SharePoint: 7 points lower, 14%\u00a0→\u00a07%',
      'Visio: 100%',
      'Power BI: 57.1%, first seen on 14 November 2026',
      'Yammer: last 6% on 1 August 2026',
    ]);
    assert.equal(lines.length, 14 + 1 + 12);
    assert.equal(
      lines.at(-1),
      '14 November 2026: 5-19 of 61 seats unused; Exchange 42.3%; Teams 55.8%; SharePoint 7%',
    );
  });

  it('names customer, seats, workloads and age in the summary', () => {
    assert.equal(
      halfYear.summary,
      'Contoso: up to 19 of 61 seats unused, 5 for certain; 6 June 2026: 2-8 of 50 unused. Exchange from 84% to 42.3%, Teams from 30% to 55.8%, SharePoint from 14% to 7%. Data as of 14 November 2026.',
    );
    assert.equal(halfYear.card['speak'], halfYear.summary);
  });

  it('begins with what moved farthest, and tells what did not move in one line', () => {
    const lines = (trend: UsageTrend) =>
      elementsOf(show(trend).card).flatMap(({ text }) =>
        typeof text === 'string' ? [plainSpaces(text)] : [],
      );
    const fallen = lines(
      trendOf(
        usagePoint(14, { Teams: 30, Exchange: 60, Visio: 80, Intune: 9, Yammer: 5 }),
        usagePoint(7, { Teams: 30, Exchange: 20, Visio: 80, Intune: 9, Yammer: 5 }),
        usagePoint(0, { Teams: 34, Exchange: 60, Visio: 80, Intune: 9, Yammer: 5 }),
      ),
    );
    assert.ok(fallen.includes('Exchange at 60% again (lowest 20% on 7 November 2026)'), fallen.join('\n'));
    assert.ok(fallen.some((line) => line.trim() === '60%; lowest 20% on 7 November 2026'));
    assert.equal(fallen.filter((line) => /unchanged/i.test(line)).length, 1);
    assert.ok(fallen.includes('Unchanged: Intune 9%, Yammer 5%'), fallen.join('\n'));
    const steady = lines(trendOf(usagePoint(7, { Teams: 30 }), usagePoint(0, { Teams: 30 })));
    assert.ok(steady.includes('Nothing has moved since 7 November 2026'));
  });

  it('says what a range means where there is one, and nothing where figures speak for themselves', () => {
    const known = { seats: 50, atLeast: 9, atMost: 9 };
    const asks = (trend: UsageTrend) => JSON.stringify(show(trend).card).includes('What does this mean?');
    assert.equal(asks(halfAYear()), true);
    const plain = trendOf(usagePoint(7, { Teams: 30 }, known), usagePoint(0, { Teams: 40 }, known));
    assert.equal(asks(plain), false);
  });

  it('does not go from a percentage to the same one', () => {
    const { summary } = show(trendOf(usagePoint(7, { Teams: 30 }), usagePoint(0, { Teams: 30.04 })));
    assert.match(summary, /\. Teams unchanged at 30%\. /);
  });

  it('has a picture with a text of its own, and a sample of each line beside a word for it', () => {
    const images = elementsOf(halfYear.card).filter(({ type }) => type === 'Image');
    assert.equal(images.length, 4);
    for (const { altText } of images) assert.ok(String(altText).length > 8);
    assert.match(String(images[0]?.['altText']), /Exchange from 84% to 42.3%/);
    assert.deepEqual(
      images.slice(1).map(({ altText }) => altText),
      ['solid line', 'dashed line', 'dotted line'],
    );
  });

  it('draws the workloads of the legend, the first one falling', () => {
    const [chart] = picturesOf(halfYear.card);
    const rowsOf = (x: number) =>
      Array.from({ length: chart?.height ?? 0 }, (_, y) => y).filter((y) => {
        const [red, , blue, alpha] = chart?.at(x, y) ?? [0, 0, 0, 0];
        return alpha === 255 && blue > red + 100;
      });
    const [start = 0, end = 0] = [rowsOf(12)[0], rowsOf(628)[0]];
    assert.ok(start > 20 && start < 60, `begins at ${start}`);
    assert.ok(end > 130 && end < 165, `ends at ${end}`);
  });

  it('has figures and no picture for a single reading', () => {
    const { card, text, summary } = show(trendOf(usagePoint(0, { Teams: 30, Exchange: 60 })));
    assert.deepEqual(picturesOf(card), []);
    assert.equal(
      summary,
      'Contoso: up to 17 of 50 seats unused, 5 for certain. Only one reading so far; a trend needs two. Data as of 14 November 2026.',
    );
    assert.equal(
      text,
      [
        'Usage trend',
        'Contoso (contoso.onmicrosoft.com)',
        'Only one reading so far; a trend needs two',
        'Up to 17 of 50 seats unused, 5 for certain',
        'Data as of 14 November 2026, 1 reading',
        '',
        'Teams: 30%',
        'Exchange: 60%',
      ].join('\n'),
    );
    assert.deepEqual(parseEvents(card), []);
  });

  it('has no picture where no workload has two percentages', () => {
    const { card, text } = show(trendOf(usagePoint(7, {}), usagePoint(0, { Yammer: undefined })));
    assert.deepEqual(picturesOf(card), []);
    assert.match(text, /2 readings$/m);
  });

  it('marks figures as stale by their newest day', () => {
    const later = new Date('2026-11-29T00:00:01Z');
    const at = (now: Date) =>
      trendReply({ kind: 'trend', customer: CONTOSO, trend: halfAYear() }, { now }, english, render).text;
    assert.match(at(later), /24 readings, stale/);
    assert.doesNotMatch(at(NOW), /stale/);
  });

  it('shows six workloads and counts the rest, which the text has', () => {
    const { card, text } = show(restless());
    assert.ok(elementsOf(card).some(({ text: words }) => words === '3 more workloads'));
    assert.equal([...text.matchAll(/^W\d: /gm)].length, 9);
  });

  for (const language of LANGUAGES) {
    it(`fits with 400 restless readings and the longest names, and parses, in ${language}`, () => {
      const customer = { ...CONTOSO, customerName: 'W'.repeat(250), domain: 'w'.repeat(250) };
      const trend = restless((number) => `${number} ${'M'.repeat(250)}`);
      const { card } = show(trend, customer, messagesFor(language));
      const size = cardSizeBytes(card);
      assert.ok(size < CARD_SIZE_LIMIT_BYTES, `${size} bytes`);
      assert.equal(picturesOf(card).length, 4);
      assert.deepEqual(parseEvents(card), []);
    });
  }

  it('keeps outside text out of everything that reads Markdown or template code', () => {
    const hostile = '[l](http://evil.example) ${secret} {{DATE(2017-02-14T06:00:00Z)}}';
    const customer = { ...CONTOSO, customerName: hostile, domain: hostile };
    const { card } = show(
      trendOf(usagePoint(7, { [hostile]: 40 }), usagePoint(0, { [hostile]: 60 })),
      customer,
    );
    for (const { text } of elementsOf(card).filter(({ type }) => type === 'TextBlock'))
      assert.doesNotMatch(String(text), /evil|secret|DATE/);
    const runs = elementsOf(card).filter(({ type }) => type === 'TextRun');
    assert.ok(runs.some(({ text }) => String(text).includes('${secret}')));
    assert.doesNotMatch(JSON.stringify(card), /\{\{/);
  });

  it('says why there is no history, and leads to usage', () => {
    for (const [reason, title] of [
      ['nothing-kept', 'No history yet'],
      ['no-database', 'There is no history here'],
    ] as const) {
      const { card, text } = trendReply(
        { kind: 'no-history', customer: CONTOSO, reason },
        { now: NOW },
        english,
        render,
      );
      assert.ok(text.startsWith(`${title}\nContoso`));
      assert.match(JSON.stringify(card), /"view":"usage"/);
    }
  });
});
