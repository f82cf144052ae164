import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { type SinonFakeTimers, useFakeTimers } from 'sinon';
import { sleep, withDeadline } from '../../src/base/waiting.js';

/** Work that ends only by its signal. */
const untilEnded = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });

describe('withDeadline', () => {
  let clock: SinonFakeTimers;
  beforeEach(() => {
    clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => clock.restore());

  const deadline = { withinMs: 1000, late: 'A read took too long' };

  it('brings what the work brings, and leaves neither timer nor listener', async () => {
    const outer = new AbortController();
    const brought = await withDeadline(
      { ...deadline, signal: outer.signal },
      async (signal) => signal.aborted,
    );
    assert.equal(brought, false);
    assert.equal(clock.countTimers(), 0);
    assert.equal(getEventListeners(outer.signal, 'abort').length, 0);
  });

  it('fails as the work fails, and leaves neither', async () => {
    const outer = new AbortController();
    const failing = withDeadline({ ...deadline, signal: outer.signal }, async () => {
      throw new Error('broken');
    });
    await assert.rejects(failing, /broken/);
    assert.equal(clock.countTimers(), 0);
    assert.equal(getEventListeners(outer.signal, 'abort').length, 0);
  });

  it('ends the work once the time is over, and says what took too long', async () => {
    const late = withDeadline(deadline, untilEnded);
    late.catch(() => undefined);
    clock.tick(1000);
    await assert.rejects(late, { name: 'TimeoutError', message: 'A read took too long' });
  });

  it('ends the work with the outer reason, also when that came before', async () => {
    const outer = new AbortController();
    const ended = withDeadline({ ...deadline, signal: outer.signal }, untilEnded);
    ended.catch(() => undefined);
    outer.abort(new Error('shutting down'));
    await assert.rejects(ended, /shutting down/);
    await assert.rejects(withDeadline({ ...deadline, signal: outer.signal }, untilEnded), /shutting down/);
  });
});

describe('sleep', () => {
  it('returns early and without an error when the signal ends it', async () => {
    const outer = new AbortController();
    const waiting = sleep(60_000, outer.signal);
    outer.abort();
    await waiting;
    await sleep(60_000, outer.signal);
    await sleep(1, new AbortController().signal);
  });
});
