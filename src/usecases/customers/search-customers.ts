import type { Customer } from '../../domain/customers/customer.js';
import type { CallContext, CustomerDirectory } from '../ports.js';

/** Customers offered at once. */
export const CUSTOMERS_FOUND = 10;

/**
 * Customers that a text may mean, best first, ten at most; the nearest where nothing fits, none for a blank text.
 * Throws PartnerCenterError when the customer list cannot be read.
 */
export type SearchCustomers = (text: string, call: CallContext) => Promise<readonly Customer[]>;

/** Looks through the list in memory alone: it is asked anew with every letter. */
export function createSearchCustomers(directory: Pick<CustomerDirectory, 'index'>): SearchCustomers {
  return async (text, call) => {
    if (text.trim() === '') return [];
    const index = await directory.index(call);
    const match = index.match(text);
    switch (match.kind) {
      case 'one':
        return [match.customer];
      case 'several':
        return match.customers.slice(0, CUSTOMERS_FOUND);
      case 'none':
        return match.nearest.slice(0, CUSTOMERS_FOUND);
    }
  };
}
