import assert from 'node:assert/strict';
import { statusReply } from '../../../src/cards/notices/status-card.js';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../../src/cards/render.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import type { Status } from '../../../src/usecases/operations/show-status.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import { daysAgo, FAILED_SHEETS, status, troubledStatus } from '../../helpers/portfolio-situations.js';
import { assertSample } from '../../helpers/samples.js';
import { NOW } from '../../helpers/situations.js';

const english = messagesFor('en');

function reply(value: Status = status(), messages = english) {
  return statusReply(value, { now: NOW }, messages, render);
}

describe('statusReply', () => {
  it('gives the card of a bot that does well', () => assertSample('status.well', reply().card));
  it('gives the card of a bot with every trouble', () =>
    assertSample('status.troubled', reply(troubledStatus()).card));

  it('says the same in words', () => {
    assert.equal(
      reply().text,
      [
        'Status of the bot',
        'Everything works',
        '',
        'Partner Center sign-in: signed in since 22 October 2026',
        'Last daily reading: finished 2 hours ago, 1,204 customers read, 3 without data',
        'Next daily reading: 22 November 2026, 06:00 UTC',
        'Messages waiting: 0',
        'Conversations: 5 channels, 1 group chat, 12 personal chats',
        'Watches: 9',
        'Alerts: 3 open, 1 acknowledged',
        'Digests: 2',
        'Database: PostgreSQL 18.4, bundled, data in /srv/seatwise/data/postgres/data',
        'Version: 0.1.0',
      ].join('\n'),
    );
  });

  it('puts what needs someone first, in the preview too', () => {
    const { text, summary } = reply(troubledStatus());
    assert.match(text, /^Status of the bot\n7 things need attention\n\nPartner Center asks for multi-factor/);
    assert.match(
      text,
      /Partner Center took too long to answer \(5\)\nYour company has no reseller relationship/,
    );
    assert.match(text, /5 conversations take no messages\nChannel 19:0f+…, since 21 November 2026: Message/);
    assert.match(text, /since 19 November 2026\nand 2 more\nThey are tried again .*once when someone writes/);
    assert.match(
      summary,
      /Partner Center asks for multi-factor authentication; The last daily reading failed/,
    );
  });

  const problems: [name: string, changes: Partial<Status>, said: RegExp][] = [
    ['nobody signed in', { signIn: { kind: 'never' } }, /Nobody has signed in.*\nRun npm run consent/],
    ['the sign-in is unreadable', { signIn: { kind: 'unreadable' } }, /cannot be read\nRun npm run doctor/],
    [
      'the sign-in lacks multi-factor authentication',
      { signIn: { kind: 'signed-in', hasMfa: false, signedInAt: undefined } },
      /without multi-factor/,
    ],
    ['there was no sweep', { lastSweep: undefined }, /No customers have been read yet.*\nRun npm run sweep/],
    [
      'a sweep was missed',
      { missedSweepAt: daysAgo(1) },
      /The daily reading due 20 November 2026, 09:00 UTC has not run/,
    ],
    [
      'a price sheet cannot be used',
      { failedSheets: FAILED_SHEETS.slice(0, 1) },
      /1 price list could not be read.*\nPrices for DE: it ends in the middle; what was read on 7 November 2026 counts until then/,
    ],
    [
      'a price file is wrong',
      { failedSheets: FAILED_SHEETS.slice(3) },
      /Own price file: it has lines that cannot be read; One line is wrong; line 2: UnitPrice “?"?a lot/,
    ],
    [
      'messages wait for long',
      { waiting: { cards: 1, oldestAt: new Date(NOW.getTime() - 16 * 60_000) } },
      /1 message waits to be sent, from 16 minutes ago/,
    ],
    [
      'tickets wait for long',
      {
        outgoing: [
          {
            way: 'webhook',
            messages: 3,
            oldestAt: new Date(NOW.getTime() - 16 * 60_000),
            reason: 'HTTP 503',
          },
        ],
      },
      /Webhooks waiting: 3, the oldest from 16 minutes ago\nThe answer was: HTTP 503\nSee whether ALERT_WEBHOOK_URL/,
    ],
  ];
  for (const [name, changes, said] of problems) {
    it(`says what to do when ${name}`, () => {
      const { text } = reply(status(changes));
      assert.match(text, /1 thing needs attention/);
      assert.match(text, said);
    });
  }

  it('finds nothing wrong with messages that wait for minutes, or a sign-in of unknown strength', () => {
    const { text } = reply(
      status({
        waiting: { cards: 2, oldestAt: new Date(NOW.getTime() - 14 * 60_000) },
        signIn: { kind: 'signed-in', hasMfa: undefined, signedInAt: undefined },
      }),
    );
    assert.match(text, /Everything works/);
    assert.match(text, /Messages waiting: 2, the oldest from 14 minutes ago/);
  });

  it('keeps what the connector said out of what reads Markdown', () => {
    const parked = [
      {
        conversationType: 'channel' as const,
        conversationId: '[x](http://evil.example)',
        parkedAt: NOW,
        reason: '**evil**',
      },
    ];
    const blocks = elementsOf(reply(status({ parked })).card).filter(({ type }) => type === 'TextBlock');
    assert.ok(blocks.length > 0);
    for (const { text } of blocks) assert.doesNotMatch(String(text), /evil/);
  });

  for (const language of LANGUAGES) {
    it(`is read without a complaint and small enough in ${language}`, () => {
      const parked = troubledStatus().parked.map((one) => ({
        ...one,
        conversationId: 'x'.repeat(2_000),
        reason: '漢'.repeat(2_000),
      }));
      for (const value of [status(), { ...troubledStatus(), parked, database: 'y'.repeat(2_000) }]) {
        const { card } = reply(value, messagesFor(language));
        assert.deepEqual(parseEvents(card), []);
        assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES, `${cardSizeBytes(card)}`);
      }
    });
  }
});
