import type { Customer } from '../../domain/customers/customer.js';
import type { CallContext, CustomerDirectory } from '../ports.js';

/** Customers offered at once, unless somebody asks for fewer. */
export const CUSTOMERS_FOUND = 10;

/** Which part of what is found somebody wants: how many they have already, and how many more they take. */
export interface SearchPage {
  readonly skip: number;
  readonly count: number;
}

/**
 * Customers that a text may mean, best first, ten at most of a page; the nearest where nothing fits, none for a blank
 * text or beyond the end. Throws PartnerCenterError when the customer list cannot be read.
 */
export type SearchCustomers = (
  text: string,
  page: SearchPage,
  call: CallContext,
) => Promise<readonly Customer[]>;

/** Looks through the list in memory alone: it is asked anew with every letter. */
export function createSearchCustomers(directory: Pick<CustomerDirectory, 'index'>): SearchCustomers {
  return async (text, { skip, count }, call) => {
    const cut = (found: readonly Customer[]) => found.slice(skip, skip + Math.min(count, CUSTOMERS_FOUND));
    if (text.trim() === '') return [];
    const index = await directory.index(call);
    const match = index.match(text);
    switch (match.kind) {
      case 'one':
        return cut([match.customer]);
      case 'several':
        return cut(match.customers);
      case 'none':
        return cut(match.nearest);
    }
  };
}
