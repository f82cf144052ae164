import type { Customer, CustomerMatch } from './customer.js';

/** Customers made searchable by whatever people type for them. */
export interface CustomerIndex {
  readonly size: number;
  /** Finds the customer a text means: a GUID, a domain or a name with typos, accents, legal suffixes and word order forgiven. */
  match(text: string): CustomerMatch;
  get(customerId: string): Customer | undefined;
}
