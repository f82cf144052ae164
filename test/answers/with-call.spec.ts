import assert from 'node:assert/strict';
import { type SinonFakeTimers, useFakeTimers } from 'sinon';
import { withCall } from '../../src/answers/with-call.js';

describe('withCall', () => {
  let clock: SinonFakeTimers;
  beforeEach(() => {
    clock = useFakeTimers({ now: new Date('2026-11-21T09:30:00Z') });
  });
  afterEach(() => clock.restore());

  it('says who asks, in what language and until when', async () => {
    const call = await withCall({ locale: 'pl-PL', timeoutMs: 9000 }, async (given) => given);
    assert.match(call.correlationId, /^[\da-f-]{36}$/);
    assert.deepEqual([call.locale, call.deadline], ['pl-PL', new Date('2026-11-21T09:30:09Z')]);
  });

  it('ends the call when the time is over', async () => {
    const reason = withCall(
      { locale: undefined, timeoutMs: 9000 },
      ({ signal }) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve(signal.reason))),
    );
    await clock.tickAsync(9000);
    assert.equal(((await reason) as DOMException).name, 'TimeoutError');
  });

  it('stops its clock with the work, also when that fails', async () => {
    const done = await withCall({ locale: undefined, timeoutMs: 9000 }, async ({ signal }) => signal);
    await assert.rejects(
      withCall({ locale: undefined, timeoutMs: 9000 }, () => Promise.reject(new Error('no'))),
    );
    assert.equal(clock.countTimers(), 0);
    await clock.tickAsync(20_000);
    assert.equal(done.aborted, false);
  });
});
