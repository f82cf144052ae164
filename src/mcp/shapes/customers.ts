import { z } from 'zod';
import type { Customer, NamedCustomer } from '../../domain/customers/customer.js';
import type { UnclearCustomer } from '../../usecases/customers/find-customer.js';
import { listed, nameShape, outsideName, quoted } from './names.js';

/** What somebody gives to name a customer. */
export const customerInput = z.string().trim().min(1).max(200).meta({
  description:
    'The customer: its name (typos forgiven), its domain, or its customerId (a GUID, the most certain). Give just that, without other words',
});

export const customerShape = z.object({
  customerId: z.string().meta({ description: 'GUID, the same as the tenant id' }),
  name: nameShape,
  domain: nameShape.optional(),
});

/** What names no customer, or more than one. */
export const UNCLEAR = ['several-customers', 'no-customer'] as const;

const candidatesShape = z.array(customerShape).max(10).meta({
  description: 'Customers that may be meant, where the name was not clear; nothing was answered then',
});

/** What every answer that may be about one customer begins with: whom it is about, or who may be meant. */
export const ABOUT_CUSTOMER = { customer: customerShape.optional(), candidates: candidatesShape };

/** The same of an answer about this customer. */
export function aboutCustomer(customer: Parameters<typeof toCustomer>[0]) {
  return { customer: toCustomer(customer), candidates: [] };
}

/** At most so many customers are offered. */
const MOST_CANDIDATES = 10;

export function toCustomer({
  customerId,
  customerName,
  domain,
}: Pick<Customer, 'customerId' | 'customerName'> & { readonly domain?: string | undefined }): z.output<
  typeof customerShape
> {
  return { customerId, name: outsideName(customerName), ...(domain && { domain: outsideName(domain) }) };
}

/** `"Contoso" (contoso.onmicrosoft.com)`. */
export function customerSaid({
  customerName,
  domain,
  toldApartBy,
}: NamedCustomer & { readonly domain?: string | undefined }): string {
  const told = domain ?? toldApartBy;
  const name = quoted(outsideName(customerName));
  return told === undefined ? name : `${name} (${outsideName(told)})`;
}

/** The answer where it is not clear which customer is meant: the candidates, and what to do. */
export function unclearAnswer(outcome: UnclearCustomer) {
  switch (outcome.kind) {
    case 'several': {
      const { customers, tried } = outcome;
      const names = customers.map(customerSaid);
      return {
        structured: { outcome: 'several-customers' as const, candidates: candidates(customers) },
        text: `Several customers fit ${quoted(outsideName(tried))}: ${listed(names, MOST_CANDIDATES)}. Ask which one is meant, then use its customerId.`,
      };
    }
    case 'no-customer': {
      const { nearest, tried } = outcome;
      const near =
        nearest.length === 0 ? '' : ` The nearest: ${listed(nearest.map(customerSaid), MOST_CANDIDATES)}.`;
      return {
        structured: { outcome: 'no-customer' as const, candidates: candidates(nearest) },
        text: `No customer fits ${quoted(outsideName(tried))}.${near}`,
      };
    }
    case 'gone':
      return {
        structured: { outcome: 'no-customer' as const, candidates: [] },
        text: `Partner Center does not know ${customerSaid(outcome.customer)} any more.`,
      };
  }
}

function candidates(customers: readonly Customer[]): z.output<typeof candidatesShape> {
  return customers.slice(0, MOST_CANDIDATES).map(toCustomer);
}
