import type { IdleWorth, MoneyTotals } from '../../src/domain/money/customer-money.js';
import type { MoneyRange } from '../../src/domain/money/money-range.js';
import type { PriceBasis } from '../../src/domain/money/price-basis.js';
import type { AlertMoney } from '../../src/domain/watching/alert-money.js';

/** An amount a month, known exactly unless a larger one is given as well. */
export function amountOf(currency: string, atLeast: number, atMost = atLeast): MoneyRange {
  return { currency, atLeast, atMost, isAtMost: false };
}

export const euros = (atLeast: number, atMost = atLeast): MoneyRange => amountOf('EUR', atLeast, atMost);

/** What a customer's unused seats cost, now and after renewal alike. */
export function totalsOf(
  amounts: readonly MoneyRange[],
  {
    basis = 'retail',
    savable = [],
  }: { readonly basis?: PriceBasis; readonly savable?: readonly MoneyRange[] } = {},
): MoneyTotals {
  const sum = { amounts, priced: 2, products: 2 };
  return { basis, now: sum, after: sum, savable };
}

/** What an alert is about in money: of its own seats, and of all of a customer that wastes 900 euros unless said. */
export function alertMoney(
  own: IdleWorth['now'] | IdleWorth | undefined,
  totals: MoneyTotals = totalsOf([euros(900)]),
): AlertMoney {
  const isWorth = typeof own === 'object' && 'now' in own;
  return { own: own === undefined || isWorth ? own : { now: own, after: own }, totals };
}
