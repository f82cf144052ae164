import assert from 'node:assert/strict';
import { eachKind } from '../../src/base/each-kind.js';

describe('eachKind', () => {
  it('lists what a record has for its kinds, in its order', () => {
    assert.deepEqual(eachKind({ unused: 1, renewal: 2 }), [1, 2]);
  });

  it('is of no use where there is no kind', () => {
    assert.throws(() => eachKind({}), /at least one/);
  });
});
