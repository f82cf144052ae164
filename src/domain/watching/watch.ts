import type { NamedCustomer } from '../customers/customer.js';
import type { TicketTarget } from './ticket-target.js';

/** What a watch looks for. */
export type WatchRule =
  /** A workload used less than so many percent, 1-100. */
  | { readonly kind: 'low-usage'; readonly belowPercent: number }
  /** A product with at least so many seats unused, 1 and up. */
  | { readonly kind: 'unused'; readonly atLeast: number }
  /** A workload used more than so many percent, 100 and up: more active than entitled seats. */
  | { readonly kind: 'over-used'; readonly abovePercent: number }
  /** A term that ends within so many days, 1-365, with seats unused. */
  | { readonly kind: 'renewal'; readonly withinDays: number };
export type WatchRuleKind = WatchRule['kind'];

const KINDS: Readonly<Record<WatchRuleKind, true>> = {
  'low-usage': true,
  unused: true,
  'over-used': true,
  renewal: true,
};
/** Every kind of rule, in the order people choose from. */
export const WATCH_RULE_KINDS = Object.keys(KINDS) as readonly WatchRuleKind[];

/** A customer named in a watch; the name is the one it had when the watch was made. */
export interface WatchedCustomer extends NamedCustomer {
  /** Lower-case GUID. */
  readonly customerId: string;
}

/** Which customers are watched for what. */
export interface WatchDefinition {
  /** One customer; undefined for all. */
  readonly customer: WatchedCustomer | undefined;
  readonly rule: WatchRule;
  /** Customers left out of a watch over all. */
  readonly exceptCustomers: readonly WatchedCustomer[];
  /** Products and workloads left out, as people wrote them: one is meant when its name holds all these words. */
  readonly exceptProducts: readonly string[];
  /** Customers with fewer seats are left out of a watch over all; 0 leaves out none. */
  readonly minimumSeats: number;
  /** Where its alerts go as tickets as well; undefined for nowhere. */
  readonly ticket?: TicketTarget | undefined;
}

/** Who did something: what Teams said of them. */
export interface Person {
  /** Lower-case Entra object id; undefined when Teams did not say. */
  readonly userId: string | undefined;
  readonly name: string;
}

/** A watch of one conversation. */
export interface Watch extends WatchDefinition {
  readonly watchId: string;
  /** How people name it in its conversation: `unwatch 3`. From 1, never given twice there. */
  readonly number: number;
  readonly createdAt: Date;
  readonly createdBy: Person;
}
