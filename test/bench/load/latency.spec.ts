import assert from 'node:assert/strict';
import { latencyOf } from '../../../bench/load/latency.js';

describe('latencyOf', () => {
  it('gives times that were measured: the smallest within which so many were', () => {
    const times = Array.from({ length: 100 }, (_, at) => 100 - at);
    assert.deepEqual(latencyOf(times), { turns: 100, p50: 50, p95: 95, p99: 99, max: 100 });
  });

  it('gives the only one there is', () => {
    assert.deepEqual(latencyOf([7]), { turns: 1, p50: 7, p95: 7, p99: 7, max: 7 });
  });

  it('has no figures without turns', () => {
    assert.deepEqual(latencyOf([]), {
      turns: 0,
      p50: Number.NaN,
      p95: Number.NaN,
      p99: Number.NaN,
      max: Number.NaN,
    });
  });
});
