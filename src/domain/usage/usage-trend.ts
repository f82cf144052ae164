import { DAY_MS, earlier } from '../../base/time.js';
import { deriveInsight, type LicenseUsageInsight } from './license-usage.js';
import type { LicenseUsageRow, SeatCounts } from './license-usage-row.js';
import { nameKey } from './name-key.js';
import type { SeatRange } from './seat-range.js';
import type { ProductDeployment } from './unassigned-seats.js';

/** One customer's usage as Partner Center saw it at one time. */
export interface UsagePoint {
  /** The newest processedDateTime of the rows behind it; when they were read, where they do not say. */
  readonly processedDateTime: Date;
  readonly seats: number;
  /** How many of them lay unused in every workload. */
  readonly unused: SeatRange;
  /** Worst first. */
  readonly workloads: readonly WorkloadPoint[];
}

export interface WorkloadPoint extends SeatCounts {
  readonly workloadName: string;
  /** ΣA/ΣQ in percent; undefined when nothing is entitled. */
  readonly usagePercent: number | undefined;
}

/** One customer's usage over time. */
export interface UsageTrend {
  /** Oldest first, one for each processedDateTime; never empty. */
  readonly points: readonly [UsagePoint, ...UsagePoint[]];
  /** Those of the newest point, worst first, then those that are gone, latest gone first. */
  readonly workloads: readonly WorkloadTrend[];
  /** Against about a week before the newest point; undefined when there is no such point. */
  readonly weekChange: UsageChange | undefined;
}

export interface WorkloadTrend {
  readonly workloadName: string;
  /** One for each point of the trend, in its order; undefined where the workload had no percentage or no row. */
  readonly usagePercents: readonly (number | undefined)[];
}

/** What is different between two points; positive when there is more now. */
export interface UsageChange {
  /** processedDateTime of the earlier point. */
  readonly since: Date;
  readonly seats: number;
  /** By how much each bound of the unused seats moved. */
  readonly unusedAtLeast: number;
  readonly unusedAtMost: number;
  /** Workloads with a percentage at both points, the greatest fall first. */
  readonly workloads: readonly WorkloadChange[];
}

export interface WorkloadChange {
  readonly workloadName: string;
  /** In percentage points. */
  readonly percentPoints: number;
}

const WEEK_DAYS = 7;
/** Clocks differ, and a stamp may be the end of a day; what lies farther ahead is a mistake. */
const MOST_AHEAD_DAYS = 2;
/** Partner Center's stamps do not come at even distances, so "a week ago" may be this many days off. */
const TOLERANCE_DAYS = 2;

/**
 * The figures of rows that were read together, by the rules of design.md, "What the numbers mean". Where no row says
 * when it is from, or says a time to come, they are from when they were read. Undefined without rows, and where neither
 * is known.
 */
export function usagePointOf(
  rows: readonly LicenseUsageRow[],
  {
    deployments,
    readAt,
  }: { readonly deployments?: readonly ProductDeployment[]; readonly readAt?: Date | undefined } = {},
): UsagePoint | undefined {
  // Flags and staleness have no place in history: they depend on settings and on today.
  const insight = deriveInsight(rows, { lowUsagePercent: 0, now: new Date(0), deployments });
  return insight && pointOfInsight(insight, readAt);
}

/** The point of figures that are at hand already, with the time they were read where they have none of their own. */
export function pointOfInsight(insight: LicenseUsageInsight, readAt?: Date): UsagePoint | undefined {
  const processedDateTime = timeOfFigures(insight.dataAge.newest, readAt);
  if (processedDateTime === undefined) return undefined;
  return {
    processedDateTime,
    seats: insight.seats,
    unused: insight.unused,
    workloads: insight.workloads.map(({ workloadName, licensesQualified, licensesActive, usagePercent }) => ({
      workloadName,
      licensesQualified,
      licensesActive,
      usagePercent,
    })),
  };
}

function timeOfFigures(newest: Date | undefined, readAt: Date | undefined): Date | undefined {
  if (newest === undefined || readAt === undefined) return newest ?? readAt;
  return newest.getTime() - readAt.getTime() > MOST_AHEAD_DAYS * DAY_MS ? readAt : newest;
}

/** The trend of points in any order; of two with the same processedDateTime the later one given counts. Undefined for none. */
export function usageTrend(points: readonly UsagePoint[]): UsageTrend | undefined {
  const byTime = new Map(points.map((point) => [point.processedDateTime.getTime(), point]));
  const [first, ...rest] = [...byTime.values()].sort((a, b) => timeOf(a) - timeOf(b));
  if (first === undefined) return undefined;
  const ordered: UsageTrend['points'] = [first, ...rest];
  const newest = rest.at(-1) ?? first;
  const before = pointAWeekBefore(ordered, newest.processedDateTime);
  return {
    points: ordered,
    workloads: workloadTrends(ordered),
    weekChange: before && usageChange(before, newest),
  };
}

/** The point 5 to 9 days before a time that is nearest to 7, the newer of two as near; undefined when there is none. */
export function pointAWeekBefore(points: readonly UsagePoint[], time: Date): UsagePoint | undefined {
  const distance = (point: UsagePoint) => Math.abs((time.getTime() - timeOf(point)) / DAY_MS - WEEK_DAYS);
  return points
    .filter((point) => distance(point) <= TOLERANCE_DAYS)
    .sort((a, b) => distance(a) - distance(b) || timeOf(b) - timeOf(a))
    .at(0);
}

/** The earliest time of a point that `pointAWeekBefore` could choose for this time. */
export function earliestWeekBefore(time: Date): Date {
  return earlier(time, (WEEK_DAYS + TOLERANCE_DAYS) * DAY_MS);
}

/** What changed from one point to a later one of the same customer. */
export function usageChange(before: UsagePoint, after: UsagePoint): UsageChange {
  const earlier = percentsOf(before);
  const workloads = after.workloads.flatMap(({ workloadName, usagePercent }): WorkloadChange[] => {
    const percentBefore = earlier.get(nameKey(workloadName));
    if (usagePercent === undefined || percentBefore === undefined) return [];
    return [{ workloadName, percentPoints: usagePercent - percentBefore }];
  });
  return {
    since: before.processedDateTime,
    seats: after.seats - before.seats,
    unusedAtLeast: after.unused.atLeast - before.unused.atLeast,
    unusedAtMost: after.unused.atMost - before.unused.atMost,
    workloads: workloads.sort((a, b) => a.percentPoints - b.percentPoints),
  };
}

function workloadTrends(points: readonly UsagePoint[]): readonly WorkloadTrend[] {
  const names = new Map<string, string>();
  for (const point of [...points].reverse()) {
    for (const { workloadName } of point.workloads) {
      if (!names.has(nameKey(workloadName))) names.set(nameKey(workloadName), workloadName);
    }
  }
  const percents = points.map(percentsOf);
  return [...names].map(([key, workloadName]) => ({
    workloadName,
    usagePercents: percents.map((percentOf) => percentOf.get(key)),
  }));
}

function percentsOf(point: UsagePoint): ReadonlyMap<string, number | undefined> {
  return new Map(
    point.workloads.map(({ workloadName, usagePercent }) => [nameKey(workloadName), usagePercent]),
  );
}

function timeOf(point: UsagePoint): number {
  return point.processedDateTime.getTime();
}
