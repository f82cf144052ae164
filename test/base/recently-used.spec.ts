import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRecentlyUsed } from '../../src/base/recently-used.js';

const one = () => 1;

describe('createRecentlyUsed', () => {
  it('lets go of what was not used for longest', () => {
    const memory = createRecentlyUsed<string>(2, one);
    memory.set('a', 'A');
    memory.set('b', 'B');
    memory.get('a');
    memory.set('c', 'C');
    assert.deepEqual([memory.get('a'), memory.get('b'), memory.get('c')], ['A', undefined, 'C']);
  });

  it('counts a replaced value once', () => {
    const memory = createRecentlyUsed<string>(2, one);
    memory.set('a', 'old');
    memory.set('a', 'new');
    memory.set('b', 'B');
    assert.deepEqual([memory.get('a'), memory.get('b')], ['new', 'B']);
  });

  it('makes room for a heavy value, and keeps even one that is too heavy alone', () => {
    const memory = createRecentlyUsed<number>(10, (weight) => weight);
    for (const key of ['a', 'b', 'c']) memory.set(key, 3);
    memory.set('d', 7);
    assert.deepEqual(['a', 'b', 'c', 'd'].map(memory.get), [undefined, undefined, 3, 7]);
    memory.set('e', 99);
    assert.deepEqual(['c', 'd', 'e'].map(memory.get), [undefined, undefined, 99]);
  });

  it('frees the room of what is deleted', () => {
    const memory = createRecentlyUsed<string>(2, one);
    memory.set('a', 'A');
    memory.set('b', 'B');
    memory.delete('b');
    memory.delete('nobody');
    memory.set('c', 'C');
    assert.deepEqual([memory.get('a'), memory.get('b'), memory.get('c')], ['A', undefined, 'C']);
  });

  it('holds exactly the latest keys that fit, whatever is done to it', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      weight: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const memory = createRecentlyUsed<number>(6, (weight) => weight);
        let model: { key: string; weight: number }[] = [];
        for (const { key, weight } of steps) {
          if (weight === 0) {
            memory.delete(key);
            model = model.filter((held) => held.key !== key);
            continue;
          }
          memory.set(key, weight);
          model = [...model.filter((held) => held.key !== key), { key, weight }];
          while (model.length > 1 && model.reduce((sum, held) => sum + held.weight, 0) > 6) model.shift();
        }
        const held = ['a', 'b', 'c', 'd', 'e'].map(memory.get);
        const expected = ['a', 'b', 'c', 'd', 'e'].map((key) => model.find((at) => at.key === key)?.weight);
        assert.deepEqual(held, expected);
      }),
    );
  });
});
