import assert from 'node:assert/strict';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../../src/cards/render.js';
import type { Reply } from '../../../src/cards/reply.js';
import {
  noSuchWatchReply,
  testAlertSentReply,
  watchAddedReply,
  watchCustomerUnclearReply,
  watchesReply,
  watchProblemReply,
  watchRemovedReply,
  watchRestoredReply,
} from '../../../src/cards/watches/watch-cards.js';
import { watchPhrase } from '../../../src/cards/watches/watch-phrases.js';
import { WATCH_LIMITS, type WatchProblem } from '../../../src/commands/watch-request.js';
import type { Watch, WatchDefinition } from '../../../src/domain/watching/watch.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import { RITA, sampleWatch } from '../../helpers/alerts.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import { assertSample } from '../../helpers/samples.js';
import { CONTOSO } from '../../helpers/situations.js';

const english = messagesFor('en');
const PROBLEMS: readonly WatchProblem[] = [
  ...(Object.keys(WATCH_LIMITS) as (keyof typeof WATCH_LIMITS)[]),
  'several-rules',
  'ticket',
];
const contoso = { customerId: CONTOSO.customerId, customerName: 'Contoso Ltd' };
const except: WatchDefinition['exceptCustomers'] = [
  { customerId: 'x', customerName: 'Fabrikam' },
  { customerId: 'y', customerName: 'Northwind Traders' },
];
const DIGEST = 'every Monday at 09:00, Europe/Lisbon';

function watchNumber(number: number, changes: Partial<Watch> = {}): Watch {
  const watchId = `33333333-3333-4333-8333-${String(number).padStart(12, '0')}`;
  return sampleWatch({ number, watchId, ...changes });
}

const three = [
  watchNumber(1, { customer: contoso, exceptProducts: ['Defender'] }),
  watchNumber(3, { exceptCustomers: except, minimumSeats: 25 }),
  watchNumber(4, { rule: { kind: 'renewal', withinDays: 30 } }),
];

function buttonsOf({ card }: Reply): readonly (readonly [title: unknown, data: unknown])[] {
  return elementsOf(card)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ title, data }) => [title, data] as const);
}

/** Every card this file is about. */
function everyReply(language: string, watches: readonly Watch[] = three): readonly Reply[] {
  const messages = messagesFor(language);
  const [watch = watchNumber(1)] = watches;
  const firings = [undefined, { customers: 0, alerts: 0 }, { customers: 12, alerts: 31 }];
  return [
    watchesReply({ watches, digest: DIGEST, page: 0 }, messages, render),
    watchesReply({ watches: [], digest: undefined, page: 0 }, messages, render),
    ...(['removed', 'restored'] as const).map((kind) =>
      watchesReply({ watches, digest: DIGEST, page: 0, change: { kind, watches } }, messages, render),
    ),
    ...firings.map((firing) => watchAddedReply({ kind: 'added', watch, firing }, messages, render)),
    watchAddedReply({ kind: 'known', watch, firing: undefined }, messages, render),
    watchRemovedReply({ watches }, messages, render),
    watchRestoredReply({ watches }, messages, render),
    noSuchWatchReply({ number: 7, watches }, messages, render),
    noSuchWatchReply({ number: undefined, watches: [] }, messages, render),
    ...PROBLEMS.map((problem) => watchProblemReply(problem, messages, render)),
    watchCustomerUnclearReply({ kind: 'several', tried: 'cont', customers: [CONTOSO] }, messages, render),
    watchCustomerUnclearReply(
      { kind: 'no-customer', tried: 'x', nearest: [CONTOSO], searched: 9 },
      messages,
      render,
    ),
    watchCustomerUnclearReply(
      { kind: 'no-customer', tried: 'x', nearest: [], searched: undefined },
      messages,
      render,
    ),
    watchCustomerUnclearReply({ kind: 'gone', customer: CONTOSO }, messages, render),
    testAlertSentReply(messages, render),
  ];
}

describe('watchPhrase', () => {
  const phrases: readonly [Partial<WatchDefinition>, string][] = [
    [{}, 'all customers: workloads used less than 40%'],
    [{ rule: { kind: 'unused', atLeast: 1 } }, 'all customers: products with at least 1 unused seat'],
    [{ rule: { kind: 'over-used', abovePercent: 100 } }, 'all customers: workloads used more than 100%'],
    [
      { customer: contoso, rule: { kind: 'renewal', withinDays: 30 } },
      'Contoso Ltd: terms that end within 30 days with unused seats, and extended terms',
    ],
    [
      { exceptCustomers: except, exceptProducts: ['Defender'], minimumSeats: 25 },
      'all customers: workloads used less than 40%; except Fabrikam, Northwind Traders; except the product Defender; from 25 seats',
    ],
    [
      { exceptProducts: ['a', 'b', 'c', 'd', 'e'] },
      'all customers: workloads used less than 40%; except the products a, b, c, and 2 more',
    ],
  ];
  for (const [changes, said] of phrases) {
    it(`says "${said}"`, () => assert.equal(watchPhrase(sampleWatch(changes), english), said));
  }
});

