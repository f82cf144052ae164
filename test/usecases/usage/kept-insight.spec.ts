import assert from 'node:assert/strict';
import { createInsightOf } from '../../../src/usecases/usage/kept-insight.js';
import { usageRow } from '../../helpers/usage-rows.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const MEASURED = new Date('2026-11-14T00:00:00Z');

function setUp() {
  let daysLater = 0;
  const clock = { now: () => new Date(MEASURED.getTime() + daysLater * DAY_MS) };
  return {
    insightOf: createInsightOf({ lowUsagePercent: 50, clock }),
    later(days: number) {
      daysLater = days;
    },
  };
}

describe('createInsightOf', () => {
  it('gives one object for the same rows', () => {
    const { insightOf, later } = setUp();
    const rows = [usageRow({ processedDateTime: MEASURED })];
    const first = insightOf(rows);
    later(3);
    assert.equal(first?.seats, 10);
    assert.equal(insightOf(rows), first);
  });

  it('says that the same rows have grown stale', () => {
    const { insightOf, later } = setUp();
    const rows = [usageRow({ processedDateTime: MEASURED })];
    const fresh = insightOf(rows)?.dataAge.staleness;
    later(15);
    assert.deepEqual([fresh, insightOf(rows)?.dataAge.staleness], ['fresh', 'stale']);
  });

  it('tells equal rows of two readings apart', () => {
    const { insightOf } = setUp();
    const [first, second] = [[usageRow()], [usageRow()]];
    assert.notEqual(insightOf(first), insightOf(second));
  });

  it('gives nothing for no rows', () => {
    assert.equal(setUp().insightOf([]), undefined);
  });
});
