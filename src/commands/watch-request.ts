import type { TicketTarget } from '../domain/watching/ticket-target.js';
import type { WatchRule } from '../domain/watching/watch.js';

/** A rule as written; for low usage the percentage may be left to the bot. */
export type WrittenRule =
  | Exclude<WatchRule, { readonly kind: 'low-usage' }>
  | { readonly kind: 'low-usage'; readonly belowPercent: number | undefined };

/** A watch as written: names are what people wrote, to be looked up. */
export interface WatchTarget {
  /** Undefined for all customers; empty when none was named. */
  readonly customer: string | undefined;
  readonly rule: WrittenRule;
  /** Customers left out of a watch over all. */
  readonly exceptCustomers: readonly string[];
  readonly exceptProducts: readonly string[];
  /** Customers with fewer seats are left out; 0 leaves out none. */
  readonly minimumSeats: number;
  /** Where its tickets go; undefined where none was asked for. */
  readonly ticket?: TicketTarget | undefined;
}

/** Whole numbers a watch takes, from and to. */
export const WATCH_LIMITS = {
  /** Low usage. */
  percent: { from: 1, to: 100 },
  /** Over-use. */
  'over-percent': { from: 100, to: 1000 },
  /** Unused seats. */
  seats: { from: 1, to: 1_000_000 },
  /** Days to the end of a term. */
  days: { from: 1, to: 365 },
  /** Seats a customer must have. */
  'minimum-seats': { from: 0, to: 1_000_000 },
} as const;

/**
 * Why a watch cannot be as it was written: a number outside `WATCH_LIMITS`, more than one rule at once, or a ticket to
 * what is no mail address.
 */
export type WatchProblem = keyof typeof WATCH_LIMITS | 'several-rules' | 'ticket';