describe('watchesReply', () => {
  it('gives the card of three watches and a digest', () => {
    const { card } = watchesReply({ watches: three, digest: DIGEST, page: 0 }, english, render);
    assertSample('watches.three-and-a-digest', card);
  });

  it('shows lines to copy where nothing is watched', () => {
    const reply = watchesReply({ watches: [], digest: undefined, page: 0 }, english, render);
    assertSample('watches.none', reply.card);
    assert.deepEqual(buttonsOf(reply), []);
    assert.match(reply.text, /Nothing is watched here yet[\s\S]*\nwatch all below 40%\n/);
  });

  it('removes each watch, the digest and all watches by a button of its own', () => {
    const reply = watchesReply({ watches: three, digest: DIGEST, page: 0 }, english, render);
    const remove = (...watches: readonly Watch[]) => ({
      verb: 'remove-watch',
      watchIds: watches.map(({ watchId }) => watchId),
      page: 0,
    });
    assert.deepEqual(buttonsOf(reply), [
      ...three.map((watch) => [`Remove ${watch.number}`, remove(watch)]),
      ['Remove', { verb: 'stop-digest', page: 0 }],
      ['Remove all', remove(...three)],
    ]);
  });

  it('says above the list what was removed, with the way back', () => {
    const [removed = watchNumber(1), ...left] = three;
    const change = { kind: 'removed', watches: [removed] } as const;
    const reply = watchesReply({ watches: left, digest: DIGEST, page: 0, change }, english, render);
    assertSample('watches.one-removed', reply.card);
    assert.deepEqual(buttonsOf(reply)[0], [
      'Undo',
      { verb: 'restore-watch', watchIds: [removed.watchId], page: 0 },
    ]);
    assert.match(reply.text, /^Watch removed\nWatch 1 .*Contoso/);
    assert.match(reply.summary, /^Watch removed\. 2 watches/);
  });

  it('offers no way back from taking one back', () => {
    const change = { kind: 'restored', watches: three } as const;
    const reply = watchesReply({ watches: three, digest: undefined, page: 0, change }, english, render);
    assert.match(reply.text, /^Watching again, 3 watches\n/);
    assert.ok(!buttonsOf(reply).some(([title]) => title === 'Undo'));
  });

  it('says in words who asked for what and when, for all of them', () => {
    const watches = Array.from({ length: 14 }, (_, at) => watchNumber(at + 1));
    const { text } = watchesReply({ watches, digest: DIGEST, page: 1 }, english, render);
    for (const { number } of watches) {
      const line = `Watch ${number}: all customers: workloads used less than 40%. Asked for by Rita Marques on 21 November 2026`;
      assert.ok(text.split('\n').includes(line));
    }
    assert.match(text, /^Digest: every Monday/m);
  });

  it('has pages, and says how to remove all of very many', () => {
    const watches = Array.from({ length: 14 }, (_, at) => watchNumber(at + 1));
    const pages = (page: number) =>
      buttonsOf(watchesReply({ watches, digest: undefined, page }, english, render)).flatMap(([, data]) => {
        const { verb, page } = data as { verb: string; page?: number };
        return verb === 'show-watches' ? (page ?? []) : [];
      });
    assert.deepEqual([pages(0), pages(1), pages(2), pages(9)], [[1], [0, 2], [1], [1]]);
    const reply = watchesReply({ watches, digest: undefined, page: 0 }, english, render);
    assert.match(reply.text, /“unwatch all”/);
    assert.ok(!buttonsOf(reply).some(([title]) => title === 'Remove all'));
  });
});

describe('watchAddedReply', () => {
  const [watch = watchNumber(1)] = three;

  it('says what is watched, what it would alert on now, and how to take it back', () => {
    const reply = watchAddedReply(
      { kind: 'added', watch, firing: { customers: 12, alerts: 31 } },
      english,
      render,
    );
    assertSample('notice.watch-added', reply.card);
    assert.deepEqual(buttonsOf(reply), [
      ['Undo', { verb: 'remove-watch', watchIds: [watch.watchId] }],
      ['All watches', { verb: 'show-watches', page: 0 }],
    ]);
    assert.match(reply.text, /12 customers now \(31 alerts\)/);
  });

  it('tells nothing to alert on from nothing known yet', () => {
    const advice = (firing: { customers: number; alerts: number } | undefined) =>
      watchAddedReply({ kind: 'added', watch, firing }, english, render).text.split('\n').at(-1);
    assert.equal(advice({ customers: 0, alerts: 0 }), 'Nothing would alert now.');
    assert.match(advice(undefined) ?? '', /next daily reading/);
  });

  it('does not offer to undo what was there before', () => {
    const reply = watchAddedReply({ kind: 'known', watch, firing: undefined }, english, render);
    assert.deepEqual(
      buttonsOf(reply).map(([title]) => title),
      ['All watches'],
    );
  });
});

