import { roundPercent } from './license-usage-row.js';
import type { UsageTrend, WorkloadTrend } from './usage-trend.js';

/** What a workload's usage was at one time. */
export interface WorkloadReading {
  /** In percent. */
  readonly usagePercent: number;
  readonly processedDateTime: Date;
}

/** How far a workload's usage moved within a trend. */
export interface WorkloadMove extends WorkloadTrend {
  /** Its first and its last percentage; the same one when it has just one. */
  readonly first: WorkloadReading;
  readonly last: WorkloadReading;
  /** The least and the most it had, each at the latest time it did. */
  readonly lowest: WorkloadReading;
  readonly highest: WorkloadReading;
  /** Whether it has a percentage at the newest point; otherwise it is gone, or nothing is entitled any more. */
  readonly isCurrent: boolean;
  /**
   * From first to last in percentage points, between the percentages as people read them; undefined when there is
   * just one, and for a workload that is not current.
   */
  readonly percentPoints: number | undefined;
  /** How many points it was lower or higher in between than at both ends; 0 when it never was. */
  readonly turnPoints: number;
}

/**
 * The workloads of a trend, those that moved farthest first, from their lowest to their highest percentage whatever
 * they came back to, of two as far the worse one; then the ones with one percentage, then those that are gone. A workload that never had a percentage is left out.
 */
export function workloadMoves({ points, workloads }: UsageTrend): readonly WorkloadMove[] {
  const moves = workloads.flatMap((workload): WorkloadMove[] => {
    const readings = points.flatMap(({ processedDateTime }, at): WorkloadReading[] => {
      const usagePercent = workload.usagePercents[at];
      return usagePercent === undefined ? [] : [{ usagePercent, processedDateTime }];
    });
    const [first] = readings;
    const last = readings.at(-1);
    if (first === undefined || last === undefined) return [];
    const isCurrent = workload.usagePercents.at(-1) !== undefined;
    const percentPoints = isCurrent && readings.length > 1 ? pointsBetween(first, last) : undefined;
    const lowest = readings.reduce((least, one) => (one.usagePercent <= least.usagePercent ? one : least));
    const highest = readings.reduce((most, one) => (one.usagePercent >= most.usagePercent ? one : most));
    const turnPoints = pointsOutside({ first, last, lowest, highest });
    return [{ ...workload, first, last, lowest, highest, isCurrent, percentPoints, turnPoints }];
  });
  return moves.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || reach(b) - reach(a));
}

function pointsBetween(first: WorkloadReading, last: WorkloadReading): number {
  const difference = roundPercent(last.usagePercent) - roundPercent(first.usagePercent);
  return Math.round(difference * 10) / 10;
}

function pointsOutside({
  first,
  last,
  lowest,
  highest,
}: Pick<WorkloadMove, 'first' | 'last' | 'lowest' | 'highest'>): number {
  const [low, high] = first.usagePercent < last.usagePercent ? [first, last] : [last, first];
  return Math.max(pointsBetween(lowest, low), pointsBetween(high, highest));
}

function reach({ percentPoints, lowest, highest }: WorkloadMove): number {
  return percentPoints === undefined ? -1 : pointsBetween(lowest, highest);
}
