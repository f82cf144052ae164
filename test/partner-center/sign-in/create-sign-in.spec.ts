import assert from 'node:assert/strict';
import sinon from 'sinon';
import { DEMO_CLIENT } from '../../../demo/entra/identities.js';
import { readConfig } from '../../../src/config/config.js';
import { storeSignIn } from '../../../src/partner-center/sign-in/consent/store-sign-in.js';
import { SIGN_IN_LOSS_NAME, signInLossSchema } from '../../../src/partner-center/sign-in/loss.js';
import { createSettingState } from '../../../src/storage/operations/setting-state-store.js';
import { createTokenCacheStore } from '../../../src/storage/sign-in/token-cache-store.js';
import { createSelfSignedCertificate } from '../../demo/entra/self-signed-certificate.js';
import { faultOf } from '../support.js';
import { CLOCK, createCall } from './calls.js';
import { grantsOf, openStage, type Replica, readName, readUsage, type Stage } from './stage.js';

const MINUTE_MS = 60_000;
const tokenOf = ({ signIn }: Replica, kind: 'app-user' | 'app-only-allowed' = 'app-user') =>
  signIn.accessToken.getAccessToken(kind, createCall());

describe('createSignIn', () => {
  let clock: sinon.SinonFakeTimers;
  let stage: Stage;

  beforeEach(async () => {
    clock = sinon.useFakeTimers({ now: new Date('2026-11-21T09:30:00Z'), toFake: ['Date'] });
    stage = await openStage({ strictRotation: true });
  });
  afterEach(async () => {
    await stage.close();
    clock.restore();
  });

  it('makes one request however many ask, and each gets its own correlation id when it fails', async () => {
    await stage.signIn();
    clock.tick(60 * MINUTE_MS);
    const replica = stage.replica();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => tokenOf(replica)));
    assert.equal(new Set(tokens).size, 1);
    assert.deepEqual(grantsOf(stage.entra).slice(1), ['refresh_token issued']);

    stage.entra.revoke();
    clock.tick(60 * MINUTE_MS);
    const calls = Array.from({ length: 50 }, createCall);
    const failures = await Promise.all(
      calls.map((call) => faultOf(replica.signIn.accessToken.getAccessToken('app-user', call))),
    );
    assert.deepEqual(
      failures.map(({ correlationId }) => correlationId),
      calls.map(({ correlationId }) => correlationId),
    );
    assert.deepEqual(grantsOf(stage.entra).slice(2), ['refresh_token invalid_grant']);
    assert.equal(replica.alerts.length, 1);
  });

  it('renews five minutes before the token expires, and not sooner', async () => {
    await stage.signIn();
    const replica = stage.replica();
    clock.tick(54 * MINUTE_MS);
    const first = await tokenOf(replica);
    assert.equal(stage.entra.grantLog.length, 1);
    clock.tick(MINUTE_MS);
    assert.notEqual(await tokenOf(replica), first);
    assert.equal(stage.entra.grantLog.length, 2);
  });

  it('passes on the correlation id of the call to the sign-in service', async () => {
    await stage.signIn();
    clock.tick(60 * MINUTE_MS);
    const call = createCall();
    await stage.replica().signIn.accessToken.getAccessToken('app-user', call);
    assert.match(stage.entra.requests.at(-1)?.path ?? '', new RegExp(call.correlationId));
  });

  it('goes on with the token it has while the sign-in service is down, until shortly before its end', async () => {
    await stage.signIn();
    // As the real service: an answer that was cut off has renewed the token all the same.
    stage.entra.configure({ strictRotation: false });
    const replica = stage.replica();
    const token = await tokenOf(replica);
    for (const fault of [
      { kind: 'unavailable' },
      { kind: 'html', status: 200 },
      { kind: 'reset' },
    ] as const) {
      stage.entra.faults.set([{ fault }]);
      clock.setSystemTime(new Date('2026-11-21T10:28:00Z'));
      assert.equal(await tokenOf(replica), token, fault.kind);
      clock.setSystemTime(new Date('2026-11-21T10:29:45Z'));
      const failure = await faultOf(tokenOf(replica));
      assert.deepEqual([failure.fault, failure.retryable], ['unavailable', true], fault.kind);
    }
    assert.deepEqual(replica.alerts, []);
    stage.entra.faults.clear();
    assert.notEqual(await tokenOf(replica), token);
  });

  it('leaves the sign-in service alone for as long as it asks', async () => {
    await stage.signIn();
    clock.tick(60 * MINUTE_MS);
    const replica = stage.replica();
    stage.entra.faults.set([{ fault: { kind: 'throttled', retryAfter: 30 }, times: 1 }]);
    assert.equal((await faultOf(tokenOf(replica))).retryAfterMs, 30_000);
    const requests = stage.entra.requests.length;
    clock.tick(10_000);
    assert.equal((await faultOf(tokenOf(replica))).retryAfterMs, 20_000);
    assert.equal(stage.entra.requests.length, requests);
    clock.tick(20_000);
    await tokenOf(replica);
  });

  it('goes on with the token it has while the database hangs', async () => {
    await stage.signIn();
    const replica = stage.replica();
    const token = await tokenOf(replica);
    clock.tick(2_000);
    const client = await stage.db.database.pool.connect();
    try {
      await client.query('begin; lock table setting_state');
      assert.equal(await tokenOf(replica), token);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('does not leave it alone for longer because the clock was set back', async () => {
    await stage.signIn();
    clock.tick(60 * MINUTE_MS);
    const replica = stage.replica();
    stage.entra.faults.set([{ fault: { kind: 'throttled', retryAfter: 30 }, times: 1 }]);
    await faultOf(tokenOf(replica));
    clock.setSystemTime(Date.now() - 5 * MINUTE_MS);
    await tokenOf(replica);
  });

  it('renews once when the API refuses a token, and takes the token another replica has renewed', async () => {
    await stage.signIn();
    const [first, second] = [stage.replica(), stage.replica()];
    const token = await tokenOf(first);
    assert.equal(await tokenOf(second), token);
    stage.api.faults.set([{ fault: { kind: 'unauthorized' }, times: 1 }]);
    assert.ok((await readUsage(first))?.length);
    assert.deepEqual(grantsOf(stage.entra).slice(1), ['refresh_token issued']);
    second.signIn.accessToken.invalidate?.(token);
    assert.equal(await tokenOf(second), await tokenOf(first));
    second.signIn.accessToken.invalidate?.(token);
    assert.equal(
      await tokenOf(second),
      await tokenOf(first),
      'a late refusal of the old token changes nothing',
    );
    assert.equal(stage.entra.grantLog.length, 2);
  });

  it('says that nobody is signed in, once to the admins, and makes app-only calls', async () => {
    const replica = stage.replica();
    assert.deepEqual(await replica.signIn.status(), { kind: 'never' });
    assert.equal((await faultOf(readUsage(replica))).fault, 'sign-in-lost');
    assert.equal((await faultOf(readUsage(replica))).fault, 'sign-in-lost');
    assert.equal(replica.alerts.length, 1);
    assert.deepEqual(await replica.signIn.status(), { kind: 'never' }, 'what never was is not lost');
    assert.ok(await readName(replica));
    assert.ok(await readName(replica));
    assert.deepEqual(grantsOf(stage.entra), ['client_credentials issued']);
    clock.tick(60 * MINUTE_MS);
    assert.ok(await readName(replica));
    assert.equal(stage.entra.grantLog.length, 2, 'an app-only token is renewed too');
  });

  it('takes another app-only token when the API refuses one', async () => {
    const replica = stage.replica();
    assert.ok(await readName(replica));
    stage.api.faults.set([{ fault: { kind: 'unauthorized' }, times: 1 }]);
    assert.ok(await readName(replica));
    assert.deepEqual(grantsOf(stage.entra), ['client_credentials issued', 'client_credentials issued']);
  });

  it('signs requests with the certificate where there is one', async () => {
    const { certificate, privateKey } = createSelfSignedCertificate();
    const other = await openStage({ client: { ...DEMO_CLIENT, clientSecret: 'none', certificate } });
    try {
      const env = {
        PARTNER_CENTER_CLIENT_SECRET: '',
        PARTNER_CENTER_CLIENT_CERTIFICATE: certificate,
        PARTNER_CENTER_CLIENT_CERTIFICATE_KEY: privateKey,
      };
      await other.consent(env).byBrowser({ port: 0, timeoutMs: 10_000, show: (url) => void fetch(url) });
      clock.tick(60 * MINUTE_MS);
      assert.ok((await readUsage(other.replica(env)))?.length);
      assert.deepEqual(grantsOf(other.entra), ['authorization_code issued', 'refresh_token issued']);
    } finally {
      await other.close();
    }
  });

  it('tells a refused app from a lost sign-in, and the right secret goes on', async () => {
    await stage.signIn();
    clock.tick(60 * MINUTE_MS);
    const wrong = stage.replica({ PARTNER_CENTER_CLIENT_SECRET: 'expired' });
    const failure = await faultOf(readUsage(wrong));
    assert.equal(failure.fault, 'unauthorized');
    assert.equal((await wrong.signIn.status()).kind, 'signed-in');
    assert.match(failure.message, /invalid_client, AADSTS7000215/);
    assert.ok((await readUsage(stage.replica()))?.length);
  });

  it('says what to do when the stored sign-in has another key, and tells no other replica', async () => {
    await stage.signIn();
    const other = stage.replica({ TOKEN_CACHE_KEY: Buffer.alloc(32, 1).toString('base64') });
    const failure = await faultOf(readUsage(other));
    assert.equal(failure.fault, 'sign-in-lost');
    assert.match(failure.message, /another TOKEN_CACHE_KEY/);
    assert.equal((await other.signIn.status()).kind, 'unreadable');
    assert.ok(await readName(other), 'app-only calls go on');
    assert.ok((await readUsage(stage.replica()))?.length);
  });

  it('gives out no token for another API', async () => {
    const { signIn } = readConfig(stage.env, { bot: false, partnerCenter: true }).partnerCenter;
    assert.ok(signIn);
    const { kysely } = stage.db.database;
    const grant = {
      accessToken: stage.entra.issueAccessToken({ audience: 'https://graph.windows.net' }),
      expiresAt: new Date(Date.now() + 60 * MINUTE_MS),
      account: { username: undefined, tenantId: undefined },
      cache: '',
    };
    await storeSignIn(grant, {
      settings: signIn,
      vault: createTokenCacheStore(kysely, signIn.tokenCacheKey),
      lossStore: createSettingState(kysely, SIGN_IN_LOSS_NAME, signInLossSchema),
      clock: CLOCK,
    });
    assert.equal((await faultOf(readUsage(stage.replica()))).fault, 'wrong-audience');
    assert.equal(stage.api.requests.length, 0);
  });

  it('goes on with its token while the database is away', async () => {
    await stage.signIn();
    const replica = stage.replica();
    const token = await tokenOf(replica);
    await stage.db.database.pool.query('alter table setting_state rename to away');
    clock.tick(2000);
    assert.equal(await tokenOf(replica), token);
    await stage.db.database.pool.query('alter table away rename to setting_state');
  });

  it('uses a renewed token even when it cannot be stored', async () => {
    await stage.signIn();
    stage.entra.configure({ strictRotation: false });
    clock.tick(60 * MINUTE_MS);
    const { pool } = stage.db.database;
    await pool.query(`
      create function refuse() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$;
      create trigger refuse before insert or update on token_cache execute function refuse()`);
    const replica = stage.replica();
    assert.ok((await readUsage(replica))?.length);
    assert.ok((await readUsage(replica))?.length);
    assert.deepEqual(grantsOf(stage.entra).slice(1), ['refresh_token issued']);
    assert.match(replica.log.join(''), /the renewed sign-in could not be stored/);
    await pool.query('drop trigger refuse on token_cache');
    assert.ok((await readUsage(stage.replica()))?.length);
  });

  it('tells the admins again when they could not be told', async () => {
    const replica = stage.replica();
    const { push } = replica.alerts;
    replica.alerts.push = () => {
      throw new Error('Teams is away');
    };
    assert.equal((await faultOf(readUsage(replica))).fault, 'sign-in-lost');
    replica.alerts.push = push;
    assert.equal((await faultOf(readUsage(stage.replica()))).fault, 'sign-in-lost');
    assert.equal((await faultOf(readUsage(replica))).fault, 'sign-in-lost');
    assert.equal(replica.alerts.length, 0, 'the other replica has told them');
  });
});
