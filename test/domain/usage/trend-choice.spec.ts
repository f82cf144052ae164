import assert from 'node:assert/strict';
import { evenlyChosen } from '../../../src/domain/usage/trend-choice.js';

const upTo = (length: number) => Array.from({ length }, (_, at) => at);

describe('evenlyChosen', () => {
  const cases: readonly (readonly [of: number, most: number, chosen: readonly number[]])[] = [
    [0, 3, []],
    [3, 3, [0, 1, 2]],
    [5, 3, [0, 2, 4]],
    [10, 4, [0, 3, 6, 9]],
    [4, 2, [0, 3]],
  ];
  for (const [of, most, chosen] of cases) {
    it(`chooses ${JSON.stringify(chosen)} of ${of} where ${most} are wanted`, () => {
      assert.deepEqual(evenlyChosen(upTo(of), most), chosen);
    });
  }

  it('never chooses one twice, and always the first and the last', () => {
    for (let length = 2; length < 60; length += 1) {
      const chosen = evenlyChosen(upTo(length), 12);
      assert.equal(new Set(chosen).size, Math.min(12, length));
      assert.deepEqual([chosen[0], chosen.at(-1)], [0, length - 1]);
    }
  });
});
