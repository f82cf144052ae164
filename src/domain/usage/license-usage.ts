import { type DataAge, dataAge } from './data-age.js';
import { contradictsReport, type LicenseUsageRow } from './license-usage-row.js';
import { namesKey } from './name-key.js';
import { type ProductUsage, productUsages } from './product-usage.js';
import { addRanges, type SeatRange } from './seat-range.js';
import type { ProductDeployment } from './unassigned-seats.js';
import { type WorkloadUsage, workloadUsages } from './workload-usage.js';

export type { LicenseUsageRow } from './license-usage-row.js';

/** Everything a card says about one customer's licence usage. */
export interface LicenseUsageInsight {
  /** Seats over all products, each product's counted once. */
  readonly seats: number;
  /** How many of them lie unused in every workload. */
  readonly unused: SeatRange;
  /** Worst first: lowest percentage, workloads without one last. */
  readonly workloads: readonly WorkloadUsage[];
  /** Most unused seats first. */
  readonly products: readonly ProductUsage[];
  readonly dataAge: DataAge;
  /** Rows whose reported usagePercent contradicts their counts; for the log. */
  readonly contradictions: readonly LicenseUsageRow[];
}

export interface InsightOptions {
  /** LOW_USAGE_PERCENT, 0-100: below it a workload or product is flagged `low`. */
  readonly lowUsagePercent: number;
  readonly now: Date;
  /** How many seats of each product were given to people; empty or absent where that is not known. */
  readonly deployments?: readonly ProductDeployment[] | undefined;
}

/**
 * Turns usage rows into the figures of design.md, "What the numbers mean". Undefined when there are no rows:
 * no usage data yet, which is not 0 %. Rows that share product, workload, service and sales channel are one row
 * at different times: the newest counts.
 */
export function deriveInsight(
  rows: readonly LicenseUsageRow[],
  { lowUsagePercent, now, deployments = [] }: InsightOptions,
): LicenseUsageInsight | undefined {
  const latest = latestRows(rows);
  if (latest.length === 0) return undefined;
  const products = productUsages(latest, lowUsagePercent, deployments);
  return {
    seats: products.reduce((sum, product) => sum + product.seats, 0),
    unused: addRanges(products.map((product) => product.unused)),
    workloads: workloadUsages(latest, lowUsagePercent),
    products,
    dataAge: dataAge(latest, now),
    contradictions: latest.filter(contradictsReport),
  };
}

function latestRows(rows: readonly LicenseUsageRow[]): readonly LicenseUsageRow[] {
  const latest = new Map<string, LicenseUsageRow>();
  for (const row of rows) {
    const key = namesKey(row.productName, row.workloadName, row.serviceName, row.salesChannel);
    const known = latest.get(key);
    if (known === undefined || timeOf(row) > timeOf(known)) latest.set(key, row);
  }
  return [...latest.values()];
}

function timeOf(row: LicenseUsageRow): number {
  return row.processedDateTime?.getTime() ?? Number.NEGATIVE_INFINITY;
}
