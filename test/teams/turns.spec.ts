import assert from 'node:assert/strict';
import type { FaultRuleInput } from '../../demo/partner-center/faults.js';
import { APP_ID, type SentActivity, teamsMessage } from '../helpers/bot-channel.js';
import { assertNoAddress, readTextsOf, withoutGaps } from '../helpers/hostile-names.js';
import { elementsOf, parseEvents } from '../helpers/parse-card.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';

const PUBLISHED_ID = '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04';
const SHOW_CUSTOMER = {
  verb: 'show-customer',
  customerId: PUBLISHED_ID,
  view: 'usage',
  page: 0,
  fresh: false,
};

describe('a turn', () => {
  let bot: RunningBot;
  before(async () => {
    bot = await startBot();
  });
  after(() => bot.close());
  beforeEach(() => {
    bot.channel.sent.splice(0);
    bot.emulator.faults.clear();
  });

  async function replyTo(
    text: string,
    changes: Record<string, unknown> = {},
  ): Promise<SentActivity['activity']> {
    const { status, body } = await bot.post(teamsMessage(bot.channel, text, changes));
    assert.equal(status, 200, body);
    const replies = bot.channel.sent.filter(({ activity }) => activity.type === 'message');
    assert.equal(replies.length, 1);
    const reply = replies[0]?.activity;
    assert.ok(reply);
    assert.deepEqual(parseEvents(reply.attachments?.[0]?.content), []);
    return reply;
  }

  async function invoke(
    value: unknown,
    changes: Record<string, unknown> = {},
  ): Promise<Record<string, unknown>> {
    const activity = { type: 'invoke', name: 'adaptiveCard/action', text: undefined, value, ...changes };
    const { status, body } = await bot.post(teamsMessage(bot.channel, '', activity));
    assert.equal(status, 200, body);
    return JSON.parse(body) as Record<string, unknown>;
  }

  it('answers a question with one card, and the figures in text, summary and speak', async () => {
    const reply = await replyTo('license usage for DT DEMO CSP CUSTOMER 005');
    assert.match(reply.text ?? '', /8 of 8 seats unused\. Exchange 0 of 8/);
    assert.equal(reply.summary, reply.text);
    assert.equal(reply.speak, reply.text);
  });

  it('calls Partner Center with the headers of the fact sheet, one correlation id a command', async () => {
    const before = bot.emulator.requests.length;
    await replyTo('license usage for DT DEMO CSP CUSTOMER 005', { locale: 'pl-PL' });
    const usage = bot.emulator.requests
      .slice(before)
      .find(({ path }) => path.includes('/analytics/licenses/usage'));
    assert.ok(usage);
    assert.equal(usage.headers['authorization'], 'Bearer partner-center-token');
    assert.equal(usage.headers['accept'], 'application/json');
    assert.equal(usage.headers['x-locale'], 'pl-PL');
    assert.match(String(usage.headers['ms-correlationid']), /^[0-9a-f-]{36}$/);
    assert.match(String(usage.headers['ms-requestid']), /^[0-9a-f-]{36}$/);
  });

  it('answers in the language of the client', async () => {
    const english = await replyTo('help');
    bot.channel.sent.splice(0);
    assert.notEqual((await replyTo('help', { locale: 'pl-PL' })).summary, english.summary);
  });

  const mention = {
    conversation: {
      id: '19:team@thread.tacv2;messageid=1',
      conversationType: 'channel',
      isGroup: true,
      tenantId: '22222222-2222-4222-8222-222222222222',
    },
    entities: [
      { type: 'mention', text: '<at>Seatwise</at>', mentioned: { id: `28:${APP_ID}`, name: 'Seatwise' } },
    ],
  };

  it('takes its own mention out of a channel message, wherever it stands', async () => {
    assert.match(
      (await replyTo('<at>Seatwise</at>&nbsp; usage for DT DEMO CSP CUSTOMER 005', mention)).text ?? '',
      /8 of 8/,
    );
    bot.channel.sent.splice(0);
    assert.match(
      (await replyTo('usage for DT DEMO CSP CUSTOMER 005 <at>Seatwise</at>\n', mention)).text ?? '',
      /8 of 8/,
    );
  });

  it('answers a bare mention with what it can do', async () => {
    const reply = await replyTo('<at>Seatwise</at> ', mention);
    assert.match(JSON.stringify(reply.attachments), /mention me first/);
  });

  it('answers mistyped words, and what is no question with the few main things and buttons for them', async () => {
    assert.match((await replyTo('lisence usge northwind')).text ?? '', /Northwind Traders.*\d+ seats/);
    bot.channel.sent.splice(0);
    const reply = await replyTo('flurble wurble 42');
    assert.match(reply.text ?? '', /I did not understand that.*license usage for Northwind/);
    assert.match(JSON.stringify(reply.attachments), /"show-customer".*"show-help"/);
  });

  it('replaces the card in place for each view a button asks for', async () => {
    for (const view of ['usage', 'workloads', 'products', 'unused', 'renewals']) {
      const body = await invoke({
        action: { type: 'Action.Execute', verb: 'show-customer', data: { ...SHOW_CUSTOMER, view } },
      });
      assert.equal(body['statusCode'], 200);
      assert.equal(body['type'], 'application/vnd.microsoft.card.adaptive');
      assert.deepEqual(parseEvents(body['value']), []);
      assert.match(JSON.stringify(body['value']), /DT DEMO CSP CUSTOMER 005/);
    }
    assert.equal(bot.channel.sent.length, 0);
  });

  it('answers the Action.Submit fallback with a message', async () => {
    assert.match((await replyTo('', { value: SHOW_CUSTOMER, text: undefined })).text ?? '', /8 of 8/);
  });

  const forged: [what: string, value: unknown][] = [
    ['nothing', undefined],
    ['another verb', { action: { data: { ...SHOW_CUSTOMER, verb: 'drop-tables' } } }],
    ['an id that is no GUID', { action: { data: { ...SHOW_CUSTOMER, customerId: '../../v1/customers' } } }],
    ['a page below zero', { action: { data: { ...SHOW_CUSTOMER, page: -1 } } }],
    ['a view nobody knows', { action: { data: { ...SHOW_CUSTOMER, view: '__proto__' } } }],
    ['an array', { action: { data: [SHOW_CUSTOMER] } }],
  ];
  for (const [what, value] of forged) {
    it(`answers a button that sends ${what} with a clear card`, async () => {
      const body = await invoke(value);
      assert.match(JSON.stringify(body['value']), /no longer works/);
    });
  }

  it('takes thumbs up and down, and says nothing to them', async () => {
    const { status, body } = await bot.post(
      teamsMessage(bot.channel, '', {
        type: 'invoke',
        name: 'message/submitAction',
        value: { actionName: 'feedback', actionValue: { reaction: 'like', feedback: '{}' } },
      }),
    );
    assert.deepEqual([status, JSON.parse(body)], [200, {}]);
    assert.equal(bot.channel.sent.length, 0);
  });

  it('answers an invoke it does not know with 501', async () => {
    const { status } = await bot.post(
      teamsMessage(bot.channel, '', { type: 'invoke', name: 'task/fetch', value: {} }),
    );
    assert.equal(status, 501);
  });

  it('introduces itself when it is added, and to nobody else', async () => {
    const update = { type: 'conversationUpdate', text: undefined, locale: undefined };
    await bot.post(teamsMessage(bot.channel, '', { ...update, membersAdded: [{ id: '29:somebody' }] }));
    await bot.post(teamsMessage(bot.channel, '', { ...update, membersRemoved: [{ id: `28:${APP_ID}` }] }));
    assert.equal(bot.channel.sent.length, 0);
    await bot.post(teamsMessage(bot.channel, '', { ...update, membersAdded: [{ id: `28:${APP_ID}` }] }));
    assert.equal(bot.channel.sent.length, 1);
  });

  it('lets activities pass that it has no use for', async () => {
    for (const type of ['installationUpdate', 'messageReaction', 'typing', 'event', 'somethingNew']) {
      assert.equal((await bot.post(teamsMessage(bot.channel, '', { type }))).status, 200);
    }
    assert.equal(bot.channel.sent.length, 0);
  });

  const oddTexts: [what: string, text: string, answer: RegExp][] = [
    ['10,000 characters', `license usage for ${'x'.repeat(10_000)}`, /too long/],
    ['control characters', 'license usage for \u0000\u0007\u001b[31mzzqq', /No customer matches “.*zzqq”/],
    ['right-to-left text', 'license usage for ‮zzqq שלום', /No customer matches/],
    ['half an emoji', 'license usage for zzqq\ud83d', /No customer matches/],
    ['template code', 'license usage for ${$root.secret} zzqq', /\$\{\$root\.secret\}/],
    [
      'a GUID that is nobody',
      'license usage for 99999999-9999-4999-8999-999999999999',
      /no customer with the id/,
    ],
    ['an id that is no GUID', 'license usage for 4d3cf487-70f4', /No customer matches/],
    ['nothing but a command', 'license usage for', /Say whose usage/],
    ['the dots and dashes of nobody', 'license usage for ...---...', /No customer matches|Say whose usage/],
  ];
  for (const [what, text, answer] of oddTexts) {
    it(`has a clear answer to ${what}`, async () => {
      assert.match(withoutGaps((await replyTo(text)).text ?? ''), answer);
    });
  }

  it('shows Markdown in a customer name as written', async () => {
    const reply = await replyTo('usage for boldandlink.onmicrosoft.com');
    const card = reply.attachments?.[0]?.content;
    const blocks = elementsOf(card).filter(({ type }) => type === 'TextBlock');
    for (const { text } of blocks) assert.doesNotMatch(String(text), /evil|secret/);
    assert.match(
      withoutGaps(JSON.stringify(card)),
      /\*\*Bold\*\* \[link\]\(http:\/\/evil\.example\) \$\{secret\}/,
    );
    assert.equal((reply as Record<string, unknown>)['textFormat'], 'plain');
    for (const [where, shown] of readTextsOf(reply)) assertNoAddress(shown, where);
  });

  const upstream: [fault: FaultRuleInput['fault'], answer: RegExp][] = [
    [{ kind: 'unauthorized' }, /refused the sign-in/],
    [{ kind: 'mfa-required' }, /multi-factor authentication/],
    [{ kind: 'forbidden' }, /does not let this bot read/],
    [{ kind: 'throttled', retryAfter: '57' }, /Try again in \d+ seconds/],
    [{ kind: 'html' }, /cannot read/],
    [{ kind: 'empty' }, /cannot read/],
    [{ kind: 'nonsense' }, /cannot read/],
  ];
  for (const [fault, answer] of upstream) {
    it(`says what to do when Partner Center answers ${JSON.stringify(fault)}`, async () => {
      bot.emulator.faults.add({ fault, path: '/analytics/licenses/usage' });
      const reply = await replyTo('license usage for DT DEMO CSP CUSTOMER 005');
      assert.match(reply.text ?? '', answer);
      assert.match(JSON.stringify(reply.attachments), /Reference: [0-9a-f]{8}/);
      assert.doesNotMatch(JSON.stringify(reply), /partner-center-token|\.ts:|node_modules/);
    });
  }

  it('survives a connector that refuses the reply, and says so to the channel', async () => {
    bot.channel.failNext(403, 1);
    const { status, body } = await bot.post(teamsMessage(bot.channel, 'help'));
    assert.equal(status, 500);
    assert.doesNotMatch(body, /\.js|\.ts|at /);
    bot.channel.sent.splice(0);
    assert.ok(await replyTo('help'));
  });

  it('writes no message text, name or token into the log', () => {
    const lines = bot.log.join('\n');
    assert.ok(lines.length > 0);
    // A whole token: three letters of it come up in a random MS-CV now and then.
    assert.doesNotMatch(lines, /lisence|DT DEMO|"Ana"|zzqq|partner-center-token|eyJ[\w-]{20}/);
  });
});
