import { stalenessOf } from '../../domain/usage/data-age.js';
import type { LicenseDeploymentRow } from '../../domain/usage/license-deployment.js';
import { deriveInsight, type LicenseUsageInsight } from '../../domain/usage/license-usage.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage-row.js';
import {
  type DeploymentInsight,
  deriveDeployment,
  type ProductDeployment,
} from '../../domain/usage/unassigned-seats.js';
import type { Clock } from '../ports.js';

/** What the rows of one customer say now, with what is known of its deployment; undefined for no rows. */
export type InsightOf = (
  rows: readonly LicenseUsageRow[],
  deployments?: readonly ProductDeployment[],
) => LicenseUsageInsight | undefined;

interface KeptInsight {
  readonly deployments: readonly ProductDeployment[] | undefined;
  readonly insight: LicenseUsageInsight;
}

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
  const kept = new WeakMap<readonly LicenseUsageRow[], KeptInsight>();

  return (rows, deployments) => {
    const now = clock.now();
    const known = kept.get(rows);
    if (known?.deployments === deployments && known !== undefined) {
      const { dataAge } = known.insight;
      if (stalenessOf(dataAge, now) === dataAge.staleness) return known.insight;
    }
    const insight = deriveInsight(rows, { lowUsagePercent, now, deployments });
    if (insight !== undefined) kept.set(rows, { deployments, insight });
    return insight;
  };
}

/** Derives deployment; the same rows give the same object, as with usage, so that what hangs on it is kept as well. */
export function createDeploymentOf(): (rows: readonly LicenseDeploymentRow[]) => DeploymentInsight {
  const kept = new WeakMap<readonly LicenseDeploymentRow[], DeploymentInsight>();
  return (rows) => {
    const known = kept.get(rows) ?? deriveDeployment(rows);
    kept.set(rows, known);
    return known;
  };
}
