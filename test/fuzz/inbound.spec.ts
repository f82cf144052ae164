import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { TENANT_ID, teamsMessage } from '../helpers/bot-channel.js';
import { type FreshDatabase, openFreshDatabase } from '../helpers/database.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';
import { SENTENCES } from '../teams/access-stage.js';
import { CASES, FUZZ_TIMEOUT_MS, fuzz } from './fuzz.js';
import { broken, hostileSentence, hostileText, hostileValue } from './hostile.js';
import { assertFigures, assertGoodCard, assertNoInnards, assertNotAsked, createLogWatch } from './oracles.js';
import { createTokens } from './tokens.js';

const ANA = { id: '29:ana', name: 'Ana', aadObjectId: '33333333-3333-4333-8333-333333333333' };
const EVE = { id: '29:eve', name: 'Eve', aadObjectId: '66666666-6666-4666-8666-666666666666' };
const OTHER_TENANT = '99999999-9999-4999-8999-999999999999';

/** Customers of the demo by their whole names, as examples that anybody gets say only "Northwind", and their figures. */
const DATA = /northwind traders|litware|onmicrosoft|of \d+ seats/i;

const EVENTS: readonly object[] = [
  { type: 'installationUpdate', action: 'add' },
  { type: 'installationUpdate', action: 'remove' },
  { type: 'conversationUpdate', membersAdded: [{ id: '28:11111111-1111-4111-8111-111111111111' }] },
  { type: 'conversationUpdate', membersRemoved: [{ id: '29:ana' }] },
  { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
  { type: 'messageUpdate', text: 'license usage for contoso' },
  { type: 'messageDelete' },
  { type: 'event', name: 'tokens/response', value: { token: 'x' } },
  { type: 'invoke', name: 'signin/verifyState', value: { state: 'x' } },
  { type: 'invoke', name: 'task/fetch', value: {} },
  { type: 'invoke', name: 'fileConsent/invoke', value: { action: 'accept' } },
  { type: 'typing' },
  { type: 'endOfConversation' },
];

interface Case {
  readonly body: string;
  /** The activity as it is sent; undefined when the body is not JSON or no object. */
  readonly activity: Record<string, unknown> | undefined;
}

function readBody(body: string): Case {
  try {
    const value: unknown = JSON.parse(body);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return { body, activity: isObject ? (value as Record<string, unknown>) : undefined };
  } catch {
    return { body, activity: undefined };
  }
}

function partOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], value);
}

function isText(value: unknown, text: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === text;
}

