import assert from 'node:assert/strict';
import { growthOfLastHalf } from '../../../bench/load/memory-trend.js';

/** A sample a minute. */
function sampled(...megabytes: readonly number[]) {
  return megabytes.map((value, minute) => ({ atMs: minute * 60_000, megabytes: value }));
}

describe('growthOfLastHalf', () => {
  it('is the rise of the straight line through the last half, as a share of the mean', () => {
    assert.equal(growthOfLastHalf(sampled(10, 20, 50, 90, 100, 110)), 0.2);
  });

  it('does not see what grew in the first half', () => {
    assert.equal(growthOfLastHalf(sampled(10, 40, 80, 100, 100, 100)), 0);
  });

  it('is below zero when memory shrinks', () => {
    assert.ok(growthOfLastHalf(sampled(0, 0, 0, 100, 90, 80)) < 0);
  });

  it('is no number of fewer than three samples, and so meets no bar', () => {
    assert.ok(Number.isNaN(growthOfLastHalf(sampled(100, 100, 100))));
  });
});
