import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createPrecedence } from '../../src/base/precedence.js';

const FOR_EVER_MS = 60_000;

describe('createPrecedence', () => {
  it('lets wait while something that goes first is under way, and until the last of it is done', async () => {
    const { first, untilFree } = createPrecedence();
    const [one, other] = [1, 2].map(() => {
      let end: () => void = () => undefined;
      const work = first(() => new Promise<void>((resolve) => (end = resolve)));
      return { work, end: () => end() };
    });
    assert.ok(one && other);
    let isFree = false;
    const waiting = untilFree(FOR_EVER_MS).then(() => {
      isFree = true;
    });
    one.end();
    await one.work;
    await nextTurn();
    assert.equal(isFree, false);
    other.end();
    await waiting;
    await untilFree(FOR_EVER_MS);
  });

  it('lets go on after the time that was given, and when what went first failed', async () => {
    const { first, untilFree } = createPrecedence();
    let fail: (error: Error) => void = () => undefined;
    const work = first(() => new Promise<void>((_, reject) => (fail = reject)));
    await untilFree(1);
    const waiting = untilFree(FOR_EVER_MS);
    fail(new Error('a fault'));
    await assert.rejects(work, /a fault/);
    await waiting;
  });
});
