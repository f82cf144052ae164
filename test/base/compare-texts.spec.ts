import assert from 'node:assert/strict';
import { compareTexts } from '../../src/base/compare-texts.js';

describe('compareTexts', () => {
  it('sorts by code units, and finds equal what is equal', () => {
    assert.deepEqual(['b', 'Ä', 'a', 'B'].sort(compareTexts), ['B', 'a', 'b', 'Ä']);
    assert.equal(compareTexts('a', 'a'), 0);
  });
});
