import assert from 'node:assert/strict';
import { createLogger } from '../../../src/base/logger.js';
import { askAll } from '../../../src/usecases/sweep/sweep-ask.js';
import { createPace } from '../../../src/usecases/sweep/sweep-pace.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { fault, ids, setUp } from '../support/sweep.js';

const HOUR_MS = 3_600_000;

/** A row over which this program fails. */
function brokenRow() {
  return Object.defineProperty(usageRow(), 'licensesQualified', {
    get() {
      throw new RangeError('too many');
    },
  });
}

describe('createSweepCustomers: customers that nothing can be done with', () => {
  for (const [kind, status] of [
    ['unauthorized', 401],
    ['mfa-required', 401],
    ['wrong-audience', 401],
    ['unavailable', 500],
    ['timeout', undefined],
  ] as const) {
    it(`leaves out the ones that always answer ${kind} and reads all others`, async () => {
      const bad = new Set(['c0', 'c1', ...ids(30).slice(12), 'c149']);
      const { run, due } = setUp({
        listed: [ids(150)],
        async getLicenseUsage(id) {
          // The first customer of all is one of them as well.
          if (bad.has(id)) throw fault(kind, { status });
          return [usageRow()];
        },
      });
      const { state, counts } = await run();
      assert.equal(state, 'finished');
      assert.deepEqual([counts.read, counts.failed], [150 - bad.size, { [kind]: bad.size }]);
      assert.equal(due.size, 0);
    });
  }

  it('ends where a sign-in ends in the middle of it, and has nobody behind that fail', async () => {
    let asked = 0;
    const { run, due, kept } = setUp({
      listed: [ids(150)],
      async getLicenseUsage() {
        asked += 1;
        if (asked > 98) throw fault('unauthorized', { status: 401 });
        return [usageRow()];
      },
    });
    const { state, failure, counts } = await run();
    assert.deepEqual([state, failure, counts.failed], ['failed', 'unauthorized', {}]);
    assert.deepEqual([kept.size, due.size], [98, 52]);
    assert.ok(asked < 98 + 20, `${asked} asked`);
  });

  it('ends where Partner Center falls silent in the middle of it', async () => {
    let asked = 0;
    const { run, due } = setUp({
      listed: [ids(150)],
      async getLicenseUsage() {
        asked += 1;
        if (asked > 30) throw fault('unavailable', { status: 503 });
        return [usageRow()];
      },
    });
    const { state, counts } = await run();
    assert.deepEqual([state, counts.failed], ['failed', {}]);
    assert.equal(due.size, 150 - counts.read);
  });

  it('leaves out the one customer that is always told "later"', async () => {
    for (const retryAfterMs of [undefined, 1_000, HOUR_MS]) {
      const asked: string[] = [];
      const { run } = setUp({
        listed: [ids(120)],
        async getLicenseUsage(id) {
          asked.push(id);
          if (id === 'c119' || id === 'c7') throw fault('throttled', { status: 429, retryAfterMs });
          return [usageRow()];
        },
      });
      const { state, counts } = await run();
      assert.deepEqual([state, counts.read, counts.failed], ['finished', 118, { throttled: 2 }]);
      assert.ok(asked.filter((id) => id === 'c119').length <= 4);
    }
  });

  it('waits for as long as everyone is told "later"', async () => {
    let left = 500;
    const { run } = setUp({
      listed: [ids(10)],
      async getLicenseUsage() {
        if (left-- > 0) throw fault('throttled', { status: 429, retryAfterMs: 1_000 });
        return [usageRow()];
      },
    });
    const { counts } = await run();
    assert.deepEqual([counts.read, counts.failed], [10, {}]);
  });

  it('leaves out a customer over whose answer this program fails', async () => {
    const { run } = setUp({
      listed: [ids(10)],
      async getLicenseUsage(id) {
        if (id === 'c3') throw new RangeError('Maximum call stack size exceeded');
        return [usageRow()];
      },
    });
    const { state, counts } = await run();
    assert.deepEqual([state, counts.read, counts.failed], ['finished', 9, { unreadable: 1 }]);
  });

  it('leaves out a customer whose rows come to nothing, and works out the figures of all others', async () => {
    let isBroken = true;
    const { run, figured, leftOut } = setUp({
      listed: [ids(5)],
      getLicenseUsage: async (id) => [id === 'c2' && isBroken ? brokenRow() : usageRow()],
    });
    assert.equal((await run()).state, 'finished');
    assert.deepEqual([figured.length, leftOut], [4, ['c2']]);
    isBroken = false;
    assert.equal((await run()).state, 'finished');
    assert.deepEqual([figured.includes('c2'), leftOut], [true, ['c2']]);
  });
});

describe('createSweepCustomers: long waits', () => {
  it('waits an hour at a time, however long Partner Center asks for, and says so', async () => {
    const long: string[] = [];
    let left = 3;
    const { sweep, waits } = setUp({
      listed: [ids(3)],
      concurrency: 1,
      async getLicenseUsage() {
        if (left-- > 0) throw fault('throttled', { status: 429, retryAfterMs: 30 * 24 * HOUR_MS });
        return [usageRow()];
      },
    });
    await sweep({ signal: new AbortController().signal, onLongPause: () => long.push('long') });
    assert.deepEqual(waits, [HOUR_MS, HOUR_MS, HOUR_MS]);
    assert.equal(long.length, 3);
  });

  it('does not wait for long where what is read goes on counting without', async () => {
    const long: string[] = [];
    const waits: number[] = [];
    const signal = new AbortController().signal;
    const { answers, failures, failure } = await askAll(ids(5), {
      pace: createPace({
        concurrency: 1,
        signal,
        sleep: async (ms) => void waits.push(ms),
        onLongPause: () => long.push('long'),
      }),
      call: { correlationId: 'c', locale: 'en-US', signal },
      logger: createLogger('silent'),
      async question(id) {
        if (id === 'c2') throw fault('throttled', { status: 429, retryAfterMs: HOUR_MS });
        return id;
      },
      wasAnswered: false,
      answeredBefore: undefined,
      endsAtLongWait: true,
    });
    assert.deepEqual([answers.length, failures, waits, long], [2, [], [], ['long']]);
    assert.match(String(failure), /throttled/);
  });
});