describe('watchRemovedReply', () => {
  it('takes the removal of exactly these back', () => {
    const reply = watchRemovedReply({ watches: three }, english, render);
    assertSample('notice.watches-removed', reply.card);
    const watchIds = three.map(({ watchId }) => watchId);
    assert.deepEqual(buttonsOf(reply)[0], ['Undo', { verb: 'restore-watch', watchIds }]);
  });

  it('promises no way back where a button cannot carry it', () => {
    const watches = Array.from({ length: 101 }, (_, at) => watchNumber(at + 1));
    const reply = watchRemovedReply({ watches }, english, render);
    assert.ok(!buttonsOf(reply).some(([title]) => title === 'Undo'));
    assert.doesNotMatch(reply.text, /Undo/);
  });
});

describe('noSuchWatchReply', () => {
  it('says which numbers there are', () => {
    const { text } = noSuchWatchReply({ number: 7, watches: three }, english, render);
    assert.match(text, /no watch 7 here\n.* 1, 3, 4$/);
    assert.match(
      noSuchWatchReply({ number: undefined, watches: [] }, english, render).text,
      /Nothing is watched here yet/,
    );
  });
});

describe('watchProblemReply', () => {
  for (const problem of PROBLEMS) {
    it(`says within which bounds it must be, with an example: ${problem}`, () => {
      const { text } = watchProblemReply(problem, english, render);
      if (problem !== 'several-rules' && problem !== 'ticket') {
        assert.ok(text.includes(english.number(WATCH_LIMITS[problem].to)));
      }
      assert.match(text, /for example: watch all /);
    });
  }
});

describe('watchCustomerUnclearReply', () => {
  it('names what was tried and who is near, and that nothing is watched', () => {
    const unclear = { kind: 'several', tried: 'cont', customers: [CONTOSO, CONTOSO] } as const;
    assert.match(
      watchCustomerUnclearReply(unclear, english, render).text,
      /^Not watched yet.*\n“cont” is close.*: Contoso \(contoso\.onmicrosoft\.com\); Contoso/,
    );
  });
});

describe('a card about watches', () => {
  for (const language of LANGUAGES) {
    it(`is read by the adaptivecards package without a complaint in ${language}`, () => {
      for (const { card } of everyReply(language)) assert.deepEqual(parseEvents(card), []);
    });

    it(`is cut to size with 300 watches and the longest names in ${language}`, () => {
      const long = 'W'.repeat(250);
      const watches = Array.from({ length: 300 }, (_, at) =>
        watchNumber(at + 1, {
          customer: { customerId: 'x', customerName: long, toldApartBy: long },
          rule: { kind: 'renewal', withinDays: 365 },
          exceptCustomers: Array.from({ length: 50 }, () => ({
            customerId: 'x',
            customerName: long,
            toldApartBy: long,
          })),
          exceptProducts: Array.from({ length: 50 }, () => long),
          minimumSeats: 1_000_000,
          createdBy: { ...RITA, name: long },
        }),
      );
      const messages = messagesFor(language);
      const cards = [1, 6, 12, 13, 100, 300].flatMap((count) =>
        everyReply(language, watches.slice(0, count)),
      );
      cards.push(watchesReply({ watches, digest: long, page: 1 }, messages, render));
      for (const { card, summary } of cards) {
        assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES, `${cardSizeBytes(card)}: ${summary}`);
      }
    });
  }

  it('gives every Action.Execute a fallback that sends the same', () => {
    for (const { card } of everyReply('en')) {
      for (const { type, title, data, fallback } of elementsOf(card)) {
        if (type === 'Action.Execute') assert.deepEqual(fallback, { type: 'Action.Submit', title, data });
      }
    }
  });

  it('keeps outside text out of everything that reads Markdown or template code', () => {
    const hostile = '**b** [l](http://evil.example) ${secret} {{DATE(2017-02-14T06:00:00Z)}}';
    const customer = { ...CONTOSO, customerName: hostile, domain: hostile };
    const watch = watchNumber(1, {
      customer,
      exceptCustomers: [customer],
      exceptProducts: [hostile],
      createdBy: { ...RITA, name: hostile },
    });
    const replies = [
      ...everyReply('en', [watch]),
      watchCustomerUnclearReply({ kind: 'several', tried: hostile, customers: [customer] }, english, render),
      watchCustomerUnclearReply({ kind: 'gone', customer }, english, render),
      watchesReply({ watches: [], digest: hostile, page: 0 }, english, render),
    ];
    for (const { card } of replies) {
      for (const { text } of elementsOf(card).filter(({ type }) => type === 'TextBlock')) {
        assert.doesNotMatch(String(text), /evil|secret|DATE/);
      }
      assert.doesNotMatch(JSON.stringify(card), /\{\{/);
    }
    const hostileRuns = replies.filter(({ card }) => JSON.stringify(card).includes('evil')).length;
    assert.ok(hostileRuns >= 8);
  });
});
