import type { Customer } from '../domain/customer.js';
import type { CustomerIndex } from '../domain/customer-index.js';
import type { LicenseUsageRow } from '../domain/license-usage.js';

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
}

export interface Clock {
  now(): Date;
}
