import type { Customer } from '../../domain/customers/customer.js';
import type { Messages } from '../../i18n/messages.js';
import type { UnclearCustomer } from '../../usecases/customers/find-customer.js';
import { type CardAction, type CustomerView, showCustomer } from '../card-action.js';
import { displayText } from '../display-text.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { customerWithDomain } from '../words/customer-label.js';

/** What a person typed is quoted back no longer than this. */
const QUOTE_LIMIT = 60;

const CUSTOMERS_IN_SUMMARY = 4;

/** What choosing a customer leads to: a view of it, or something else to send. */
type Choose = CustomerView | ((customerId: string) => CardAction);

/** The picker: several customers are close, best first, told apart by their domains; each leads to what was asked for. */
export function pickerReply(
  { tried, customers }: Extract<UnclearCustomer, { kind: 'several' }>,
  choose: Choose,
  messages: Messages,
  render: RenderCard,
): Reply {
  const quoted = displayText(tried, QUOTE_LIMIT);
  const words = {
    title: messages.say('picker.title'),
    intro: messages.say('picker.intro', { tried: quoted }),
    hint: '',
    choicesTitle: '',
    summary: messages.say('picker.summary', { tried: quoted, customers: listed(customers, messages) }),
  };
  return choicesReply(words, customers, choose, messages, render);
}

/** The picker for several customers that were each named, in the order they were; each leads to what was asked for. */
export function namedPickerReply(
  customers: readonly Customer[],
  choose: Choose,
  messages: Messages,
  render: RenderCard,
): Reply {
  const words = {
    title: messages.say('picker.title'),
    intro: messages.say('picker.named'),
    hint: '',
    choicesTitle: '',
    summary: messages.say('picker.named-summary', { customers: listed(customers, messages) }),
  };
  return choicesReply(words, customers, choose, messages, render);
}

function listed(customers: readonly Customer[], messages: Messages): string {
  const named = customers
    .slice(0, CUSTOMERS_IN_SUMMARY)
    .map((customer) => customerWithDomain(customer, messages));
  const rest = customers.length - named.length;
  if (rest > 0) named.push(messages.say('list.more', { count: rest }));
  return named.join(messages.say('list.separator'));
}

/** No such customer: what was tried, among how many, and the nearest names to choose from. */
export function noCustomerReply(
  { tried, nearest, searched }: Extract<UnclearCustomer, { kind: 'no-customer' }>,
  choose: Choose,
  messages: Messages,
  render: RenderCard,
): Reply {
  const quoted = displayText(tried, QUOTE_LIMIT);
  const intro =
    searched === undefined
      ? messages.say('picker.none-id', { id: quoted })
      : messages.say('picker.none', { tried: quoted, count: searched });
  const words = {
    title: messages.say('picker.none-title'),
    intro,
    summary: intro,
    hint: messages.say('picker.none-hint'),
    choicesTitle: nearest.length > 0 ? messages.say('picker.none-nearest') : '',
  };
  return choicesReply(words, nearest, choose, messages, render);
}

function choicesReply(
  words: { title: string; intro: string; hint: string; choicesTitle: string; summary: string },
  customers: readonly Customer[],
  choose: Choose,
  messages: Messages,
  render: RenderCard,
): Reply {
  const choices = customers.map((customer) => {
    const name = displayText(customer.customerName);
    return {
      name,
      domain: customer.domain === undefined ? messages.say('picker.no-domain') : displayText(customer.domain),
      label: messages.say('action.choose', { customer: customerWithDomain(customer, messages) }),
      data:
        typeof choose === 'string' ? showCustomer(customer.customerId, choose) : choose(customer.customerId),
    };
  });
  const labels = customers.map((customer) => customerWithDomain(customer, messages));
  const card = render('customer-picker', { ...words, choices });
  const lines = [
    words.title,
    words.intro,
    words.hint,
    words.choicesTitle,
    ...labels.map((label) => `- ${label}`),
  ];
  return { card, summary: words.summary, text: lines.filter((line) => line !== '').join('\n') };
}
