import assert from 'node:assert/strict';
import { createTakeOff } from '../../../src/commands/reading/around.js';
import { wordsOf } from '../../../src/commands/reading/words.js';

const takeOff = createTakeOff({
  openers: [['please'], ['show'], ['can', 'you'], ['can', 'you', 'please']],
  fillers: [['me'], ['the']],
  closers: [['please'], ['thank', 'you']],
  endings: [['zien']],
});

describe('createTakeOff', () => {
  const cases: readonly (readonly [text: string, left: string])[] = [
    ['usage', 'usage'],
    ['please usage', 'usage'],
    ['can you please show me the usage', 'usage'],
    ['the usage', 'the usage'],
    ['usage please thank you', 'usage'],
    ['usage please the', 'usage please the'],
    ['usage zien', 'usage zien'],
    ['show usage zien please', 'usage'],
    ['can usage', 'can usage'],
    ['please', ''],
    ['please please', ''],
    ['', ''],
  ];

  for (const [text, left] of cases) {
    it(`leaves "${left}" of "${text}"`, () => {
      const words = takeOff(wordsOf(text)).map(({ folded }) => folded);
      assert.equal(words.join(' '), left);
    });
  }

  it('refuses a phrase without a word, which would fit for ever', () => {
    assert.throws(() => createTakeOff({ openers: [[]], fillers: [], closers: [], endings: [] }));
  });

  it('does twice the work for twice the words', () => {
    const readsOf = (count: number): number => {
      let reads = 0;
      const words = new Proxy(wordsOf('can you please '.repeat(count)), {
        get(target, key, receiver) {
          if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
          return Reflect.get(target, key, receiver);
        },
      });
      assert.equal(takeOff(words).length, 0);
      return reads;
    };
    assert.ok(readsOf(2000) <= 2 * readsOf(1000) + 10);
  });
});
