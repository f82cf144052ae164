import assert from 'node:assert/strict';
import { openStage, readUsage, type Stage } from '../partner-center/sign-in/stage.js';
import { runConsent } from './consent-program.js';

const ADDRESS = /^(http:\/\/127\.0\.0\.1:\d+\/\S+\/authorize\?\S+)$/m;
const CODE = /enter the code (\w+)/;

describe('npm run consent', () => {
  let stage: Stage;
  let env: Record<string, string>;
  beforeEach(async () => {
    stage = await openStage({ strictRotation: true, deviceCodeIntervalS: 1 });
    env = { ...stage.env, DATABASE_URL: stage.db.databaseUrl };
  });
  afterEach(() => stage.close());

  it('signs in through the browser, says who, where, with MFA and until when, and the bot can go on with it', async () => {
    let page = '';
    const result = await runConsent(env, [], ADDRESS, async (address) => {
      page = await (await fetch(address)).text();
    });
    assert.equal(result.exitCode, 0, result.stderr);
    const { user, tenant } = stage.entra;
    assert.match(
      result.stdout,
      new RegExp(`Signed in as ${user.userPrincipalName}, tenant ${tenant.tenantId}\\.`),
    );
    assert.match(result.stdout, /Multi-factor authentication: yes/);
    assert.match(result.stdout, /lasts until 20\d\d-\S+Z/);
    assert.match(page, /<h1>Signed in to Partner Center<\/h1>/);
    assert.match(page, new RegExp(user.userPrincipalName));
    assert.doesNotMatch(result.stdout + result.stderr + page, /eyJ|[012]\.A[\w-]{20}/);
    assert.ok((await readUsage(stage.replica()))?.length);
  });

  it('signs in by device code, and renews at once to prove that the secret fits', async () => {
    stage.entra.configure({ autoApprove: false });
    const result = await runConsent(env, ['--device-code'], CODE, (code) => {
      stage.entra.decideDeviceCode(code, 'approve');
    });
    assert.equal(result.exitCode, 0, result.stderr);
    assert.match(result.stdout, /Open http:\/\/127\.0\.0\.1:\d+\/devicelogin\n/);
    assert.equal(stage.entra.grantLog.at(-1)?.grantType, 'refresh_token');
    assert.ok((await readUsage(stage.replica()))?.length);
  });

  it('sees with price sheets that the sign-in is good for their host too', async () => {
    const withPrices = { ...env, PRICE_SHEET: 'partner-center' };
    const good = await runConsent(withPrices, [], ADDRESS, (address) => fetch(address));
    assert.equal(good.exitCode, 0, good.stderr);
    assert.match(good.stdout, /^Price sheets: yes/m);
  });

  it('says what to do when the sign-in is not good for price sheets, and keeps it', async () => {
    const withPrices = { ...env, PRICE_SHEET: 'partner-center' };
    stage.entra.configure({ priceConsent: false, autoApprove: false });
    const bad = await runConsent(withPrices, ['--device-code'], CODE, (code) => {
      stage.entra.decideDeviceCode(code, 'approve');
    });
    assert.equal(bad.exitCode, 2, bad.stderr);
    assert.match(bad.stdout, /^Price sheets: NO .*user_impersonation of "Microsoft Partner \(Dev Center\)"/m);
    assert.doesNotMatch(bad.stdout + bad.stderr, /eyJ|[012]\.A[\w-]{20}/);
    // The sign-in itself stands.
    assert.ok((await readUsage(stage.replica()))?.length);
  });

  it('says so loudly when the sign-in has no MFA', async () => {
    stage.entra.configure({ mfa: false });
    const result = await runConsent(env, [], ADDRESS, (address) => fetch(address));
    assert.equal(result.exitCode, 2);
    assert.match(result.stdout, /Multi-factor authentication: NO/);
  });

  it('names every missing setting and changes nothing', async () => {
    const result = await runConsent({ ...env, PARTNER_CENTER_CLIENT_ID: '', TOKEN_CACHE_KEY: '' });
    assert.equal(result.exitCode, 78);
    assert.match(result.stderr, /PARTNER_CENTER_CLIENT_ID is missing/);
    assert.match(result.stderr, /TOKEN_CACHE_KEY is missing/);
    const trial = { PARTNER_CENTER_ACCESS_TOKEN: 'x' };
    const withToken = await runConsent(trial);
    assert.equal(withToken.exitCode, 78);
    assert.match(withToken.stderr, /PARTNER_CENTER_TENANT_ID/);
    assert.deepEqual(stage.entra.requests, []);
  });

  it('says what is wrong with the database before anybody signs in', async () => {
    const result = await runConsent({ ...env, DATABASE_URL: 'postgres://127.0.0.1:1/none' });
    assert.equal(result.exitCode, 1);
    assert.match(result.stderr, /DATABASE_URL cannot be used: .*start PostgreSQL/);
    assert.equal(result.stdout, '');
  });

  it('gives up when nobody comes', async () => {
    stage.entra.configure({ autoApprove: false });
    const [browser, device] = await Promise.all([
      runConsent(env, ['--timeout', '1']),
      runConsent(env, ['--timeout', '1', '--device-code']),
    ]);
    for (const { exitCode, stderr } of [browser, device]) {
      assert.equal(exitCode, 1);
      assert.match(stderr, /Nobody signed in within 1 seconds/);
    }
    assert.equal((await stage.replica().signIn.status()).kind, 'never');
  });
});
