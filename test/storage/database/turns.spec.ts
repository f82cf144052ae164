import assert from 'node:assert/strict';
import sinon from 'sinon';
import { StorageError } from '../../../src/base/errors.js';
import { createTurns } from '../../../src/storage/database/turns.js';
import { createDeferred } from '../support/deferred.js';

describe('createTurns', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  it('runs work one after the other, also after a failure', async () => {
    const inTurn = createTurns(1_000);
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} starts`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (name === 'a') throw new Error('a failed');
    };
    const results = await Promise.allSettled([inTurn(work('a')), inTurn(work('b'))]);
    assert.deepEqual(log, ['a starts', 'a ends', 'b starts', 'b ends']);
    assert.deepEqual(
      results.map((result) => result.status),
      ['rejected', 'fulfilled'],
    );
  });

  it('turns away work that waited too long, and keeps the order for those behind', async () => {
    const inTurn = createTurns(1_000);
    const slow = createDeferred();
    const first = inTurn(() => slow.promise);
    const late = assert.rejects(
      inTurn(async () => assert.fail('ran')),
      (error) => error instanceof StorageError && error.retryable,
    );
    await clock.tickAsync(1_001);
    await late;
    const behind = sinon.spy(async () => 'done');
    const third = inTurn(behind);
    await clock.tickAsync(0);
    sinon.assert.notCalled(behind);
    slow.resolve();
    assert.equal(await third, 'done');
    await first;
  });
});
