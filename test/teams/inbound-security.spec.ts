import assert from 'node:assert/strict';
import { TENANT_ID, type TokenOptions, teamsMessage } from '../helpers/bot-channel.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';

const STRANGER = '99999999-9999-4999-8999-999999999999';

describe('POST /api/messages, the way in', () => {
  let bot: RunningBot;
  before(async () => {
    bot = await startBot();
  });
  after(() => bot.close());
  beforeEach(() => bot.channel.sent.splice(0));

  async function assertRefused(status: number, body: unknown, authorization?: string | null): Promise<void> {
    const answer = await bot.post(body, authorization);
    assert.equal(answer.status, status, answer.body);
    assert.equal(bot.channel.sent.length, 0);
    assert.doesNotMatch(answer.body, /\bat \/|\.js:|eyJ/);
  }

  it('answers a good token with 200 and a reply', async () => {
    assert.equal((await bot.post(teamsMessage(bot.channel, 'help'))).status, 200);
    assert.equal(bot.channel.sent.length, 1);
    assert.equal(bot.channel.sent[0]?.authorization, 'Bearer token-of-the-bot');
  });

  it('forgives a token that ran out two minutes ago', async () => {
    const authorization = `Bearer ${bot.channel.token({ claims: { exp: inSeconds(-120) } })}`;
    assert.equal((await bot.post(teamsMessage(bot.channel, 'help'), authorization)).status, 200);
    assert.equal(bot.channel.sent.length, 1);
  });

  /** Made when it is used: the whole suite may take minutes. */
  const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

  const badTokens: [what: string, token: () => TokenOptions][] = [
    ['for another audience', () => ({ claims: { aud: STRANGER } })],
    ['of another issuer', () => ({ claims: { iss: 'https://evil.example' } })],
    ['that ran out ten minutes ago', () => ({ claims: { exp: inSeconds(-600) } })],
    ['that is not valid yet', () => ({ claims: { nbf: inSeconds(3600) } })],
    ['signed by an unknown key id', () => ({ header: { kid: 'unknown' } })],
    ['for another serviceUrl', () => ({ claims: { serviceurl: 'https://evil.example' } })],
    ['without a serviceUrl', () => ({ claims: { serviceurl: undefined } })],
    ['of a key that does not endorse Teams', () => ({ header: { kid: 'unendorsed' } })],
    ['signed by another key', () => ({ foreignKey: true })],
    ['that is not signed (alg none)', () => ({ unsigned: true })],
    ['signed HS256 with the public key', () => ({ hmacWithPublicKey: true })],
  ];
  for (const [what, options] of badTokens) {
    it(`refuses a token ${what} with 401`, async () => {
      await assertRefused(401, teamsMessage(bot.channel, 'help'), `Bearer ${bot.channel.token(options())}`);
    });
  }

  for (const [what, authorization] of [
    ['no header', null],
    ['garbage', 'garbage'],
    ['a bearer of garbage', 'Bearer a.b.c'],
    ['basic credentials', 'Basic dXNlcjpwYXNz'],
  ] as const) {
    it(`refuses ${what} with 401`, () =>
      assertRefused(401, teamsMessage(bot.channel, 'help'), authorization));
  }

  it('prints nothing of keys or tokens to the log', () => {
    assert.doesNotMatch(bot.log.join('\n'), /BEGIN|eyJ|"n":|partner-center-token|app-password/);
  });

  const badBodies: [what: string, status: number, body: (bot: RunningBot) => unknown][] = [
    [
      'an activity without serviceUrl',
      400,
      ({ channel }) => teamsMessage(channel, 'help', { serviceUrl: undefined }),
    ],
    [
      'an activity with a serviceUrl that is none',
      400,
      ({ channel }) => teamsMessage(channel, 'x', { serviceUrl: 'file:///etc' }),
    ],
    ['an empty object', 400, () => ({})],
    ['a numeric type', 400, ({ channel }) => teamsMessage(channel, 'help', { type: 7 })],
    ['a text that is no text', 400, ({ channel }) => teamsMessage(channel, 'help', { text: { $gt: '' } })],
    [
      'a conversation id that no header can hold',
      400,
      ({ channel }) => teamsMessage(channel, 'help', { conversation: { id: 'a:維', tenantId: TENANT_ID } }),
    ],
    ['an array', 400, () => []],
    ['garbage JSON', 400, () => '{"type": "mess'],
    ['6 MB', 413, () => JSON.stringify({ type: 'message', text: 'a'.repeat(6_000_000) })],
  ];
  for (const [what, status, body] of badBodies) {
    it(`refuses ${what} with ${status}`, () => assertRefused(status, body(bot)));
  }

  for (const [body, reason] of [
    ['null', 'is not a Bot Framework activity'],
    ['"x"', 'is not a Bot Framework activity'],
    ['7', 'is not a Bot Framework activity'],
    ['', 'is not valid JSON'],
    ['{"type": "mess', 'is not valid JSON'],
  ] as const) {
    it(`says what is wrong with the body ${body || 'of no bytes'}`, async () => {
      const response = await fetch(`${bot.url}/api/messages`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${bot.channel.token()}` },
      });
      assert.equal(response.status, 400);
      assert.deepEqual(await response.json(), { error: `The body ${reason}.` });
    });
  }

  it('refuses a body that is not JSON with 415', async () => {
    const response = await fetch(`${bot.url}/api/messages`, { method: 'POST', body: 'hello' });
    assert.equal(response.status, 415);
  });

  const tenants: [what: string, changes: Record<string, unknown>][] = [
    [
      'another tenant',
      { conversation: { id: 'c', tenantId: STRANGER }, channelData: { tenant: { id: STRANGER } } },
    ],
    ['no tenant', { conversation: { id: 'c' }, channelData: {} }],
    ['two tenants that differ', { channelData: { tenant: { id: STRANGER } } }],
  ];
  for (const [what, changes] of tenants) {
    it(`refuses an activity of ${what} with 403 and no reply`, () =>
      assertRefused(403, teamsMessage(bot.channel, 'help', changes)));
  }

  it('still answers after all of that', async () => {
    assert.equal((await bot.post(teamsMessage(bot.channel, 'help'))).status, 200);
  });
});

describe('ALLOWED_USER_IDS', () => {
  let bot: RunningBot;
  before(async () => {
    bot = await startBot({ ALLOWED_USER_IDS: '33333333-3333-4333-8333-333333333333' });
  });
  after(() => bot.close());
  beforeEach(() => bot.channel.sent.splice(0));

  const stranger = { from: { id: '29:eve', aadObjectId: STRANGER } };

  it('answers a listed person', async () => {
    await bot.post(teamsMessage(bot.channel, 'help'));
    assert.match(bot.channel.sent[0]?.activity.summary ?? '', /license usage/);
  });

  it('gives others one polite refusal without data', async () => {
    await bot.post(teamsMessage(bot.channel, 'license usage for Contoso', stranger));
    await bot.post(teamsMessage(bot.channel, 'help', { from: { id: '29:nobody' } }));
    assert.equal(bot.channel.sent.length, 2);
    for (const { activity } of bot.channel.sent) {
      assert.match(activity.summary ?? '', /not on the list/);
      assert.doesNotMatch(JSON.stringify(activity), /Contoso/);
    }
  });

  it('gives nothing out through a button either', async () => {
    const value = {
      action: {
        type: 'Action.Execute',
        verb: 'show-customer',
        data: {
          verb: 'show-customer',
          customerId: '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04',
          view: 'usage',
          page: 0,
          fresh: false,
        },
      },
    };
    const invoke = { ...stranger, type: 'invoke', name: 'adaptiveCard/action', value };
    const { body } = await bot.post(teamsMessage(bot.channel, '', invoke));
    assert.match(body, /not on the list/);
    assert.doesNotMatch(body, /DT DEMO/);
  });
});

describe('ALLOW_ANONYMOUS', () => {
  let bot: RunningBot;
  before(async () => {
    bot = await startBot({
      ALLOW_ANONYMOUS: 'true',
      MicrosoftAppId: '',
      MicrosoftAppPassword: '',
      MicrosoftAppTenantId: '',
      ToBotFromChannelOpenIdMetadataUrl: '',
      ToBotFromChannelTokenIssuer: '',
      ToBotFromEmulatorOpenIdMetadataUrl: '',
      ToChannelFromBotLoginUrl: '',
      ToChannelFromBotOAuthScope: '',
    });
  });
  after(() => bot.close());

  it('answers any client of the Bot Connector protocol on this machine', async () => {
    assert.equal(
      (await bot.post(teamsMessage(bot.channel, 'license usage for DT DEMO CSP CUSTOMER 005'), null)).status,
      200,
    );
    const [reply] = bot.channel.sent;
    assert.match(reply?.activity.text ?? '', /8 of 8 seats unused/);
    assert.equal(reply?.activity.attachments?.[0]?.contentType, 'application/vnd.microsoft.card.adaptive');
  });

  it('sends nothing to another machine', async () => {
    const { status } = await bot.post(
      teamsMessage(bot.channel, 'help', { serviceUrl: 'http://192.0.2.1/' }),
      null,
    );
    assert.equal(status, 400);
  });
});
