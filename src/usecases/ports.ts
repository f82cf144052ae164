import type { PartnerCenterFault } from '../base/errors.js';
import type { Customer } from '../domain/customers/customer.js';
import type { CustomerIndex } from '../domain/customers/customer-index.js';
import type { SubscribedSku } from '../domain/seats/subscribed-sku.js';
import type { SubscriptionTerm } from '../domain/terms/subscription-term.js';
import type { LicenseDeploymentRow } from '../domain/usage/license-deployment.js';
import type { LicenseUsageRow } from '../domain/usage/license-usage.js';

/** What every call to Partner Center carries on behalf of one command or one sweep. */
export interface CallContext {
  /** GUID sent as MS-CorrelationId; the reference id shown to people. */
  readonly correlationId: string;
  /** BCP 47 tag sent as X-Locale, for example `pl-PL`. */
  readonly locale: string;
  /** Ends the call, its retries and waits included; a reason that is a TimeoutError means the deadline passed. */
  readonly signal: AbortSignal;
  /** When the signal ends the call, where that is known: a wait that would go past it is not begun. */
  readonly deadline?: Date | undefined;
}

/**
 * Partner Center as the use cases see it. Every method throws PartnerCenterError and nothing else;
 * "no such customer" and "no rows" are values.
 */
export interface PartnerCenter {
  /** Usage rows of one customer; empty when Partner Center has no usage data yet; undefined when it knows no such customer. */
  getLicenseUsage(customerId: string, call: CallContext): Promise<readonly LicenseUsageRow[] | undefined>;
  /** One customer by id; undefined when Partner Center knows none. */
  getCustomer(customerId: string, call: CallContext): Promise<Customer | undefined>;
  /** Customers whose company name starts with the text, any case. */
  searchCustomers(namePrefix: string, call: CallContext): Promise<readonly Customer[]>;
  /** All customers, page by page to the end. */
  listCustomers(call: CallContext): AsyncIterable<readonly Customer[]>;
}

/** The cached list of customers. */
export interface CustomerDirectory {
  /** The index over all customers: at once when loaded, after the first load otherwise. */
  index(call: CallContext): Promise<CustomerIndex>;
  /** The index as far as it is there; undefined before the first load. Never waits. */
  loaded(): CustomerIndex | undefined;
}

/** From when an answer is, and whether it had to come from memory. */
export interface Reading {
  /** When Partner Center gave the rows. */
  readonly readAt: Date;
  /** Why Partner Center gave no newer ones although they were due; undefined when nothing went wrong. */
  readonly lastKnown: PartnerCenterFault | undefined;
}

/** Rows of one customer; empty when Partner Center has none. */
export interface CustomerRows<Row> extends Reading {
  readonly rows: readonly Row[];
}

/** How rows of a customer are asked for. */
export interface ReadOptions {
  /** Asks Partner Center even though a young answer is in memory; at most once a minute for one customer. */
  readonly fresh?: boolean | undefined;
}

/**
 * Rows of one customer, from memory while they are young. Undefined for an unknown customer. Throws
 * PartnerCenterError and nothing else; an outage while an older answer is known is no error but `lastKnown`.
 */
export interface CustomerSource<Row> {
  read(customerId: string, call: CallContext, options?: ReadOptions): Promise<CustomerRows<Row> | undefined>;
}

/** Rows of customers kept for every process: what sweeps and answers brought. Methods throw StorageError. */
export interface KeptReadings<Row> {
  /** When Partner Center gave the kept rows; undefined for none. Cheap: asked for every answer. */
  readAt(customerId: string): Promise<Date | undefined>;
  /** The kept rows; undefined for none. */
  read(customerId: string): Promise<Pick<CustomerRows<Row>, 'rows' | 'readAt'> | undefined>;
  /** Keeps rows in the place of earlier ones. Gives those that are kept then: newer ones are left and given back. */
  keep(
    customerId: string,
    rows: readonly Row[],
    readAt: Date,
  ): Promise<Pick<CustomerRows<Row>, 'rows' | 'readAt'>>;
}

/** Usage, a row a workload and product. */
export type LicenseUsageSource = CustomerSource<LicenseUsageRow>;
/** Seats that people were given, a row a product. */
export type LicenseDeploymentSource = CustomerSource<LicenseDeploymentRow>;
/** Subscriptions of any status. */
export type SubscriptionSource = CustomerSource<SubscriptionTerm>;
/** Licences of the customer's tenant as they are now. */
export type SubscribedSkuSource = CustomerSource<SubscribedSku>;

/** The time now; a test sets it. */
export interface Clock {
  now(): Date;
}
