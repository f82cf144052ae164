import type { IdleWorth, MoneyTotals } from '../money/customer-money.js';
import type { MoneyRange } from '../money/money-range.js';
import { rankedAmount } from '../money/told-money.js';
import type { Alert } from './alert.js';
import { RULE_TRAITS } from './rule-traits.js';

/** What an alert is about in money, on the basis of the conversation it is shown in. */
export interface AlertMoney {
  /** What all unused seats of the customer cost, and on which basis all of this is. */
  readonly totals: MoneyTotals;
  /** What those of its product or subscription cost; undefined for a workload, and where nothing is known of it. */
  readonly own: IdleWorth | undefined;
}

/** An alert that may be weighed by money. */
export interface WeighedAlert {
  readonly alert: Alert;
  /** Undefined with prices off, and where nothing is known of the customer's prices. */
  readonly money?: AlertMoney | undefined;
}

/**
 * The amount that an alert is weighed by: of its product or subscription as long as the term lasts, or from the next one
 * on where only that is known; for low usage of a workload that of all unused seats of the customer. Undefined where
 * nothing lies unused, or no price is known.
 */
export function amountAtStake({ alert: { ruleKind }, money }: WeighedAlert): MoneyRange | undefined {
  if (money === undefined) return undefined;
  switch (RULE_TRAITS[ruleKind].money) {
    case 'of customer':
      return rankedAmount(money.totals);
    case 'of subject':
      return money.own && toldWorth(money.own);
    case 'none':
      return undefined;
  }
}

/** The one amount of a product or subscription that a row has room for. */
export function toldWorth({ now, after }: IdleWorth): MoneyRange | undefined {
  if (typeof now !== 'string') return now;
  return now === 'unknown' && typeof after !== 'string' ? after : undefined;
}
