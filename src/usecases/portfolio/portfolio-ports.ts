import type { PortfolioCustomer, PortfolioTotals } from '../../domain/usage/portfolio.js';

/** The kept figures of all customers. Methods throw StorageError. */
export interface PortfolioStore {
  /**
   * At most `limit` customers behind the first `offset`: those with the most seats unused for certain first, then those
   * that may have the most, then by name. Customers without figures are not among them.
   */
  page(offset: number, limit: number): Promise<readonly PortfolioCustomer[]>;
  totals(): Promise<PortfolioTotals>;
  /** When the last sweep that came to its end did so; undefined before the first. */
  sweptAt(): Promise<Date | undefined>;
}
