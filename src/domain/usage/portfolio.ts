import type { NamedCustomer } from '../customers/customer.js';
import type { SeatRange } from './seat-range.js';

/** Customers on a page of the portfolio, so that a card of the longest names stays under 28 KB. */
export const PORTFOLIO_PAGE_SIZE = 8;

/** The figures of a customer's last reading. */
export interface PortfolioCustomer extends NamedCustomer {
  readonly customerId: string;
  readonly seats: number;
  readonly unused: SeatRange;
  /** The newest processedDateTime behind the figures; undefined where no row says. */
  readonly processedDateTime: Date | undefined;
}

/** The figures of all customers together. */
export interface PortfolioTotals {
  /** Those with figures. */
  readonly customers: number;
  /** Those a sweep came across that have no usage data yet. */
  readonly customersWithoutData: number;
  /** Those that could not be read so far. */
  readonly customersUnread?: number | undefined;
  /** Names of some of those without figures, by name. */
  readonly without?: readonly string[] | undefined;
  readonly seats: number;
  readonly unused: SeatRange;
}

/** Bounds of the share of unused seats, 0-100, equal when it is known exactly; undefined for no seats. */
export function unusedPercents({
  seats,
  unused,
}: Pick<PortfolioCustomer, 'seats' | 'unused'>): SeatRange | undefined {
  if (seats === 0) return undefined;
  return { atLeast: (100 * unused.atLeast) / seats, atMost: (100 * unused.atMost) / seats };
}
