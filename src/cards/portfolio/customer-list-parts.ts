import type { NamedCustomer } from '../../domain/customers/customer.js';
import type { Messages } from '../../i18n/messages.js';
import type { RenewalsPage } from '../../usecases/portfolio/list-customers.js';
import { type CustomerView, showCustomer } from '../card-action.js';
import { customerLabel } from '../words/customer-label.js';
import type { PortfolioEntry } from './portfolio-phrases.js';

const LABEL_LIMIT = 28;

/** What a list says of itself above its customers. */
export interface ListWords {
  readonly subject: string;
  readonly headline: string;
  readonly facts: readonly string[];
}

/** How many customers' subscriptions were read so far, where some are missing. */
export function coverageFacts(
  { customers, read }: RenewalsPage['coverage'],
  messages: Messages,
): readonly string[] {
  return read < customers ? [messages.say('customers.terms-known', { read, count: customers })] : [];
}

/** The button of a row: what it is called, and the view of the customer that it leads to. */
export function leadingTo(
  customer: NamedCustomer & { readonly customerId: string },
  view: CustomerView,
  messages: Messages,
): Pick<PortfolioEntry, 'label' | 'data'> {
  return {
    label: messages.say('action.choose', { customer: customerLabel(customer, messages, LABEL_LIMIT) }),
    data: showCustomer(customer.customerId, view, { answer: 'message' }),
  };
}
