import { compareTexts } from '../../base/compare-texts.js';
import { flagUsage, type LicenseUsageRow, type UsageFlag } from './license-usage-row.js';
import { groupByKey, namesKey } from './name-key.js';
import type { SeatRange } from './seat-range.js';
import type { ProductDeployment } from './unassigned-seats.js';

/** What one product's rows say about its seats. */
export interface ProductUsage {
  readonly productName: string;
  /** Seats bought through another sales channel are other seats, so a product has one entry for each. */
  readonly salesChannel: string;
  /** Entitled seats: the largest licensesQualified over its workloads. */
  readonly seats: number;
  /** Seats used in none of the workloads; at least those that nobody was given, where both reports count the same seats. */
  readonly unused: SeatRange;
  /** Whether seats were given to nobody that cannot be counted as unused, because the reports count different seats. */
  readonly isCountedApart: boolean;
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
  const [seats, sumActive, maxActive] = rows.reduce(
    ([most, sum, busiest], { licensesQualified, licensesActive }) => [
      Math.max(most, licensesQualified),
      sum + licensesActive,
      Math.max(busiest, licensesActive),
    ],
    [0, 0, 0],
  );
  return { seats, atLeast: Math.max(0, seats - sumActive), atMost: seats - Math.min(seats, maxActive) };
}

/**
 * Unused seats in the light of those that nobody was given: a seat nobody has is used by nobody. That holds only while
 * both reports count the same seats; where they do not, or leave no room for it, the usage rows alone decide.
 */
function unusedWithDeployment(
  { seats, atLeast, atMost }: SeatRange & { readonly seats: number },
  deployment: Pick<ProductDeployment, 'licensesSold' | 'unassigned'> | undefined,
): { readonly unused: SeatRange; readonly isCountedApart: boolean } {
  const unassigned = deployment?.unassigned ?? 0;
  if (unassigned === 0) return { unused: { atLeast, atMost }, isCountedApart: false };
  if (deployment?.licensesSold !== seats || unassigned > atMost)
    return { unused: { atLeast, atMost }, isCountedApart: true };
  return { unused: { atLeast: Math.max(atLeast, unassigned), atMost }, isCountedApart: false };
}

/**
 * Products, most unused seats first, then by name. A product is flagged `over` when any of its workloads has more
 * active than entitled seats; else `none-used` or `low` by its busiest workload, so that a product people do use
 * is not flagged because they leave one part of it aside.
 */
export function productUsages(
  rows: readonly LicenseUsageRow[],
  lowUsagePercent: number,
  deployments: readonly ProductDeployment[] = [],
): readonly ProductUsage[] {
  const deploymentOf = new Map(
    deployments.map((deployment) => [namesKey(deployment.productName, deployment.salesChannel), deployment]),
  );
  return groupByKey(rows, (row) => namesKey(row.productName, row.salesChannel))
    .map((group): ProductUsage => {
      const counted = unusedOfProduct(group);
      const { seats } = counted;
      const key = namesKey(group[0].productName, group[0].salesChannel);
      const { unused, isCountedApart } = unusedWithDeployment(counted, deploymentOf.get(key));
      const busiest = group.reduce((most, row) => Math.max(most, row.licensesActive), 0);
      const isOver = group.some((row) => row.licensesActive > row.licensesQualified);
      return {
        productName: group[0].productName,
        salesChannel: group[0].salesChannel,
        seats,
        unused,
        isCountedApart,
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
        compareTexts(a.productName, b.productName),
    );
}
