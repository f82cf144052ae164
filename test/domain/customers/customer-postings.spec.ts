import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPostingsBuilder } from '../../../src/domain/customers/customer-postings.js';

describe('createPostingsBuilder', () => {
  it('gives every position back under its key', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 8 }), (keys, bits) => {
        const builder = createPostingsBuilder(bits);
        for (const key of keys) builder.announce(key);
        for (const [position, key] of keys.entries()) builder.add(key, position);
        const postings = builder.postings();
        const mask = 2 ** bits - 1;
        for (const key of keys) {
          const sameBucket = [...keys.keys()].filter((at) => ((keys[at] ?? 0) & mask) === (key & mask));
          assert.deepEqual([...postings.at(key)], sameBucket.reverse());
        }
      }),
    );
  });

  it('is empty where nothing was added', () => {
    assert.deepEqual([...createPostingsBuilder(4).postings().at(7)], []);
  });
});
