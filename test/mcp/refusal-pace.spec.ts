import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createRefusalPace } from '../../src/mcp/http/refusal-pace.js';

describe('createRefusalPace', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => {
    clock.restore();
  });

  const stays = () => new AbortController().signal;
  const pace = () => createRefusalPace({ everyMs: 2, mostWaiting: 3 });

  function asked(): { readonly out: number[]; readonly by: (wait: Promise<void>) => void } {
    const out: number[] = [];
    let count = 0;
    return {
      out,
      by(wait) {
        const number = count;
        count += 1;
        void wait.then(() => out.push(number));
      },
    };
  }

  it('lets the first out at once, and the others one after the other in the order they came', async () => {
    const { untilNext } = pace();
    const { out, by } = asked();
    for (let index = 0; index < 4; index += 1) by(untilNext(stays()));
    await clock.tickAsync(1);
    assert.deepEqual(out, [0]);
    await clock.tickAsync(1);
    assert.deepEqual(out, [0, 1]);
    await clock.tickAsync(4);
    assert.deepEqual(out, [0, 1, 2, 3]);
  });

  it('lets one out at once again after a pause', async () => {
    const { untilNext } = pace();
    const { out, by } = asked();
    by(untilNext(stays()));
    await clock.tickAsync(2);
    by(untilNext(stays()));
    await clock.tickAsync(0);
    assert.deepEqual(out, [0, 1]);
  });

  it('lets out at once what would be too many to keep', async () => {
    const { untilNext } = pace();
    const { out, by } = asked();
    for (let index = 0; index < 5; index += 1) by(untilNext(stays()));
    await clock.tickAsync(0);
    assert.deepEqual(out, [0, 4]);
  });

  it('keeps no turn for a client that is gone', async () => {
    const { untilNext } = pace();
    const { out, by } = asked();
    const gone = new AbortController();
    by(untilNext(stays()));
    by(untilNext(gone.signal));
    by(untilNext(stays()));
    gone.abort();
    await clock.tickAsync(0);
    assert.deepEqual(out, [0, 1]);
    await clock.tickAsync(2);
    assert.deepEqual(out, [0, 1, 2]);
  });

  it('holds nobody up once it ended, and leaves no timer', async () => {
    const { untilNext, end } = pace();
    const { out, by } = asked();
    by(untilNext(stays()));
    by(untilNext(stays()));
    end();
    by(untilNext(stays()));
    await clock.tickAsync(0);
    assert.deepEqual(out.toSorted(), [0, 1, 2]);
    assert.equal(clock.countTimers(), 0);
  });
});
