import { type Customer, type CustomerMatch, parseCustomerId } from '../../domain/customers/customer.js';
import { MOST_NEAREST } from '../../domain/customers/customer-decision.js';
import { parseDomain } from '../../domain/customers/customer-domain.js';
import { createCustomerIndex } from '../../domain/customers/customer-index.js';
import { namingOf } from '../../domain/customers/customer-named.js';
import { toldApart } from '../../domain/customers/customer-namesakes.js';
import { isPlaceholder } from '../../domain/customers/placeholder.js';
import type { CallContext, CustomerDirectory, PartnerCenter } from '../ports.js';

/** A text that means no customer, or more than one. */
export type UnclearCustomer =
  | { readonly kind: 'several'; readonly tried: string; readonly customers: readonly Customer[] }
  | {
      readonly kind: 'no-customer';
      readonly tried: string;
      readonly nearest: readonly Customer[];
      /** How many customers were looked through; undefined for an id, which is asked for. */
      readonly searched: number | undefined;
      /** Nobody was named: the text was the place for a name, as examples have it. */
      readonly isPlaceholder?: true;
    }
  /** In the list of customers, and yet unknown to the call about it. */
  | { readonly kind: 'gone'; readonly customer: Customer };

/** Whether an outcome stopped short of a customer. */
export function isUnclear<Outcome extends { readonly kind: string }>(
  outcome: Outcome | UnclearCustomer,
): outcome is UnclearCustomer {
  return outcome.kind === 'several' || outcome.kind === 'no-customer' || outcome.kind === 'gone';
}

export type FoundCustomer = { readonly kind: 'one'; readonly customer: Customer } | UnclearCustomer;

/** The customer a text means: a name, a domain or a customer id. Throws PartnerCenterError. */
export type FindCustomer = (text: string, call: CallContext) => Promise<FoundCustomer>;

export interface FindCustomerDeps {
  readonly partnerCenter: Pick<PartnerCenter, 'getCustomer' | 'searchCustomers'>;
  readonly directory: CustomerDirectory;
}

/**
 * Finds customers in the cached directory; one that it does not have may be new, so one call upstream tells. A
 * customer id does not wait for the directory: buttons carry ids, and work before the list is loaded.
 */
export function createFindCustomer({ partnerCenter, directory }: FindCustomerDeps): FindCustomer {
  async function findById(customerId: string, call: CallContext): Promise<FoundCustomer> {
    const known = directory.loaded()?.get(customerId);
    if (known !== undefined) return { kind: 'one', customer: known };
    const customer = await partnerCenter.getCustomer(customerId, call);
    if (customer !== undefined) return { kind: 'one', customer: toldApart(customer) };
    return { kind: 'no-customer', tried: customerId, nearest: [], searched: undefined };
  }

  /**
   * Partner Center finds names by their beginning, so what it gives is looked through as the directory is: "EY" begins
   * EYG Seguros, and yet means somebody else.
   */
  async function lookUpstream(match: CustomerMatch, call: CallContext): Promise<CustomerMatch> {
    if (match.kind !== 'none') return match;
    const found = await partnerCenter.searchCustomers(match.tried, call);
    if (found.length === 0) return match;
    const checked = createCustomerIndex(found).match(match.tried);
    if (checked.kind !== 'none') return checked;
    const nearest = [...checked.nearest, ...found.slice(0, MOST_NEAREST), ...match.nearest];
    return {
      ...match,
      nearest: [...new Map(nearest.map((near) => [near.customerId, near])).values()].slice(0, MOST_NEAREST),
    };
  }

  return async (text, call) => {
    const customerId = parseCustomerId(text);
    if (customerId !== undefined) return findById(customerId, call);
    const index = await directory.index(call);
    const listed = index.match(text);
    if (isPlaceholder(text) && !isCalled(text, listed))
      return { kind: 'no-customer', tried: text, nearest: [], searched: index.size, isPlaceholder: true };
    const match = await lookUpstream(listed, call);
    switch (match.kind) {
      case 'one':
        return match;
      case 'several':
        return { kind: 'several', tried: text, customers: match.customers };
      case 'none':
        return { kind: 'no-customer', tried: match.tried, nearest: match.nearest, searched: index.size };
    }
  };
}

/** Whether a match is of the very name, not of a name that has the text in it. */
function isCalled(text: string, match: CustomerMatch): boolean {
  return (
    match.kind === 'one' && match.customer.customerName.trim().toLowerCase() === text.trim().toLowerCase()
  );
}

/**
 * Finds customers for something that changes what is kept: one that a text only resembles is none, but the nearest.
 * Throws PartnerCenterError.
 */
export function createFindNamed(findCustomer: FindCustomer): FindCustomer {
  return async (text, call) => {
    const found = await findCustomer(text, call);
    const isAddress = parseCustomerId(text) !== undefined || parseDomain(text) !== undefined;
    if (found.kind !== 'one' || isAddress) return found;
    if (namingOf(text, found.customer) !== 'other') return found;
    return { kind: 'no-customer', tried: text, nearest: [found.customer], searched: undefined };
  };
}

/** A customer that is in the directory and that Partner Center does not know any more. */
export function createGoneCustomer(customer: Customer): UnclearCustomer {
  return { kind: 'gone', customer };
}
