import type { UsageFlag } from '../../domain/usage/license-usage-row.js';
import type { WorkloadUsage } from '../../domain/usage/workload-usage.js';

const STYLES: Record<UsageFlag, string> = { 'none-used': 'emphasis', low: 'warning', over: 'accent' };

/** One part of a bar; widths are weights of a ColumnSet. */
interface BarPart {
  readonly width: number;
  /** Of a container; `default` is the card itself. */
  readonly style: string;
}

/** What the padding of a coloured Column alone takes of a card of 280 px. A shorter bar would be drawn this long. */
const SHORTEST_PERCENT = 13;

/**
 * The bar of a workload: the used part in whole percents up to 99, then nothing; one part for 100 and above. Empty
 * below 13, where it could not be drawn as short as it is, and where there is no percentage. Only the used part is
 * coloured, because clients give every coloured Column a padding of its own: a coloured rest would take 32 px from a
 * bar that is nearly full.
 */
export function usageBar({
  usagePercent,
  flag,
}: Pick<WorkloadUsage, 'usagePercent' | 'flag'>): readonly BarPart[] {
  if (usagePercent === undefined || usagePercent < SHORTEST_PERCENT) return [];
  const style = flag === undefined ? 'good' : STYLES[flag];
  if (usagePercent >= 100) return [{ width: 100, style }];
  const width = Math.min(99, Math.round(usagePercent));
  return [
    { width, style },
    { width: 100 - width, style: 'default' },
  ];
}
