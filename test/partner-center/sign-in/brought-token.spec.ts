import assert from 'node:assert/strict';
import { faultOf } from '../support.js';
import { grantsOf, openStage, readUsage, type Stage } from './stage.js';

describe('PARTNER_CENTER_REFRESH_TOKEN', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ strictRotation: true, accessTokenLifetimeS: 120 });
  });
  afterEach(() => stage.close());

  const withToken = (token: string) => stage.replica({ PARTNER_CENTER_REFRESH_TOKEN: token });

  it('is taken once: a restart goes on with the rotated one', async () => {
    const brought = stage.entra.issueRefreshToken();
    assert.ok((await readUsage(withToken(brought)))?.length);
    for (let restarts = 0; restarts < 3; restarts += 1)
      assert.ok((await readUsage(withToken(brought)))?.length);
    // Taking the old one again would be refused: rotation is strict.
    assert.deepEqual(new Set(grantsOf(stage.entra)), new Set(['refresh_token issued']));
  });

  it('is taken by one of the replicas that start together', async () => {
    const brought = stage.entra.issueRefreshToken();
    const replicas = Array.from({ length: 4 }, () => withToken(brought));
    await Promise.all(replicas.map((replica) => readUsage(replica)));
    assert.deepEqual(new Set(grantsOf(stage.entra)), new Set(['refresh_token issued']));
  });

  it('is taken again when it has changed, and ends a loss', async () => {
    await readUsage(withToken(stage.entra.issueRefreshToken()));
    stage.entra.revoke();
    const lost = withToken(stage.entra.issueRefreshToken());
    stage.entra.revoke();
    assert.equal((await faultOf(readUsage(lost))).fault, 'sign-in-lost');
    assert.equal(lost.alerts.length, 1);
    const anew = withToken(stage.entra.issueRefreshToken());
    assert.ok((await readUsage(anew))?.length);
    assert.deepEqual(anew.alerts, []);
    assert.equal((await lost.signIn.status()).kind, 'signed-in');
  });

  it('does not harm a sign-in that works when it is worth nothing, and is not tried again', async () => {
    await stage.signIn();
    const replica = withToken('1.Anonsense');
    assert.ok((await readUsage(replica))?.length);
    assert.ok((await readUsage(withToken('1.Anonsense')))?.length);
    assert.deepEqual(
      grantsOf(stage.entra).filter((grant) => grant.endsWith('invalid_grant')),
      ['refresh_token invalid_grant'],
    );
    assert.deepEqual(replica.alerts, []);
    const status = await replica.signIn.status();
    assert.equal(status.kind === 'signed-in' && status.hasRefusedToken, true);
  });

  it('is older than a consent that was given while it was in the settings', async () => {
    const brought = stage.entra.issueRefreshToken();
    const env = { PARTNER_CENTER_REFRESH_TOKEN: brought };
    await stage.consent(env).byBrowser({ port: 0, timeoutMs: 10_000, show: (url) => void fetch(url) });
    assert.ok((await readUsage(withToken(brought)))?.length);
    // Never redeemed, so it is still good for one use.
    assert.ok((await readUsage(withToken(`${brought}`)))?.length);
    const form = {
      grant_type: 'refresh_token',
      refresh_token: brought,
      client_id: stage.entra.client.clientId,
    };
    const response = await fetch(`${stage.entra.url}/${stage.entra.tenant.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...form, client_secret: stage.entra.client.clientSecret }),
    });
    assert.equal(response.status, 200);
  });

  it('waits while the sign-in service is down', async () => {
    stage.entra.faults.set([{ fault: { kind: 'unavailable' }, times: 1 }]);
    const replica = withToken(stage.entra.issueRefreshToken());
    assert.equal((await faultOf(readUsage(replica))).fault, 'unavailable');
    assert.ok((await readUsage(replica))?.length);
    assert.deepEqual(replica.alerts, []);
  });
});
