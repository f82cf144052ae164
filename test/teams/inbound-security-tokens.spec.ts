import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { APP_ID, ISSUER, TENANT_ID, type TokenOptions, teamsMessage } from '../helpers/bot-channel.js';
import { json, type LocalHttpServer, startHttpServer } from '../helpers/http-server.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';

// The list that botbuilder itself goes by; the package does not export it.
const { ToBotFromBotOrEmulatorTokenValidationParameters: EMULATOR_TOKENS } = createRequire(import.meta.url)(
  'botframework-connector/lib/auth/tokenValidationParameters.js',
) as { readonly ToBotFromBotOrEmulatorTokenValidationParameters: { readonly issuer: readonly string[] } };
const OTHER_TENANT = '99999999-9999-4999-8999-999999999999';

/** What botbuilder's other ways in take: tokens of Entra for the bot's own app, of its Emulator and of other bots. */
const ENTRA = { serviceurl: undefined, ver: '2.0', azp: APP_ID, appid: APP_ID };

describe('POST /api/messages, tokens a forger might try', () => {
  let bot: RunningBot;
  /** Where a header of the token's own says that its key is. */
  let keys: LocalHttpServer;
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = {
    ...foreign.publicKey.export({ format: 'jwk' }),
    kid: 'own',
    use: 'sig',
    endorsements: ['msteams'],
  };

  before(async () => {
    bot = await startBot();
    keys = await startHttpServer(json({ keys: [jwk] }));
  });
  after(async () => {
    await bot.close();
    await keys.close();
  });
  beforeEach(() => bot.channel.sent.splice(0));

  async function assertRefused(token: string, changes: object = {}): Promise<void> {
    const answer = await bot.post(teamsMessage(bot.channel, 'help', { ...changes }), `Bearer ${token}`);
    assert.equal(answer.status, 401, answer.body);
    assert.deepEqual(JSON.parse(answer.body), { error: 'The request is not authenticated.' });
    assert.equal(bot.channel.sent.length, 0);
  }

  /** Signed by the forger, who says in the header where to find the key. */
  function forged(header: object): string {
    const [, payload] = bot.channel.token().split('.');
    const head = Buffer.from(JSON.stringify({ alg: 'RS256', typ: 'JWT', ...header })).toString('base64url');
    const input = `${head}.${payload}`;
    return `${input}.${createSign('RSA-SHA256').update(input).sign(foreign.privateKey, 'base64url')}`;
  }

  const headers: readonly (readonly [string, () => object])[] = [
    ['with its own key in the header (jwk)', () => ({ kid: 'own', jwk })],
    ['that says where its key is (jku)', () => ({ kid: 'own', jku: `${keys.url}/keys` })],
    ['that says where its certificate is (x5u)', () => ({ kid: 'own', x5u: `${keys.url}/certificate` })],
    [
      'with a certificate in the header (x5c)',
      () => ({ kid: 'own', x5c: [Buffer.from('x').toString('base64')] }),
    ],
    ['whose key id is an address', () => ({ kid: `${keys.url}/keys` })],
    ['whose key id is a path', () => ({ kid: '../../../../dev/null' })],
    ['whose key id is a property of every object', () => ({ kid: '__proto__' })],
    ['without a key id', () => ({})],
  ];
  for (const [what, header] of headers) {
    it(`refuses a token ${what}, and looks nothing up`, async () => {
      await assertRefused(forged(header()));
      assert.deepEqual(keys.requests, []);
    });
  }

  const issued: readonly (readonly [string, TokenOptions, object?])[] = [
    [
      'of the Emulator',
      { claims: { ...ENTRA, iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' } },
    ],
    [
      'of Entra in the tenant of the bot',
      { claims: { ...ENTRA, iss: `https://login.microsoftonline.com/${TENANT_ID}/v2.0`, tid: TENANT_ID } },
    ],
    [
      'of Entra in another tenant',
      {
        claims: {
          ...ENTRA,
          iss: `https://login.microsoftonline.com/${OTHER_TENANT}/v2.0`,
          tid: OTHER_TENANT,
        },
      },
    ],
    [
      'of another bot',
      {
        claims: { ...ENTRA, azp: OTHER_TENANT, iss: `https://sts.windows.net/${TENANT_ID}/`, tid: TENANT_ID },
      },
    ],
    [
      'of Entra for the App Service channel',
      { claims: { ...ENTRA, iss: `https://sts.windows.net/${TENANT_ID}/` } },
      { channelId: 'AseChannel' },
    ],
    ['of several issuers', { claims: { iss: [ISSUER, 'https://evil.example'] } }],
    ['for several audiences', { claims: { aud: [APP_ID, OTHER_TENANT] } }],
    ['without an audience', { claims: { aud: undefined } }],
    ['that never runs out', { claims: { exp: undefined } }],
    ['that runs out at no time', { claims: { exp: 'never' } }],
    ['of another algorithm, by name', { header: { alg: 'PS256' } }],
  ];
  for (const [what, options, changes] of issued) {
    it(`refuses a token ${what}, well signed`, () => assertRefused(bot.channel.token(options), changes));
  }

  it('refuses what is cut off, put together or swapped', async () => {
    const [header = '', payload = '', signature = ''] = bot.channel.token().split('.');
    const [, other] = bot.channel.token({ claims: { name: 'Eve' } }).split('.');
    for (const token of [
      `${header}.${payload}`,
      `${header}.${payload}.`,
      `.${payload}.${signature}`,
      `${header}.${other}.${signature}`,
      `${header}.${payload}.${signature}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -8)}`,
      `${header}..${signature}`,
      Buffer.from('null').toString('base64url').padStart(4, 'e').concat('.bnVsbA.x'),
    ]) {
      await assertRefused(token);
    }
  });

  it('keeps nothing of an unproven token: botbuilder would trust the tenant it names as an issuer from then on', async () => {
    const trusted = [...EMULATOR_TOKENS.issuer];
    for (const tid of [randomUUID(), randomUUID()]) {
      const claims = { ...ENTRA, iss: `https://sts.windows.net/${tid}/`, tid };
      await assertRefused(bot.channel.token({ foreignKey: true, claims }));
    }
    assert.deepEqual(EMULATOR_TOKENS.issuer, trusted);
  });

  it('refuses another channel than Teams, where people say themselves what tenant they are of', async () => {
    // A key is for the channels that it endorses, and Microsoft's own endorse several.
    const webchat = bot.channel.token({ header: { kid: 'unendorsed' } });
    for (const [channelId, token, status] of [
      ['webchat', webchat, 401],
      ['msteams', webchat, 401],
      ['webchat', bot.channel.token(), 403],
      ['AseChannel', bot.channel.token(), 403],
      ['directline', bot.channel.token(), 403],
      ['MSTEAMS', bot.channel.token(), 403],
      ['msteams ', bot.channel.token(), 403],
    ] as const) {
      const answer = await bot.post(teamsMessage(bot.channel, 'help', { channelId }), `Bearer ${token}`);
      assert.equal(answer.status, status, channelId);
    }
    assert.equal(bot.channel.sent.length, 0);
  });

  it('gives a replayed token nothing in another tenant or at another address', async () => {
    const token = `Bearer ${bot.channel.token()}`;
    assert.equal((await bot.post(teamsMessage(bot.channel, 'help'), token)).status, 200);
    const elsewhere = { conversation: { id: 'a:chat', tenantId: OTHER_TENANT }, channelData: {} };
    assert.equal((await bot.post(teamsMessage(bot.channel, 'help', elsewhere), token)).status, 403);
    for (const serviceUrl of [`${bot.channel.url}/`, `${bot.channel.url}@evil.example`, keys.url]) {
      assert.equal((await bot.post(teamsMessage(bot.channel, 'help', { serviceUrl }), token)).status, 401);
    }
    assert.deepEqual(keys.requests, []);
    assert.equal(bot.channel.sent.length, 1);
  });
});
