import assert from 'node:assert/strict';
import { toUnassignedFrom } from '../../src/mcp/shapes/figures.js';

describe('toUnassignedFrom', () => {
  const cases: readonly (readonly [
    what: string,
    products: readonly (readonly [number, boolean?])[],
    from: string,
  ])[] = [
    ['all of today', [[3, true], [0]], 'live'],
    ['none of today', [[3], [2, false]], 'weekly'],
    ['some of today', [[3, true], [2]], 'mixed'],
    ['nobody without a seat, as is known today', [[0, true]], 'live'],
    ['no products', [], 'weekly'],
  ];
  for (const [what, products, from] of cases) {
    it(`says ${from} of ${what}`, () => {
      assert.equal(toUnassignedFrom(products.map(([unassigned, isLive]) => ({ unassigned, isLive }))), from);
    });
  }
});
