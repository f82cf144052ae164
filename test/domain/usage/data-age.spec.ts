import assert from 'node:assert/strict';
import { dataAge } from '../../../src/domain/usage/data-age.js';
import { usageRow } from '../../helpers/usage-rows.js';

const now = new Date('2026-11-21T09:00:00Z');

function ageOf(...dates: (string | undefined)[]) {
  return dataAge(
    dates.map((date) => usageRow({ processedDateTime: date === undefined ? undefined : new Date(date) })),
    now,
  );
}

describe('dataAge', () => {
  it('names the oldest and the newest date', () => {
    const { oldest, newest } = ageOf('2026-11-15T00:00:00Z', '2026-11-10T00:00:00Z', '2026-11-12T00:00:00Z');
    assert.equal(oldest?.toISOString(), '2026-11-10T00:00:00.000Z');
    assert.equal(newest?.toISOString(), '2026-11-15T00:00:00.000Z');
  });

  it('is fresh up to and including 14 days', () => {
    assert.equal(ageOf('2026-11-07T09:00:00Z').staleness, 'fresh');
  });

  it('is stale past 14 days', () => {
    assert.equal(ageOf('2026-11-07T08:59:59Z').staleness, 'stale');
  });

  it('is partly stale when only some rows are', () => {
    assert.equal(ageOf('2026-10-01T00:00:00Z', '2026-11-20T00:00:00Z').staleness, 'partly-stale');
  });

  it('is unknown when no row has a date', () => {
    assert.deepEqual(ageOf(undefined), { oldest: undefined, newest: undefined, staleness: 'unknown' });
  });
});
