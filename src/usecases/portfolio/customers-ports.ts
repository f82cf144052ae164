import type { NamedCustomer } from '../../domain/customers/customer.js';
import type { MoneyRange } from '../../domain/money/money-range.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import type { LicenseDeploymentRow } from '../../domain/usage/license-deployment.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { DaySpan } from '../../domain/usage/named-span.js';
import type { PortfolioCustomer } from '../../domain/usage/portfolio.js';
import type { SeatRange } from '../../domain/usage/seat-range.js';
import type { UsagePart } from '../../domain/usage/usage-parts.js';

/** A product or workload that some customer has, or once had. */
export interface NumberedPart extends Pick<UsagePart, 'kind' | 'name'> {
  readonly partNo: number;
}

/** Which customers a list takes, and thereby its order: what the list is about first. */
export type CustomersTest =
  /** Seats used in the busiest workload, as a percentage of the seats. */
  | { readonly kind: 'below-percent' | 'above-percent'; readonly percent: number }
  /** By the upper end of the range. */
  | { readonly kind: 'unused'; readonly atLeast: number }
  | { readonly kind: 'has-seats' | 'uses-some' | 'uses-none' }
  /** No seats of these parts; then the figures are those of all they have. */
  | { readonly kind: 'lacks' };

/** A customer on a list, with its seats of what the list is about. */
export interface ListedCustomer extends PortfolioCustomer {
  /** As `unused`, and below 0 where more seats of a workload are used than there are. */
  readonly notUsed: SeatRange;
  /** What its unused seats cost, by currency; undefined where that is not known, or nothing. */
  readonly amounts?: readonly MoneyRange[] | undefined;
  /** How it stood at the reading that it is compared with. */
  readonly before?: { readonly at: Date; readonly seats: number; readonly unused: SeatRange } | undefined;
}

/** A term that ends, with everything that is kept of its customer to make sense of it. */
export interface ListedTerm {
  readonly customer: NamedCustomer & { readonly customerId: string };
  readonly subscriptionId: string;
  readonly terms: readonly SubscriptionTerm[];
  readonly rows: readonly LicenseUsageRow[];
  readonly deployments: readonly LicenseDeploymentRow[] | undefined;
}

/** A stretch of a list. */
export interface ListStretch<Item> {
  readonly items: readonly Item[];
  /** Of the whole list. */
  readonly total: number;
}

/** What sweeps kept of all customers, to be listed. Whoever left is not among them. Methods throw StorageError. */
export interface CustomersStore {
  /** Whether figures of anybody are kept. */
  isFilled(): Promise<boolean>;
  parts(): Promise<readonly NumberedPart[]>;
  /** Customers that pass a test by the sum of these parts; by all their products where `partNos` is undefined. */
  passing(
    filter: { readonly partNos: readonly number[] | undefined; readonly test: CustomersTest },
    offset: number,
    limit: number,
  ): Promise<ListStretch<ListedCustomer>>;
  /**
   * Customers whose share of unused seats, by the upper end, grew (`worse`) or shrank by a point at least: since the
   * reading before their last one, or since the reading nearest to a day, up to four days off.
   */
  changed(
    change: { readonly direction: 'worse' | 'better'; readonly since: Date | undefined },
    offset: number,
    limit: number,
  ): Promise<ListStretch<ListedCustomer>>;
  /** Terms that end within a span, by day; of products whose names hold `words` one after the other, of any when undefined. */
  terms(
    wanted: { readonly span: DaySpan; readonly words: string | undefined },
    offset: number,
    limit: number,
  ): Promise<ListStretch<ListedTerm>>;
  /** Customers with figures, and those of them whose subscriptions were read. */
  termCoverage(): Promise<{ readonly customers: number; readonly read: number }>;
}
