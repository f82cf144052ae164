import type { PriceLine } from './price.js';

/** Whose price is meant: what the customer is asked for by the list, or what the partner itself pays. */
export const PRICE_BASES = ['retail', 'cost'] as const;
export type PriceBasis = (typeof PRICE_BASES)[number];

/** The price of a line for one seat and the whole term; undefined where the line does not say it. */
export function priceOn({ erpPrice, unitPrice }: PriceLine, basis: PriceBasis): number | undefined {
  return basis === 'cost' ? unitPrice : erpPrice;
}
