import assert from 'node:assert/strict';
import sinon from 'sinon';
import { faultOf } from '../support.js';
import { createCall } from './calls.js';
import { grantsOf, openStage, readName, readUsage, type Stage } from './stage.js';

const HOUR_MS = 3_600_000;

describe('the life of a sign-in', () => {
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

  it('goes from consent over renewals and restarts to its loss, one alert, and a new consent', async () => {
    const { entra, api } = stage;

    await stage.signIn();
    const before = stage.replica();
    assert.ok((await readUsage(before))?.length);
    assert.deepEqual(grantsOf(entra), ['authorization_code issued']);

    clock.tick(HOUR_MS);
    assert.ok((await readUsage(before))?.length, 'after the token has expired');
    assert.deepEqual(grantsOf(entra).slice(1), ['refresh_token issued']);

    const restarted = stage.replica();
    assert.ok((await readUsage(restarted))?.length, 'after a restart');
    assert.equal(entra.grantLog.length, 2, 'the token of the process before still served');
    clock.tick(HOUR_MS);
    assert.ok((await readUsage(restarted))?.length, 'with the rotated refresh token');
    assert.deepEqual(grantsOf(entra).slice(2), ['refresh_token issued']);

    entra.revoke();
    clock.tick(HOUR_MS);
    const call = createCall();
    assert.equal((await faultOf(readUsage(restarted, call))).fault, 'sign-in-lost');
    assert.deepEqual(restarted.alerts, [{ fault: 'sign-in-lost', correlationId: call.correlationId }]);
    const [grants, requests] = [entra.grantLog.length, api.requests.length];
    for (const replica of [restarted, before, stage.replica()]) {
      const asked = createCall();
      const failure = await faultOf(readUsage(replica, asked));
      assert.equal(failure.fault, 'sign-in-lost');
      assert.equal(failure.correlationId, asked.correlationId);
      assert.equal(replica.alerts.length, replica === restarted ? 1 : 0);
    }
    assert.deepEqual([entra.grantLog.length, api.requests.length], [grants, requests], 'nobody was asked');
    assert.ok((await readName(restarted))?.customerName, 'names still resolve');

    await stage.signIn();
    assert.ok((await readUsage(restarted))?.length, 'at once, without a restart');
    assert.ok((await readUsage(before))?.length);
    clock.tick(HOUR_MS);
    assert.ok((await readUsage(restarted))?.length);
    assert.equal(restarted.alerts.length, 1);
    assert.equal(before.alerts.length, 0);
  });
});
