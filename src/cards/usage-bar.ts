import type { UsageFlag } from '../domain/license-usage-row.js';
import type { WorkloadUsage } from '../domain/workload-usage.js';

const STYLES: Record<UsageFlag, string> = { 'none-used': 'emphasis', low: 'warning', over: 'accent' };

/** One part of a bar; widths are weights of a ColumnSet. */
interface BarPart {
  readonly width: number;
  /** Of a container; `default` is the card itself. */
  readonly style: string;
}

/**
 * The bar of a workload: the used part in whole percents between 1 and 99, then nothing; one part for 100 and above.
 * Empty for 0 and where there is no percentage. Only the used part is coloured, because clients give every coloured
 * Column a padding of its own: a coloured rest would take 32 px from a bar that is nearly full.
 */
export function usageBar({
  usagePercent,
  flag,
}: Pick<WorkloadUsage, 'usagePercent' | 'flag'>): readonly BarPart[] {
  if (usagePercent === undefined || usagePercent === 0) return [];
  const style = flag === undefined ? 'good' : STYLES[flag];
  if (usagePercent >= 100) return [{ width: 100, style }];
  const width = Math.min(99, Math.max(1, Math.round(usagePercent)));
  return [
    { width, style },
    { width: 100 - width, style: 'default' },
  ];
}
