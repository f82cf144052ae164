import assert from 'node:assert/strict';
import { DEMO_USER } from '../../../demo/entra/identities.js';
import { faultOf } from '../support.js';
import { createCall } from './calls.js';
import { openStage, readName, readUsage, type Stage } from './stage.js';

describe('a sign-in without multi-factor authentication', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ strictRotation: true, mfa: false });
  });
  afterEach(() => stage.close());

  it('is used and reported, for the API decides', async () => {
    await stage.signIn();
    const replica = stage.replica();
    await replica.signIn.accessToken.getAccessToken('app-user', createCall());
    const status = await replica.signIn.status();
    assert.equal(status.kind === 'signed-in' && status.hasMfa, false);
  });

  it('stops all App+User calls of every replica at the first refusal, with one alert', async () => {
    await stage.signIn();
    const replicas = [stage.replica(), stage.replica(), stage.replica()];
    const failures = await Promise.all(
      replicas.flatMap((replica) => [faultOf(readUsage(replica)), faultOf(readUsage(replica))]),
    );
    assert.deepEqual(new Set(failures.map(({ fault }) => fault)), new Set(['mfa-required']));
    assert.equal(replicas.flatMap(({ alerts }) => alerts).length, 1);
    assert.equal(replicas.flatMap(({ alerts }) => alerts)[0]?.fault, 'mfa-required');

    const requests = stage.api.requests.length;
    for (const replica of [...replicas, stage.replica()]) {
      assert.equal((await faultOf(readUsage(replica))).fault, 'mfa-required');
    }
    assert.equal(stage.api.requests.length, requests);
    const status = await stage.replica().signIn.status();
    assert.equal(status.kind === 'lost' && status.account?.username, DEMO_USER.userPrincipalName);
  });

  it('is not lost over one customer that asks for more than all others', async () => {
    stage.entra.configure({ mfa: true });
    await stage.signIn();
    const replica = stage.replica();
    stage.api.faults.set([{ fault: { kind: 'mfa-required' }, path: '/licenses/usage' }]);
    assert.equal((await faultOf(readUsage(replica))).fault, 'mfa-required');
    assert.deepEqual(replica.alerts, []);
    assert.equal((await replica.signIn.status()).kind, 'signed-in');
  });

  it('still lets names resolve, even in the call that finds out', async () => {
    await stage.signIn();
    const replica = stage.replica();
    assert.ok(await readName(replica));
    assert.equal(replica.alerts.length, 1);
  });

  it('is over with a new consent, and a call that began before it does not lose the new one', async () => {
    await stage.signIn();
    const replica = stage.replica();
    // Answered only after the new consent: the refusal is one of the old token.
    stage.api.faults.set([{ fault: { kind: 'slow', ms: 300 }, times: 1 }]);
    await replica.signIn.accessToken.getAccessToken('app-user', createCall());
    const late = faultOf(readUsage(replica));
    while (stage.api.requests.length === 0) await new Promise(setImmediate);
    stage.entra.configure({ mfa: true });
    await stage.signIn();
    assert.equal((await late).fault, 'mfa-required');
    assert.deepEqual(replica.alerts, []);
    assert.equal((await replica.signIn.status()).kind, 'signed-in');
    assert.ok((await readUsage(stage.replica()))?.length);
  });
});
