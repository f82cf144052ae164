import { type CustomerMoney, deriveMoney } from '../../domain/money/customer-money.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import { withSheetNames } from '../../domain/money/sheet-names.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import type { LicenseUsageInsight } from '../../domain/usage/license-usage.js';
import { deriveRenewals, type Renewal } from '../../domain/usage/renewal.js';
import type { CallContext, Clock, ReadOptions } from '../ports.js';
import type { CustomerPrices, ReadPrices } from './read-prices.js';

export interface ShowOptions extends ReadOptions {
  /** Whose prices are shown; `retail` unless given: what a partner pays is for those alone who were let see it. */
  readonly basis?: PriceBasis | undefined;
}

/** Subscriptions in force, with what the price sheet says of them. */
export interface PricedRenewals {
  readonly renewals: readonly Renewal[];
  /** Undefined where prices are off, or none is known for this customer. */
  readonly prices: CustomerPrices | undefined;
}

/** Puts the names of the price sheet to subscriptions and tells what becomes of them. Never rejects. */
export type PriceRenewals = (
  customerId: string,
  terms: readonly SubscriptionTerm[],
  call: CallContext,
) => Promise<PricedRenewals>;

export function createPriceRenewals({
  readPrices,
  clock,
}: {
  /** Undefined with prices off. */
  readonly readPrices?: ReadPrices | undefined;
  readonly clock: Clock;
}): PriceRenewals {
  return async (customerId, terms, call) => {
    const prices = await readPrices?.(customerId, terms, call);
    const named = prices === undefined ? terms : withSheetNames(terms, prices.lines, prices.offers);
    return { renewals: deriveRenewals(named, clock.now()), prices };
  };
}

/** What the unused seats of a customer cost; undefined where usage or prices are not known. */
export function moneyOf(
  insight: LicenseUsageInsight | undefined,
  { renewals, prices }: PricedRenewals,
  basis: PriceBasis = 'retail',
  today: Date,
): CustomerMoney | undefined {
  if (insight === undefined || prices === undefined) return undefined;
  return deriveMoney({ products: insight.products, renewals }, { ...prices, basis }, today);
}
