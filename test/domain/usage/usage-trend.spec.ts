import assert from 'node:assert/strict';
import { deriveInsight } from '../../../src/domain/usage/license-usage.js';
import {
  earliestWeekBefore,
  pointAWeekBefore,
  pointOfInsight,
  type UsagePoint,
  usageChange,
  usagePointOf,
  usageTrend,
} from '../../../src/domain/usage/usage-trend.js';
import { usageRow } from '../../helpers/usage-rows.js';

const NEWEST = new Date('2026-11-14T00:00:00Z');
const daysBefore = (days: number) => new Date(NEWEST.getTime() - days * 86_400_000);

function point(days: number, percents: Readonly<Record<string, number | undefined>> = {}): UsagePoint {
  return {
    processedDateTime: daysBefore(days),
    seats: 100,
    unused: { atLeast: days, atMost: 2 * days },
    workloads: Object.entries(percents).map(([workloadName, usagePercent]) => ({
      workloadName,
      usagePercent,
      licensesQualified: 100,
      licensesActive: usagePercent ?? 0,
    })),
  };
}

describe('usagePointOf', () => {
  it('has the figures of a card at the newest date of the rows', () => {
    const rows = [
      usageRow({ workloadName: 'Exchange', licensesQualified: 50, licensesActive: 33 }),
      usageRow({
        workloadName: 'Teams',
        licensesQualified: 50,
        licensesActive: 5,
        processedDateTime: daysBefore(3),
      }),
    ];
    assert.deepEqual(usagePointOf(rows), {
      processedDateTime: NEWEST,
      seats: 50,
      unused: { atLeast: 12, atMost: 17 },
      workloads: [
        { workloadName: 'Teams', licensesQualified: 50, licensesActive: 5, usagePercent: 10 },
        { workloadName: 'Exchange', licensesQualified: 50, licensesActive: 33, usagePercent: 66 },
      ],
    });
  });

  it('is nothing without rows and without dates', () => {
    assert.equal(usagePointOf([]), undefined);
    assert.equal(usagePointOf([usageRow({ processedDateTime: undefined })]), undefined);
  });
});

describe('pointOfInsight', () => {
  it('is the point of the rows the insight came from', () => {
    const rows = [usageRow(), usageRow({ workloadName: 'Teams', licensesActive: 1 })];
    const insight = deriveInsight(rows, { lowUsagePercent: 50, now: NEWEST });
    assert.deepEqual(insight && pointOfInsight(insight), usagePointOf(rows));
  });
});

describe('usageTrend', () => {
  it('orders points by time and takes the later one given of two at the same time', () => {
    const trend = usageTrend([point(0, { Teams: 1 }), point(7), point(0, { Teams: 2 })]);
    assert.deepEqual(
      trend?.points.map(({ processedDateTime }) => processedDateTime),
      [daysBefore(7), NEWEST],
    );
    assert.equal(trend?.points[1]?.workloads[0]?.usagePercent, 2);
  });

  it('lines each workload up with the points, also where it was missing, spelled otherwise or gone', () => {
    const trend = usageTrend([
      point(14, { Yammer: 3, Teams: 30 }),
      point(7, { TEAMS: 20 }),
      point(0, { Teams: 10, Exchange: undefined }),
    ]);
    assert.deepEqual(trend?.workloads, [
      { workloadName: 'Teams', usagePercents: [30, 20, 10] },
      { workloadName: 'Exchange', usagePercents: [undefined, undefined, undefined] },
      { workloadName: 'Yammer', usagePercents: [3, undefined, undefined] },
    ]);
  });

  it('tells the change against a week before, and none where nothing is that old', () => {
    assert.deepEqual(usageTrend([point(0), point(8), point(20)])?.weekChange?.since, daysBefore(8));
    assert.equal(usageTrend([point(0), point(1), point(20)])?.weekChange, undefined);
    assert.equal(usageTrend([]), undefined);
  });
});

describe('pointAWeekBefore', () => {
  const cases: readonly (readonly [readonly number[], number | undefined])[] = [
    [[1, 5, 9], 5],
    [[9, 6, 4], 6],
    [[4.9, 9.1], undefined],
    [[9, 5], 5],
    [[-7, 7], 7],
    [[9], 9],
  ];
  for (const [days, expected] of cases) {
    it(`takes ${expected ?? 'none'} of points ${days.join(', ')} days older`, () => {
      const found = pointAWeekBefore(
        days.map((age) => point(age)),
        NEWEST,
      );
      assert.deepEqual(found?.processedDateTime, expected === undefined ? undefined : daysBefore(expected));
    });
  }
});

describe('earliestWeekBefore', () => {
  it('is the oldest time at which a point counts as a week before', () => {
    const earliest = earliestWeekBefore(NEWEST);
    const at = (offsetMs: number) => [
      { ...point(0), processedDateTime: new Date(earliest.getTime() + offsetMs) },
    ];
    assert.equal(pointAWeekBefore(at(0), NEWEST)?.processedDateTime.getTime(), earliest.getTime());
    assert.equal(pointAWeekBefore(at(-1), NEWEST), undefined);
  });
});

describe('usageChange', () => {
  it('is positive where there is more now, with the greatest fall first', () => {
    const before = point(7, { Teams: 50, Exchange: 80, Visio: undefined, Gone: 10 });
    const after = { ...point(0, { Teams: 60, Exchange: 75.5, Visio: 10, New: 5 }), seats: 110 };
    assert.deepEqual(usageChange(before, after), {
      since: daysBefore(7),
      seats: 10,
      unusedAtLeast: -7,
      unusedAtMost: -14,
      workloads: [
        { workloadName: 'Exchange', percentPoints: -4.5 },
        { workloadName: 'Teams', percentPoints: 10 },
      ],
    });
  });
});
