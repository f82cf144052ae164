import assert from 'node:assert/strict';
import { boundedWait, isLongWait, readRetryAfter } from '../../src/base/asked-wait.js';

const NOW = new Date('2026-11-21T09:00:00Z');

describe('readRetryAfter', () => {
  const cases: [header: string | null | undefined, ms: number | undefined][] = [
    ['7', 7_000],
    [' 0.2 ', 200],
    ['0', 0],
    ['999999999', 999_999_999_000],
    ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
    ['Sat, 21 Nov 2026 09:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 08:00:00 GMT', 0],
    ['Fri, 31 Dec 9999 23:59:59 GMT', Date.parse('9999-12-31T23:59:59Z') - NOW.getTime()],
    ['-5', undefined],
    ['1e9', undefined],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ];
  for (const [header, ms] of cases) {
    it(`reads ${ms} ms from ${header?.slice(0, 40)}`, () => assert.equal(readRetryAfter(header, NOW), ms));
  }
});

describe('boundedWait', () => {
  it('keeps a wait up to an hour, and nothing longer', () => {
    assert.deepEqual([0, 3_600_000, 999_999_999_000].map(boundedWait), [0, 3_600_000, 3_600_000]);
  });
});

describe('isLongWait', () => {
  it('is true of more than a quarter of an hour', () => {
    assert.deepEqual([undefined, 0, 900_000, 900_001].map(isLongWait), [false, false, false, true]);
  });
});
