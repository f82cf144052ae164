import type { Messages } from '../../i18n/messages.js';
import type { UnclearCustomer } from '../../usecases/customers/find-customer.js';
import { displayText } from '../display-text.js';
import { customerWithDomain } from './customer-label.js';
import { joinEntries } from './join.js';

const CUSTOMERS_NAMED = 5;
/** What a person typed is quoted back no longer than this. */
const QUOTE_LIMIT = 60;

/** Which customers a name may mean, or that it means none. */
export function unclearPhrase(unclear: UnclearCustomer, messages: Messages): string {
  if (unclear.kind === 'gone') {
    return messages.say('watch.unclear.gone', { customer: customerWithDomain(unclear.customer, messages) });
  }
  const tried = displayText(unclear.tried, QUOTE_LIMIT);
  const near = unclear.kind === 'several' ? unclear.customers : unclear.nearest;
  if (near.length === 0) return messages.say('watch.unclear.none', { tried });
  const customers = joinEntries(
    near.slice(0, CUSTOMERS_NAMED).map((customer) => customerWithDomain(customer, messages)),
    messages,
  );
  return messages.say(unclear.kind === 'several' ? 'watch.unclear.several' : 'watch.unclear.nearest', {
    tried,
    customers,
  });
}
