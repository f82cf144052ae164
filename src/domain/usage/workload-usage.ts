import { compareTexts } from '../../base/compare-texts.js';
import {
  flagUsage,
  type LicenseUsageRow,
  type SeatCounts,
  type UsageFlag,
  unusedSeats,
  usagePercent,
} from './license-usage-row.js';
import { groupByKey, nameKey } from './name-key.js';
import { isRetiredWorkload } from './retired-workload.js';

/** One workload over all its products. */
export interface WorkloadUsage extends SeatCounts {
  readonly workloadName: string;
  /** ΣA/ΣQ in percent, never the mean of percentages; undefined when nothing is entitled. */
  readonly usagePercent: number | undefined;
  readonly flag: UsageFlag | undefined;
}

/**
 * Workloads, worst first: lowest percentage, then most unused seats, then by name; those without a percentage after them,
 * and last those that nobody can use any more.
 */
export function workloadUsages(
  rows: readonly LicenseUsageRow[],
  lowUsagePercent: number,
): readonly WorkloadUsage[] {
  return groupByKey(rows, (row) => nameKey(row.workloadName))
    .map((group): WorkloadUsage => {
      const counts = {
        licensesQualified: group.reduce((sum, row) => sum + row.licensesQualified, 0),
        licensesActive: group.reduce((sum, row) => sum + row.licensesActive, 0),
      };
      return {
        workloadName: group[0].workloadName,
        ...counts,
        usagePercent: usagePercent(counts),
        flag: flagUsage(counts, lowUsagePercent),
      };
    })
    .sort(
      (a, b) =>
        Number(isRetiredWorkload(a.workloadName)) - Number(isRetiredWorkload(b.workloadName)) ||
        (a.usagePercent ?? Number.MAX_VALUE) - (b.usagePercent ?? Number.MAX_VALUE) ||
        unusedSeats(b) - unusedSeats(a) ||
        compareTexts(a.workloadName, b.workloadName),
    );
}
