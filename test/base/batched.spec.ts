import assert from 'node:assert/strict';
import { createBatched } from '../../src/base/batched.js';

describe('createBatched', () => {
  it('does together what is asked together, and what is asked meanwhile after it, whatever fails', async () => {
    const batches: (readonly number[])[] = [];
    let meanwhile: Promise<number> | undefined;
    const double = createBatched<number, number>(async (items) => {
      batches.push(items);
      if (batches.length === 1) {
        meanwhile = double(3);
        throw new Error('no');
      }
      return (item) => 2 * item;
    });
    const first = await Promise.allSettled([double(1), double(2)]);
    assert.deepEqual(
      first.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.equal(await meanwhile, 6);
    assert.equal(await double(4), 8);
    assert.deepEqual(batches, [[1, 2], [3], [4]]);
  });
});
