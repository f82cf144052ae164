import { flagUsage, type LicenseUsageRow, type UsageFlag } from './license-usage-row.js';
import { groupByName, nameKey } from './name-key.js';
import type { SeatRange } from './seat-range.js';

/** What one product's rows say about its seats. */
export interface ProductUsage {
  readonly productName: string;
  /** Seats bought through another sales channel are other seats, so a product has one entry for each. */
  readonly salesChannel: string;
  /** Entitled seats: the largest licensesQualified over its workloads. */
  readonly seats: number;
  /** Seats used in none of the workloads. */
  readonly unused: SeatRange;
  readonly flag: UsageFlag | undefined;
  /** The product's rows, one a workload and service. */
  readonly rows: readonly LicenseUsageRow[];
}

/**
 * Unused seats of a product within bounds. A suite seat appears once per workload, so its rows overlap and are
 * never summed: with S seats and A active in each workload, at least S - ΣA seats (were all active ones
 * different people) and at most S - max A (were they the same) are used in no workload.
 */
export function unusedOfProduct(rows: readonly LicenseUsageRow[]): SeatRange & { readonly seats: number } {
  const seats = Math.max(0, ...rows.map((row) => row.licensesQualified));
  const sumActive = rows.reduce((sum, row) => sum + row.licensesActive, 0);
  const maxActive = Math.max(0, ...rows.map((row) => row.licensesActive));
  return { seats, atLeast: Math.max(0, seats - sumActive), atMost: seats - Math.min(seats, maxActive) };
}

/**
 * Products, most unused seats first, then by name. A product is flagged `over` when any of its workloads has more
 * active than entitled seats; else `none-used` or `low` by its busiest workload, so that a product people do use
 * is not flagged because they leave one part of it aside.
 */
export function productUsages(
  rows: readonly LicenseUsageRow[],
  lowUsagePercent: number,
): readonly ProductUsage[] {
  return groupByName(rows, (row) => `${row.productName}\n${nameKey(row.salesChannel)}`)
    .map((group): ProductUsage => {
      const { seats, atLeast, atMost } = unusedOfProduct(group);
      const busiest = Math.max(...group.map((row) => row.licensesActive));
      const isOver = group.some((row) => row.licensesActive > row.licensesQualified);
      return {
        productName: group[0].productName,
        salesChannel: group[0].salesChannel,
        seats,
        unused: { atLeast, atMost },
        flag: isOver
          ? 'over'
          : flagUsage({ licensesQualified: seats, licensesActive: busiest }, lowUsagePercent),
        rows: group,
      };
    })
    .sort(
      (a, b) =>
        b.unused.atMost - a.unused.atMost ||
        b.unused.atLeast - a.unused.atLeast ||
        (a.productName < b.productName ? -1 : 1),
    );
}
