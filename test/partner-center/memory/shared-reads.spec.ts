import assert from 'node:assert/strict';
import sinon from 'sinon';
import { PartnerCenterError } from '../../../src/base/errors.js';
import { createSharedReads } from '../../../src/partner-center/memory/shared-reads.js';
import type { CallContext } from '../../../src/usecases/ports.js';
import { CORRELATION_ID, createCall, faultOf } from '../support.js';

/** A load that settles when told to, and what it was called with. */
function createLoad() {
  const calls: { readonly key: string; readonly call: CallContext }[] = [];
  const pending: { readonly resolve: (value: string) => void; readonly reject: (error: unknown) => void }[] =
    [];
  const load = (key: string, call: CallContext) => {
    calls.push({ key, call });
    return new Promise<string>((resolve, reject) => {
      pending.push({ resolve, reject });
      call.signal.addEventListener('abort', () => reject(call.signal.reason));
    });
  };
  return { load, calls, pending };
}

const create = (load: ReturnType<typeof createLoad>['load']) =>
  createSharedReads({ load, route: '/v1/things/{id}', timeoutMs: 30_000 });

describe('createSharedReads', () => {
  it('gives everyone who asks meanwhile the same answer, and reads again afterwards', async () => {
    const { load, calls, pending } = createLoad();
    const reads = create(load);
    const asked = [
      reads.read('a', createCall()),
      reads.read('a', createCall()),
      reads.read('b', createCall()),
    ];
    pending[0]?.resolve('A');
    pending[1]?.resolve('B');
    assert.deepEqual(await Promise.all(asked), ['A', 'A', 'B']);
    const again = reads.read('a', createCall());
    pending[2]?.resolve('A2');
    assert.equal(await again, 'A2');
    assert.deepEqual(
      calls.map(({ key }) => key),
      ['a', 'b', 'a'],
    );
  });

  it('takes many reads at once for no leak', async () => {
    const warnings: string[] = [];
    const note = (warning: Error) => void warnings.push(warning.name);
    process.on('warning', note);
    const { load, pending } = createLoad();
    const reads = create(load);
    const asked = Array.from({ length: 40 }, (_, at) => reads.read(`${at}`, createCall()));
    for (const { resolve } of pending) resolve('A');
    await Promise.all(asked);
    // Warnings are told a tick later.
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);
    assert.deepEqual(warnings, []);
  });

  it('gives everyone the same failure, and reads again afterwards', async () => {
    const { load, pending } = createLoad();
    const reads = create(load);
    const error = new PartnerCenterError('no', { fault: 'forbidden', correlationId: CORRELATION_ID });
    const faults = Promise.all([
      faultOf(reads.read('a', createCall())),
      faultOf(reads.read('a', createCall())),
    ]);
    pending[0]?.reject(error);
    assert.deepEqual(await faults, [error, error]);
    const again = reads.read('a', createCall());
    pending[1]?.resolve('A');
    assert.equal(await again, 'A');
  });

  it('goes on when the one who began gives up', async () => {
    const { load, calls, pending } = createLoad();
    const reads = create(load);
    const first = new AbortController();
    const given = faultOf(reads.read('a', createCall({ signal: first.signal })));
    const other = reads.read('a', createCall());
    first.abort();
    assert.equal((await given).fault, 'timeout');
    assert.equal(calls[0]?.call.signal.aborted, false);
    pending[0]?.resolve('A');
    assert.equal(await other, 'A');
  });

  it('reads nothing for a caller who has given up already', async () => {
    const { load, calls } = createLoad();
    const signal = AbortSignal.abort();
    assert.equal((await faultOf(create(load).read('a', createCall({ signal })))).fault, 'timeout');
    assert.equal(calls.length, 0);
  });

  it('keeps ids and deadline of whoever began', async () => {
    const { load, calls, pending } = createLoad();
    const deadline = new Date('2026-10-12T08:00:09Z');
    const read = create(load).read('a', createCall({ deadline }));
    pending[0]?.resolve('A');
    await read;
    const { correlationId, locale, deadline: kept } = calls[0]?.call ?? createCall();
    assert.deepEqual([correlationId, locale, kept], [CORRELATION_ID, 'pl-PL', deadline]);
  });

  it('makes any fault of the load a PartnerCenterError', async () => {
    const reads = create(() => {
      throw new TypeError('a bug');
    });
    for (let time = 0; time < 2; time += 1) {
      const error = await faultOf(reads.read('a', createCall()));
      assert.deepEqual([error.fault, (error.cause as Error).message], ['rejected', 'a bug']);
    }
  });

  it('ends a read that nobody ended after its own limit', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { load, calls } = createLoad();
      const fault = faultOf(create(load).read('a', createCall()));
      clock.tick(29_999);
      assert.equal(calls[0]?.call.signal.aborted, false);
      clock.tick(1);
      assert.equal(calls[0]?.call.signal.reason.name, 'TimeoutError');
      await fault;
      assert.equal(clock.countTimers(), 0);
    } finally {
      clock.restore();
    }
  });

  it('ends what is under way when it is closed, and reads no more', async () => {
    const { load, calls } = createLoad();
    const reads = create(load);
    const fault = faultOf(reads.read('a', createCall()));
    await reads.close();
    assert.equal((await fault).fault, 'timeout');
    assert.equal(calls[0]?.call.signal.aborted, true);
    assert.equal((await faultOf(reads.read('b', createCall()))).fault, 'timeout');
    assert.equal(calls.length, 1);
  });
});
