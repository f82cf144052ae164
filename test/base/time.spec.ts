import assert from 'node:assert/strict';
import { DAY_MS, earlier, HOUR_MS, MINUTE_MS, utcDay, utcDaysBetween } from '../../src/base/time.js';

describe('utcDaysBetween', () => {
  for (const [from, to, days] of [
    ['2026-11-21T00:00:00Z', '2026-11-21T23:59:59.999Z', 0],
    ['2026-11-21T23:59:59.999Z', '2026-11-22T00:00:00Z', 1],
    ['2026-12-01T00:00:00Z', '2026-11-21T23:00:00Z', -10],
    ['1969-12-31T23:59:59Z', '1970-01-01T00:00:00Z', 1],
  ] as const) {
    it(`is ${days} from ${from} to ${to}`, () => {
      assert.equal(utcDaysBetween(new Date(from), new Date(to)), days);
    });
  }
});

describe('utcDay', () => {
  it('is the same from midnight to midnight', () => {
    assert.equal(utcDay(new Date('2026-11-21T00:00:00Z')), utcDay(new Date('2026-11-21T23:59:59Z')));
  });
});

describe('earlier', () => {
  it('goes back, and forth by a negative time', () => {
    const noon = new Date('2026-11-21T12:00:00Z');
    assert.equal(earlier(noon, DAY_MS + HOUR_MS + MINUTE_MS).toISOString(), '2026-11-20T10:59:00.000Z');
    assert.equal(earlier(noon, -HOUR_MS).toISOString(), '2026-11-21T13:00:00.000Z');
  });
});
