import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { StorageError } from '../../../src/base/errors.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { fault, ids, setUp } from '../support/sweep.js';

describe('createSweepCustomers: customer by customer', () => {
  it('reads every customer listed and says of the others why not', async () => {
    const answers: Record<string, () => unknown> = {
      rows: () => [usageRow()],
      empty: () => [],
      unknown: () => undefined,
      undated: () => [usageRow({ processedDateTime: undefined })],
      refused: () => fault('forbidden'),
      away: () => fault('no-relationship'),
      late: () => fault('timeout'),
      more: () => [usageRow(), usageRow({ workloadName: 'Teams' })],
    };
    const { run, kept, figured, due } = setUp({
      listed: [Object.keys(answers)],
      async getLicenseUsage(id) {
        const answer = answers[id]?.();
        if (answer instanceof Error) throw answer;
        return answer as undefined;
      },
    });
    const { state, endpoint, counts } = await run();
    assert.deepEqual([state, endpoint], ['finished', 'customer']);
    assert.deepEqual(counts, {
      listed: 8,
      read: 3,
      changed: 3,
      rows: 4,
      skipped: { 'no-usage-data': 1, 'unknown-customer': 1 },
      failed: { forbidden: 1, 'no-relationship': 1, timeout: 1 },
    });
    assert.deepEqual([...kept.keys()], ['rows', 'undated', 'more']);
    assert.deepEqual(figured, ['rows', 'more']);
    assert.equal(due.size, 0);
  });

  it('asks a few at once and keeps what came in batches', async () => {
    let underWay = 0;
    let most = 0;
    const { run, batches } = setUp({
      listed: [ids(250)],
      async getLicenseUsage() {
        underWay += 1;
        most = Math.max(most, underWay);
        await turn();
        underWay -= 1;
        return [usageRow()];
      },
    });
    assert.equal((await run()).counts.read, 250);
    assert.equal(most, 4);
    assert.deepEqual(batches, [100, 100, 50]);
  });

  it('is slowed down by throttling and fails nobody for it', async () => {
    let left = 7;
    let underWay = 0;
    const widths: number[] = [];
    const { run, waits } = setUp({
      listed: [ids(300)],
      async getLicenseUsage() {
        underWay += 1;
        if (left === 0) widths.push(underWay);
        await turn();
        underWay -= 1;
        if (left > 0) {
          left -= 1;
          throw fault('throttled', { retryAfterMs: 2_000 });
        }
        return [usageRow()];
      },
    });
    const { counts } = await run();
    assert.deepEqual([counts.read, counts.failed], [300, {}]);
    assert.deepEqual(waits, Array(7).fill(2_000));
    assert.equal(Math.max(...widths.slice(10, 50)), 1, 'one at a time behind the throttling');
    assert.equal(Math.max(...widths), 4, 'and faster again later');
  });

  it('asks again, once, the customers that met an outage', async () => {
    const asked: string[] = [];
    const { run, waits } = setUp({
      listed: [['a', 'b']],
      concurrency: 1,
      async getLicenseUsage(id) {
        asked.push(id);
        if (asked.length <= 1 || id === 'b') throw fault('unavailable', { retryAfterMs: 15_000 });
        return [usageRow()];
      },
    });
    const { counts } = await run();
    assert.deepEqual(asked, ['a', 'a', 'b', 'b']);
    assert.deepEqual(waits, [15_000, 15_000]);
    assert.deepEqual([counts.read, counts.failed], [1, { unavailable: 1 }]);
  });

  it('ends when nobody is answered, and leaves everyone due', async () => {
    const { run, due } = setUp({
      listed: [ids(30)],
      getLicenseUsage: async () => Promise.reject(fault('unavailable')),
    });
    const { state, failure, counts } = await run();
    assert.deepEqual([state, failure, counts.failed], ['failed', 'unavailable', {}]);
    assert.equal(due.size, 30);
  });

  for (const kind of ['sign-in-lost', 'mfa-required', 'unauthorized', 'wrong-audience'] as const) {
    it(`ends with ${kind}, keeps what came before and goes on there next time`, async () => {
      let failing = true;
      const asked: string[] = [];
      const { run, due, kept } = setUp({
        listed: [ids(10)],
        concurrency: 1,
        async getLicenseUsage(id) {
          asked.push(id);
          if (failing && id === 'c3') throw fault(kind);
          return [usageRow()];
        },
      });
      const { state, failure } = await run();
      assert.deepEqual([state, failure], ['failed', kind]);
      assert.deepEqual([...kept.keys()], ['c0', 'c1', 'c2']);
      assert.equal(due.size, 7);
      failing = false;
      asked.length = 0;
      assert.equal((await run()).counts.read, 10);
      assert.deepEqual(asked, ids(10).slice(3));
    });
  }

  it('stops at once, keeps what was answered, and asks only the others next time', async () => {
    const stop = new AbortController();
    const asked: string[] = [];
    const { run, kept } = setUp({
      listed: [ids(150)],
      concurrency: 1,
      async getLicenseUsage(id, call) {
        asked.push(id);
        if (asked.length === 121) stop.abort();
        if (call.signal.aborted) throw fault('timeout');
        return [usageRow()];
      },
    });
    const { state, counts } = await run(stop.signal);
    assert.deepEqual([state, counts.read, counts.failed], ['stopped', 120, {}]);
    assert.equal((await run()).counts.read, 150);
    assert.equal(kept.size, 150);
    assert.deepEqual(asked.slice(121), ids(150).slice(120));
  });

  it('reads the list anew when it breaks off, and each customer once', async () => {
    let tries = 0;
    const { run } = setUp({
      customers: {
        async *listCustomers() {
          tries += 1;
          yield [{ customerId: 'a', customerName: 'A', domain: undefined }];
          if (tries < 3) throw fault(tries === 1 ? 'throttled' : 'unavailable');
          yield [{ customerId: 'b', customerName: 'B', domain: undefined }];
        },
      },
    });
    assert.equal((await run()).counts.read, 2);
    assert.equal(tries, 3);
  });
});

describe('createSweepCustomers: one at a time', () => {
  it('does nothing while another process sweeps', async () => {
    const { sweep, runs } = setUp({ lock: { take: async () => undefined } });
    assert.deepEqual(await sweep({ signal: new AbortController().signal }), { kind: 'already-running' });
    assert.equal(runs.length, 0);
  });

  it('ends as a fault of the database when its lock is lost', async () => {
    const { run, losing, kept } = setUp({
      listed: [ids(10)],
      concurrency: 1,
      async getLicenseUsage(id) {
        if (id === 'c2') losing.abort(new StorageError('lost'));
        return [usageRow()];
      },
    });
    await assert.rejects(run(), /lost/);
    assert.ok(kept.size <= 3);
  });

  it('begins a new sweep in the place of one that is half a day old', async () => {
    const setup = setUp({ listed: [['a']] });
    await setup.store.openRun(new Date('2026-11-20T17:59:00Z'), new Date(0));
    assert.equal((await setup.run()).runId, 2);
    await setup.store.openRun(new Date('2026-11-20T18:01:00Z'), new Date(0));
    assert.equal((await setup.run()).runId, 3);
  });
});