describe('fuzz: activities', function () {
  this.timeout(FUZZ_TIMEOUT_MS);
  let bot: RunningBot;
  let fresh: FreshDatabase;

  before(async () => {
    fresh = await openFreshDatabase();
    bot = await startBot({
      DATABASE_URL: fresh.databaseUrl,
      ALLOWED_USER_IDS: ANA.aadObjectId,
      LOG_LEVEL: 'warn',
      METRICS_PORT: '0',
    });
    // The list of customers is read once, whoever writes: that is over now.
    await bot.post(teamsMessage(bot.channel, 'license usage for northwind'));
    bot.channel.sent.splice(0);
  });
  after(async () => {
    await bot.close();
    await fresh.close();
  });

  /** Who asks, from where: what Teams would fill in, other than it should be. */
  const asking = fc.record({
    from: fc.oneof(fc.constant(ANA), fc.constant(EVE), fc.constant(undefined), broken(ANA, 1)),
    tenantId: fc.constantFrom(TENANT_ID, TENANT_ID, TENANT_ID, OTHER_TENANT, undefined),
    channelTenantId: fc.constantFrom(TENANT_ID, TENANT_ID, TENANT_ID, OTHER_TENANT, undefined),
    conversationType: fc.constantFrom('personal', 'channel', 'groupChat', undefined),
    locale: fc.oneof(fc.constantFrom('en-US', 'pl-PL', 'zh-Hant-TW', 'pt-BR', 'x', ''), hostileText),
  });

  function bodies(): fc.Arbitrary<string> {
    // Sentences whose answers would hold data, so that those who may not ask are tried with something.
    const text = fc.oneof(
      { arbitrary: hostileSentence, weight: 4 },
      { arbitrary: fc.constantFrom(...SENTENCES), weight: 1 },
    );
    const message = text.map((written) => ({ text: written }));
    const what = fc.oneof(
      { arbitrary: message, weight: 4 },
      { arbitrary: fc.constantFrom(...EVENTS), weight: 1 },
    );
    const activity = fc
      .tuple(asking, what)
      .map(([{ from, tenantId, channelTenantId, conversationType, locale }, part]) =>
        teamsMessage(bot.channel, '', {
          id: randomUUID(),
          from,
          locale,
          conversation: { id: 'a:fuzz', conversationType, tenantId },
          channelData: { tenant: { id: channelTenantId } },
          ...part,
        }),
      )
      .chain((good) => broken(good, 2));
    const json = activity.map((value) => JSON.stringify(value));
    return fc.oneof(
      { arbitrary: json, weight: 12 },
      { arbitrary: fc.tuple(json, fc.nat(400)).map(([text, at]) => text.slice(0, at)), weight: 1 },
      {
        arbitrary: fc
          .tuple(json, fc.nat(400), hostileText)
          .map(([text, at, part]) => text.slice(0, at) + part + text.slice(at)),
        weight: 1,
      },
      { arbitrary: hostileValue.map((value) => JSON.stringify(value) ?? ''), weight: 1 },
      { arbitrary: hostileText, weight: 1 },
    );
  }

  it(`are answered or refused, with nothing of the inside, and without data for those who may not ask (${CASES} bodies)`, async () => {
    const tokens = createTokens(bot);
    const log = createLogWatch(bot);
    await fuzz(
      fc.asyncProperty(bodies(), async (text) => {
        const { body, activity } = readBody(text);
        log.skip();
        const last = bot.emulator.requests.at(-1);
        const answer = await bot.post(body, tokens.bearer());
        // A test alert comes a moment later, and in nobody's conversation with the adapter.
        const sent = bot.channel.sent
          .splice(0)
          .map((one) => one.activity)
          .filter((one) => 'conversation' in one);
        assert.ok([200, 400, 401, 403, 501].includes(answer.status), `${answer.status} ${answer.body}`);
        if (answer.status >= 400) assert.equal(sent.length, 0);
        assertNoInnards(answer.body + JSON.stringify(sent));
        for (const { attachments = [], summary = '' } of sent) {
          assert.ok(summary.length < 2000, `${summary.length} characters of summary`);
          for (const { content } of attachments) {
            assertGoodCard(content);
            assertFigures(content, JSON.stringify(activity));
          }
        }

        const tenants = [
          partOf(activity, 'conversation', 'tenantId'),
          partOf(activity, 'channelData', 'tenant', 'id'),
        ];
        const named = tenants.filter((id) => id !== undefined && id !== null && id !== '');
        const isOurTenant = named.length > 0 && named.every((id) => isText(id, TENANT_ID));
        if (!isOurTenant) assert.ok(answer.status >= 400, 'another tenant was answered');
        const isAna = isText(partOf(activity, 'from', 'aadObjectId'), ANA.aadObjectId);
        if (!isOurTenant || !isAna) {
          assert.doesNotMatch(answer.body + JSON.stringify(sent), DATA);
          assertNotAsked(bot, last);
        }
        if (answer.status === 200 && partOf(activity, 'type') === 'message') {
          assert.ok(
            sent.some(({ type }) => type === 'message'),
            'a message got no answer',
          );
        }
        log.assertCalm();
      }),
    );
  });

  it('leave a bot that answers', async () => {
    assert.equal((await bot.post(teamsMessage(bot.channel, 'help'))).status, 200);
    assert.match(JSON.stringify(bot.channel.sent), /license usage for/);
  });
});
