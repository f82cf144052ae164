import type { PriceBasis } from '../../domain/money/price-basis.js';
import type { PortfolioCustomer, PortfolioTotals } from '../../domain/usage/portfolio.js';

/**
 * By seats unless given; by money those of one currency together, the currency of most customers first, within it the
 * most money first, and those without an amount last.
 */
export type PortfolioOrder = { readonly by: 'money'; readonly basis: PriceBasis };

/** The kept figures of all customers. Methods throw StorageError. */
export interface PortfolioStore {
  /**
   * At most `limit` customers behind the first `offset`: those with the most seats unused for certain first, then those
   * that may have the most, then by name. Customers without figures are not among them.
   */
  page(offset: number, limit: number, order?: PortfolioOrder): Promise<readonly PortfolioCustomer[]>;
  totals(): Promise<PortfolioTotals>;
  /** When the last sweep that came to its end did so; undefined before the first. */
  sweptAt(): Promise<Date | undefined>;
}
