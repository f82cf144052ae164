import { stalenessOf } from '../domain/data-age.js';
import { deriveInsight, type LicenseUsageInsight } from '../domain/license-usage.js';
import type { LicenseUsageRow } from '../domain/license-usage-row.js';
import type { Clock } from './ports.js';

/** What the rows of one customer say now; undefined when there are no rows. */
export type InsightOf = (rows: readonly LicenseUsageRow[]) => LicenseUsageInsight | undefined;

/**
 * Derives insight for LOW_USAGE_PERCENT. The same rows, which come from memory again and again, give the same object
 * for as long as they count as equally old; it goes when they go.
 */
export function createInsightOf({
  lowUsagePercent,
  clock,
}: {
  readonly lowUsagePercent: number;
  readonly clock: Clock;
}): InsightOf {
  const kept = new WeakMap<readonly LicenseUsageRow[], LicenseUsageInsight>();

  return (rows) => {
    const now = clock.now();
    const known = kept.get(rows);
    if (known !== undefined && stalenessOf(known.dataAge, now) === known.dataAge.staleness) return known;
    const insight = deriveInsight(rows, { lowUsagePercent, now });
    if (insight !== undefined) kept.set(rows, insight);
    return insight;
  };
}
