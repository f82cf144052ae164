import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ANA,
  inChannel,
  type Member,
  openWatchedChannel,
  type WatchedChannel,
} from '../integration/support/watched-channel.js';
import {
  asChoice,
  asInvoke,
  asSearch,
  asSubmit,
  EVE,
  fillChannel,
  type Known,
  requestsOf,
  VERBS,
} from '../teams/access-stage.js';
import { CASES, FUZZ_TIMEOUT_MS, fuzz } from './fuzz.js';
import { broken, hostileSentence, hostileText, hostileValue } from './hostile.js';
import {
  assertFigures,
  assertGoodCard,
  assertNoInnards,
  assertNotAsked,
  createLogWatch,
  type LogWatch,
} from './oracles.js';
import { createTokens } from './tokens.js';

const OTHER_CHANNEL = '19:another-channel@thread.tacv2';
/** By its whole name: the examples that anybody gets say only "Northwind". */
const DATA = /northwind traders|litware|onmicrosoft|of \d+ seats|watch all|every monday/i;

interface Press {
  readonly activity: Record<string, unknown>;
  readonly from: Member;
  readonly channelId: string | undefined;
}

/** Cards and lists in the answer to an invoke, wherever they stand in it. */
function cardsIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  if ((value as { type?: unknown }).type === 'AdaptiveCard') return [value];
  return Object.values(value).flatMap(cardsIn);
}

describe('fuzz: buttons and searches', function () {
  this.timeout(FUZZ_TIMEOUT_MS);
  let channel: WatchedChannel;
  let known: Known;
  let log: LogWatch;
  let tokens: ReturnType<typeof createTokens>;

  before(async () => {
    channel = await openWatchedChannel({
      env: { ALLOWED_USER_IDS: ANA.aadObjectId, LOG_LEVEL: 'warn', USAGE_CACHE_MINUTES: '60' },
    });
    known = await fillChannel(channel);
    channel.bot.channel.sent.splice(0);
    log = createLogWatch(channel.bot);
    tokens = createTokens(channel.bot);
  });
  after(() => channel.close());

  function presses(): fc.Arbitrary<Press> {
    const requests = Object.values(requestsOf(known)) as readonly object[];
    const good = fc.constantFrom<object>(...requests);
    const forged = good.chain((request) => broken(request, 2));
    const renamed = fc
      .tuple(good, fc.oneof(fc.constantFrom(...VERBS), hostileText))
      .map(([request, verb]) => ({
        ...request,
        verb,
      }));
    const filled = fc
      .tuple(
        good,
        fc.record(
          { reason: hostileText, limit: hostileText, days: hostileText, which: hostileText },
          { requiredKeys: [] },
        ),
      )
      .map(([request, inputs]) => ({ ...request, ...inputs }));
    const data = fc.oneof(
      good,
      forged,
      renamed,
      filled,
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
    );
    const activity = fc.oneof(
      { arbitrary: data.map(asInvoke), weight: 4 },
      { arbitrary: data.map(asSubmit), weight: 2 },
      { arbitrary: data.map(asInvoke).chain((pressed) => broken(pressed, 1)), weight: 1 },
      { arbitrary: hostileValue.map((value) => ({ ...asInvoke({}), value })), weight: 1 },
      { arbitrary: hostileSentence.map((text) => asSearch(text.slice(0, 1200))), weight: 1 },
      { arbitrary: fc.constant(asSearch('north')).chain((search) => broken(search, 2)), weight: 1 },
      { arbitrary: fc.oneof(hostileText, fc.constant(known.customerId)).map(asChoice), weight: 1 },
      { arbitrary: fc.constant(asChoice(known.customerId)).chain((choice) => broken(choice, 1)), weight: 1 },
    );
    return fc.record({
      activity: activity as fc.Arbitrary<Record<string, unknown>>,
      from: fc.constantFrom(ANA, ANA, EVE),
      channelId: fc.constantFrom(undefined, undefined, OTHER_CHANNEL),
    });
  }

  it(`are answered or refused, on good cards, and tell nothing to those who may not ask (${CASES} presses)`, () =>
    fuzz(
      fc.asyncProperty(presses(), async ({ activity, from, channelId }) => {
        log.skip();
        const { bot } = channel;
        const last = bot.emulator.requests.at(-1);
        const posted = inChannel(bot, { from, ...activity }, channelId);
        const { status, body } = await bot.post(posted, tokens.bearer());
        // Cards are also edited a moment later for everyone in the channel, and not in anybody's conversation.
        const all = bot.channel.sent.splice(0).map((one) => one.activity);
        const sent = all.filter((one) => 'conversation' in one);
        const told = body + JSON.stringify(sent);
        assert.ok([200, 400, 501].includes(status), `${status} ${body}`);
        assertNoInnards(told);
        const answers = [body === '' ? undefined : (JSON.parse(body) as unknown), ...sent];
        for (const card of answers.flatMap(cardsIn)) {
          assertGoodCard(card);
          assertFigures(card, JSON.stringify(activity));
        }
        if (status === 200 && activity['type'] === 'invoke') assert.notEqual(body, '');
        if (status === 200 && activity['type'] === 'message') assert.ok(sent.length > 0, 'no answer');
        if (from === EVE) {
          assert.doesNotMatch(told, DATA);
          assertNotAsked(bot, last);
        }
        if (channelId === OTHER_CHANNEL) assert.doesNotMatch(told, /every monday/i);
        log.assertCalm();
      }),
    ));
});
