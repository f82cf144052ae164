import type { PortfolioCustomer, PortfolioTotals } from '../usage/portfolio.js';
import type { MoneyTotals } from './customer-money.js';

/** With what the unused seats cost; undefined with prices off, and where none is known. */
interface Priced {
  readonly money?: MoneyTotals | undefined;
}

export interface PricedCustomer extends PortfolioCustomer, Priced {}

/** The figures of all customers together, what their unused seats cost included. */
export interface PricedTotals extends PortfolioTotals, Priced {}
