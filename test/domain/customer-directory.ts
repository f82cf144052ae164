import type { Customer } from '../../src/domain/customers/customer.js';

/** Customers of the given names and domains, with ids in their order. */
export function customersOf(
  ...entries: readonly (readonly [name: string, domain?: string])[]
): readonly Customer[] {
  return entries.map(([customerName, domain], at) => ({
    customerId: customerIdAt(at),
    customerName,
    domain: domain ?? `tenant${at}.onmicrosoft.com`,
  }));
}

export function customerIdAt(at: number): string {
  return `${at.toString(16).padStart(8, '0')}-aaaa-4bbb-8ccc-dddddddddddd`;
}
