import type { Messages } from '../../i18n/messages.js';
import type { UnclearCustomer } from '../../usecases/customers/find-customer.js';
import type { CardAction } from '../card-action.js';
import { displayText } from '../display-text.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { noCustomerReply, pickerReply } from '../usage/customer-picker-card.js';
import { customerWithDomain } from '../words/customer-label.js';
import { joinEntries } from '../words/join.js';
import { noticeReply } from './notice-card.js';

const CUSTOMERS_NAMED = 5;
/** What a person typed is quoted back no longer than this. */
const QUOTE_LIMIT = 60;

/**
 * The customer of a watch or a report is not clearly one: those it may be to choose from, where each leads on, else
 * which they are in words beneath the title.
 */
export function unclearCustomerReply(
  unclear: UnclearCustomer,
  {
    title,
    choose,
  }: { readonly title: string; readonly choose?: ((customerId: string) => CardAction) | undefined },
  messages: Messages,
  render: RenderCard,
): Reply {
  if (choose !== undefined) {
    if (unclear.kind === 'several') return pickerReply(unclear, choose, messages, render);
    if (unclear.kind === 'no-customer' && unclear.nearest.length > 0)
      return noCustomerReply(unclear, choose, messages, render);
  }
  const about = unclearPhrase(unclear, messages);
  return noticeReply({ title, about, advice: messages.say('watch.unclear.advice') }, messages, render);
}

/** Which customers a name may mean, or that it means none. */
function unclearPhrase(unclear: UnclearCustomer, messages: Messages): string {
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
