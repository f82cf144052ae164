import assert from 'node:assert/strict';
import { unusedPercents } from '../../../src/domain/usage/portfolio.js';

describe('unusedPercents', () => {
  it('gives the share of each bound in the seats', () => {
    const unused = { atLeast: 12, atMost: 30 };
    assert.deepEqual(unusedPercents({ seats: 50, unused }), { atLeast: 24, atMost: 60 });
  });

  it('is undefined without seats', () => {
    assert.equal(unusedPercents({ seats: 0, unused: { atLeast: 0, atMost: 0 } }), undefined);
  });
});
