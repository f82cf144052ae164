import { type UsagePoint, type UsageTrend, usageTrend } from '../../src/domain/usage/usage-trend.js';

const NEWEST = new Date('2026-11-14T00:00:00Z');
const DAY_MS = 86_400_000;

/** The day of a point that many days before the newest. */
export const daysBefore = (days: number) => new Date(NEWEST.getTime() - days * DAY_MS);

/** A point of 50 seats with the given percentages and seats unused. */
export function usagePoint(
  days: number,
  percents: Readonly<Record<string, number | undefined>>,
  { seats = 50, atLeast = 5, atMost = 17 } = {},
): UsagePoint {
  return {
    processedDateTime: daysBefore(days),
    seats,
    unused: { atLeast, atMost },
    workloads: Object.entries(percents).map(([workloadName, usagePercent]) => ({
      workloadName,
      usagePercent,
      licensesQualified: seats,
      licensesActive: Math.round(((usagePercent ?? 0) * seats) / 100),
    })),
  };
}

/** The trend of points that are known to give one. */
export function trendOf(...points: readonly UsagePoint[]): UsageTrend {
  const trend = usageTrend(points);
  if (trend === undefined) throw new Error('no points');
  return trend;
}

/** Half a year of weekly readings: one workload falls, one rises, others hardly move, one is gone, one is new. */
export function halfAYear(): UsageTrend {
  return trendOf(
    ...Array.from({ length: 24 }, (_, week) => {
      const ripple = [0, 3, -2, 1, -1, 2][week % 6] ?? 0;
      return usagePoint(
        7 * (23 - week),
        {
          SharePoint: 14 - Math.round(week / 3) + ripple / 2,
          Exchange: 84 - 1.9 * week + ripple,
          Teams: week < 4 ? 30 + ripple : 30 + 1.25 * (week - 4) + ripple,
          Visio: 100,
          ...(week < 9 ? { Yammer: 6 } : {}),
          ...(week > 22 ? { 'Power BI': 57.1 } : {}),
        },
        { seats: week < 12 ? 50 : 61, atLeast: 2 + Math.floor(week / 6), atMost: 8 + Math.floor(week / 2) },
      );
    }),
  );
}
