import type { Customer, NamedCustomer } from '../../domain/customers/customer.js';
import type { Messages } from '../../i18n/messages.js';
import { displayText } from '../display-text.js';

/** Room for an id, and for what differs in a domain of onmicrosoft.com. */
const DOMAIN_LIMIT = 38;
/** What the name gives up for the domain, down to what is still a name. */
const NAME_GIVES_UP = 20;
const SHORTEST_NAME = 16;

/** How people are told which customer is meant: its name, cut at `limit`, and its domain where the name is not alone. */
export function customerLabel(
  { customerName, toldApartBy }: NamedCustomer,
  messages: Messages,
  limit?: number,
): string {
  if (toldApartBy === undefined) return displayText(customerName, limit);
  const nameLimit = limit === undefined ? undefined : Math.max(SHORTEST_NAME, limit - NAME_GIVES_UP);
  return messages.say('phrase.bracketed', {
    text: displayText(customerName, nameLimit),
    note: displayText(toldApartBy, DOMAIN_LIMIT),
  });
}

/** A customer's name with its domain in brackets, where it has one. */
export function customerWithDomain({ customerName, domain }: Customer, messages: Messages): string {
  const name = displayText(customerName);
  return domain === undefined
    ? name
    : messages.say('phrase.bracketed', { text: name, note: displayText(domain) });
}
