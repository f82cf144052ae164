import { CUSTOMER_COMMANDS, type CustomerCommandName } from '../../commands/catalogue.js';
import type { Cannot } from '../../commands/meaning/reading.js';
import type { Customer } from '../../domain/customers/customer.js';
import type { Messages } from '../../i18n/messages.js';
import { allWatches } from '../all-watches.js';
import { type CardButton, type CustomerView, showCustomer } from '../card-action.js';
import { displayText } from '../display-text.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { customerLabel, customerWithDomain } from '../words/customer-label.js';
import { joinSentences } from '../words/sentences.js';
import { allCustomers } from './all-customers-button.js';
import { type Notice, noticeReply } from './notice-card.js';

/** What a person typed is quoted back no longer than this. */
const QUOTE_LIMIT = 60;
/** Customers that a refusal offers. */
const CUSTOMERS_OFFERED = 4;

/** What each command about a customer shows. */
export const VIEWS: Readonly<Record<CustomerCommandName, CustomerView>> = {
  'license-usage': 'usage',
  'unused-licenses': 'unused',
  renewals: 'renewals',
  trend: 'trend',
  plan: 'plan',
};

/** What is known of a question that cannot be answered. */
export interface HalfQuestion {
  readonly customers: readonly Customer[];
  readonly view: CustomerCommandName | undefined;
  /** Whether watches, portfolio and digest can be shown here. */
  readonly hasDatabase: boolean;
}

/** One customer is close to what was written: is that the one? */
export function didYouMeanReply(
  {
    tried,
    customer,
    view,
  }: { readonly tried: string; readonly customer: Customer; readonly view: CustomerCommandName },
  messages: Messages,
  render: RenderCard,
): Reply {
  const notice = {
    title: messages.say('did-you-mean.title'),
    about: messages.say('did-you-mean.about', {
      customer: customerWithDomain(customer, messages),
      tried: displayText(tried, QUOTE_LIMIT),
    }),
    buttons: customerButtons([customer], view, messages),
  };
  return noticeReply(notice, messages, render);
}

/** A question for a view that names no customer; offers the customer that was asked about last, and all of them. */
export function whoseReply(
  { customers, view, hasDatabase }: HalfQuestion & { readonly view: CustomerCommandName },
  messages: Messages,
  render: RenderCard,
): Reply {
  const example = messages.say(`command.${view}.example`);
  const notice = {
    title: messages.say(`command.${view}.missing-customer`, { example }),
    buttons: [
      ...customerButtons(customers, view, messages),
      ...(hasDatabase ? [allCustomers(messages)] : []),
    ],
  };
  return noticeReply(notice, messages, render);
}

/** A part was not understood: which one, and the nearest things, with the customer and the view that were. */
export function unclearReply(
  {
    unread,
    near,
    ...known
  }: HalfQuestion & {
    readonly unread: string;
    readonly near: 'watches' | 'digest' | 'all-customers' | undefined;
  },
  messages: Messages,
  render: RenderCard,
): Reply {
  const part = displayText(unread, QUOTE_LIMIT);
  const notice = {
    title: messages.say('unclear.title'),
    about: part === '' ? '' : messages.say('unclear.part', { part }),
    advice: messages.say(
      near === 'watches' || near === 'digest' ? 'unclear.nothing-changed' : 'unclear.advice',
    ),
    buttons: [
      ...customerButtons(known.customers, known.view, messages),
      ...(known.hasDatabase && (near === 'watches' || near === 'digest')
        ? [allWatches(messages, 'message')]
        : []),
      ...(known.hasDatabase &&
      (near === 'all-customers' || (near === undefined && known.customers.length === 0))
        ? [allCustomers(messages)]
        : []),
      help(messages),
    ],
  };
  return noticeReply(notice, messages, render);
}

/** What the bot does not do, and what it shows of the same customer. */
export function cannotReply(
  { what, ...known }: HalfQuestion & { readonly what: Cannot },
  messages: Messages,
  render: RenderCard,
): Reply {
  const notice: Notice = {
    title: messages.say(`cannot.${what}`),
    advice: messages.say('cannot.advice'),
    buttons: [
      ...customerButtons(known.customers, known.view, messages),
      ...(known.customers.length === 0 && known.hasDatabase ? [allCustomers(messages)] : []),
      ...(known.customers.length === 0 ? [help(messages)] : []),
    ],
  };
  return noticeReply(notice, messages, render);
}

/** Nothing was understood: the few main things. */
export function nothingReply(
  { customers, hasDatabase }: Omit<HalfQuestion, 'view'>,
  messages: Messages,
  render: RenderCard,
): Reply {
  const example = messages.say('command.license-usage.example');
  const notice = {
    title: messages.say('unknown.title'),
    advice: messages.say('unknown.advice', { example }),
    buttons: [
      ...customerButtons(customers, 'license-usage', messages).slice(0, 1),
      ...(hasDatabase ? [allCustomers(messages), allWatches(messages, 'message')] : []),
      help(messages),
    ],
  };
  return noticeReply(notice, messages, render);
}

/** An answer that leaves out a part of the question, with a sentence that says which. */
export function withoutPart(reply: Reply, part: string, messages: Messages): Reply {
  const remark = messages.say('understood.without', { part: displayText(part, QUOTE_LIMIT) });
  return {
    ...reply,
    summary: joinSentences(remark, reply.summary, messages),
    text: `${remark}\n${reply.text}`,
  };
}

/** One customer with its views, the one that was meant first; of several customers that view of each. */
function customerButtons(
  customers: readonly Customer[],
  view: CustomerCommandName | undefined,
  messages: Messages,
): readonly CardButton[] {
  const [customer, other] = customers;
  if (customer === undefined) return [];
  const show = ({ customerId }: Customer, command: CustomerCommandName) =>
    showCustomer(customerId, VIEWS[command], { answer: 'message' });
  if (other !== undefined) {
    return customers.slice(0, CUSTOMERS_OFFERED).map((one) => ({
      title: messages.say('action.choose', { customer: customerWithDomain(one, messages) }),
      data: show(one, view ?? 'license-usage'),
    }));
  }
  const others = CUSTOMER_COMMANDS.filter((command) => command !== view);
  const named = view ?? 'license-usage';
  return [
    {
      title: messages.say('unclear.view-of', {
        view: viewName(named, messages),
        customer: customerLabel(customer, messages, 40),
      }),
      data: show(customer, named),
    },
    ...(view === undefined ? CUSTOMER_COMMANDS.slice(1) : others).map((command) => ({
      title: viewName(command, messages),
      data: show(customer, command),
    })),
  ];
}

function viewName(command: CustomerCommandName, messages: Messages): string {
  return messages.say(`action.${VIEWS[command] as 'usage' | 'unused' | 'renewals' | 'trend'}`);
}

function help(messages: Messages): CardButton {
  return { title: messages.say('action.help'), data: { verb: 'show-help' } };
}
