import type { Customer } from './customer.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: what a card does not show
const INVISIBLE = /[\s\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;

/** All customers of a partner, those that share a name told apart; the others, and the order, stay as they are. */
export function tellApart(customers: readonly Customer[]): readonly Customer[] {
  const keys = customers.map(({ customerName }) => seenName(customerName));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return customers.map((customer, at) => {
    const isAlone = counts.get(keys[at] ?? '') === 1;
    return isAlone ? customer : toldApart(customer);
  });
}

/** A customer of which is not known whether its name stands alone. */
export function toldApart(customer: Customer): Customer {
  return { ...customer, toldApartBy: customer.domain ?? customer.customerId };
}

/** A name as people see it: case, spaces and what is invisible aside. */
function seenName(name: string): string {
  return name.replace(INVISIBLE, ' ').trim().toLowerCase();
}
