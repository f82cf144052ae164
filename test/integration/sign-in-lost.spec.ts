import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { createEntraEmulator, type EntraEmulator } from '../../demo/entra/emulator.js';
import { type SentActivity, teamsMessage } from '../helpers/bot-channel.js';
import { openFreshDatabase } from '../helpers/database.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';

const ADMIN = { id: '29:admin', aadObjectId: '44444444-4444-4444-8444-444444444444' };
const ADMIN_CHAT = {
  id: 'a:admin',
  conversationType: 'personal',
  tenantId: '22222222-2222-4222-8222-222222222222',
};
const QUESTION = 'license usage for DT DEMO CSP CUSTOMER 005';

describe('a lost sign-in', () => {
  let entra: EntraEmulator;
  let database: Awaited<ReturnType<typeof openFreshDatabase>>;
  let bot: RunningBot;
  const seen: SentActivity[] = [];

  before(async () => {
    // So short that msal renews it for every question.
    entra = await createEntraEmulator({ accessTokenLifetimeS: 200 });
    database = await openFreshDatabase();
    bot = await startBot(
      {
        DATABASE_URL: database.databaseUrl,
        PARTNER_CENTER_REFRESH_TOKEN: entra.issueRefreshToken(),
        ADMIN_USER_IDS: ADMIN.aadObjectId,
      },
      entra,
    );
  });
  after(async () => {
    await bot.close();
    await database.close();
    await entra.close();
  });

  async function ask(): Promise<string> {
    seen.push(...bot.channel.sent.splice(0));
    assert.equal((await bot.post(teamsMessage(bot.channel, QUESTION))).status, 200);
    return (
      bot.channel.sent.find(({ path, activity }) => activity.type === 'message' && path.includes('a%3Achat'))
        ?.activity.text ?? ''
    );
  }

  function notices() {
    return [...seen, ...bot.channel.sent].filter(
      ({ path, activity }) => path.includes('a%3Aadmin') && /npm run consent/.test(JSON.stringify(activity)),
    );
  }

  /** Notices go out by jobs of their own. */
  async function noticed(): Promise<void> {
    while (notices().length === 0) await delay(20);
  }

  /** App-only tokens may still be asked for: they are how names resolve while nobody is signed in. */
  function renewalsTried(): number {
    return entra.grantLog.filter(({ grantType }) => grantType === 'refresh_token').length;
  }

  async function readiness() {
    const response = await fetch(`${bot.url}/readyz`);
    return { status: response.status, body: await response.text() };
  }

  it('is told to an admin once, answered to everyone, and seen at /readyz', async () => {
    await bot.post(teamsMessage(bot.channel, 'help', { from: ADMIN, conversation: ADMIN_CHAT }));
    assert.match(await ask(), /8 of 8 seats unused/);
    assert.equal((await readiness()).status, 200);

    entra.revoke();
    assert.match(await ask(), /not signed in at Partner Center/);
    await noticed();
    assert.match(JSON.stringify(notices()[0]?.activity), /npm run consent.*Reference: [0-9a-f]{8}/);
    assert.equal(notices()[0]?.authorization, 'Bearer token-of-the-bot');

    const renewals = renewalsTried();
    assert.match(await ask(), /not signed in at Partner Center/);
    assert.equal(renewalsTried(), renewals);

    const { status, body } = await readiness();
    assert.equal(status, 503);
    assert.match(body, /npm run consent/);
    assert.equal((await fetch(`${bot.url}/healthz`)).status, 200);
    assert.equal(notices().length, 1);
  });

  it('leaves no token in the log', () => {
    assert.doesNotMatch(bot.log.join('\n'), /eyJ|refresh_token=|token-of-the-bot/);
  });
});
