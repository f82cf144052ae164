import type { MoneySum, MoneyTotals } from './customer-money.js';
import type { MoneyRange } from './money-range.js';

/** The figure that one amount alone is told by: what unused seats cost now, or after renewal where that knows more. */
export function toldSum({ now, after }: Pick<MoneyTotals, 'now' | 'after'>): MoneySum {
  return after.priced > now.priced ? after : now;
}

/** The amount that customers of one currency are ranked by; undefined where nothing costs anything, or is priced. */
export function rankedAmount(money: Pick<MoneyTotals, 'now' | 'after'>): MoneyRange | undefined {
  return toldSum(money).amounts[0];
}
