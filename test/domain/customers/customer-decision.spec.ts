import assert from 'node:assert/strict';
import { decide, nearest } from '../../../src/domain/customers/customer-decision.js';
import type { Evidence } from '../../../src/domain/customers/customer-evidence.js';
import type { RankedCustomer } from '../../../src/domain/customers/customer-ranking.js';

/** A ranking whose positions count up from 0. */
function ranking(
  ...entries: readonly (readonly [score: number, evidence?: Evidence])[]
): readonly RankedCustomer[] {
  return entries.map(([score, evidence], position) => ({
    position,
    score,
    coverage: 1,
    fit: score,
    isWhole: false,
    evidence: evidence ?? 'full',
  }));
}

describe('decide', () => {
  it('answers with one certain and clear customer', () => {
    assert.deepEqual(decide(ranking([0.95], [0.5])), { kind: 'found', positions: [0] });
  });

  it('lists two that are as good', () => {
    assert.deepEqual(decide(ranking([0.95], [0.95])), { kind: 'found', positions: [0, 1] });
  });

  it('lists what is close to the best and leaves the rest', () => {
    assert.deepEqual(decide(ranking([0.95], [0.9], [0.76], [0.7])), { kind: 'found', positions: [0, 1, 2] });
  });

  it('lists eight at most', () => {
    assert.deepEqual(decide(ranking(...Array.from({ length: 20 }, () => [0.9] as const))), {
      kind: 'found',
      positions: [0, 1, 2, 3, 4, 5, 6, 7],
    });
  });

  it('suggests a single customer that is not certain', () => {
    assert.deepEqual(decide(ranking([0.7])), { kind: 'none', nearest: [0] });
  });

  it('never answers on doubtful evidence alone', () => {
    assert.deepEqual(decide(ranking([0.95, 'doubtful'])), { kind: 'none', nearest: [0] });
    assert.deepEqual(decide(ranking([0.95, 'doubtful'], [0.9])), { kind: 'found', positions: [0, 1] });
  });

  it('lists nobody who lacks a typed word', () => {
    assert.deepEqual(decide(ranking([0.9, 'partial'], [0.9, 'partial'])), { kind: 'none', nearest: [0, 1] });
  });

  it('finds nobody in an empty ranking', () => {
    assert.deepEqual(decide([]), { kind: 'none', nearest: [] });
  });
});

describe('nearest', () => {
  it('names three at most and none that hardly resembles', () => {
    assert.deepEqual(nearest(ranking([0.6], [0.5], [0.45], [0.4])), [0, 1, 2]);
    assert.deepEqual(nearest(ranking([0.4], [0.2])), [0]);
  });
});
