import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { readAhead } from '../../src/base/read-ahead.js';

async function* numbers(made: number[], failAt = Number.POSITIVE_INFINITY) {
  for (let number = 1; number <= 4; number++) {
    if (number === failAt) throw new Error('broken');
    made.push(number);
    yield number;
  }
}

describe('readAhead', () => {
  it('gives every item in order, and asks for one more at most', async () => {
    const made: number[] = [];
    const given: number[] = [];
    for await (const number of readAhead(numbers(made))) {
      await turn();
      given.push(number);
      assert.equal(made.length, Math.min(number + 1, 4));
    }
    assert.deepEqual(given, [1, 2, 3, 4]);
  });

  it('fails behind the items that came before the failure', async () => {
    const given: number[] = [];
    await assert.rejects(async () => {
      for await (const number of readAhead(numbers([], 3))) given.push(number);
    }, /broken/);
    assert.deepEqual(given, [1, 2]);
  });

  it('leaves no failure behind when the reader goes away', async () => {
    for await (const _ of readAhead(numbers([], 2))) break;
    await turn();
  });
});
