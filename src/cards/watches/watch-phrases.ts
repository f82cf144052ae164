import type { Watch, WatchDefinition } from '../../domain/watching/watch.js';
import type { Messages } from '../../i18n/messages.js';
import { displayText } from '../display-text.js';
import { customerLabel } from '../words/customer-label.js';
import { joinEntries } from '../words/join.js';
import { personName } from '../words/person-name.js';
import { rulePhrase } from '../words/rule-phrase.js';
import { ticketPhrase } from './ticket-phrases.js';

/** Exceptions named before the rest is only counted. */
const EXCEPTIONS_NAMED = 3;
const NAME_LIMIT = 30;

/** A watch in words: "all customers: workloads used less than 40%; except Contoso; from 25 seats". */
export function watchPhrase(
  { customer, rule, exceptCustomers, exceptProducts, minimumSeats, ticket }: WatchDefinition,
  messages: Messages,
): string {
  const label =
    customer === undefined ? messages.say('watch.all-customers') : customerLabel(customer, messages, 50);
  const customers = listed(
    exceptCustomers.map((customer) => customerLabel(customer, messages, NAME_LIMIT)),
    messages,
  );
  const products = listed(
    exceptProducts.map((product) => displayText(product, NAME_LIMIT)),
    messages,
  );
  const parts = [
    messages.say('phrase.labelled', { label, value: rulePhrase(rule, messages) }),
    ...(customers === '' ? [] : [messages.say('watch.except-customers', { customers })]),
    ...(products === ''
      ? []
      : [messages.say('watch.except-products', { products, count: exceptProducts.length })]),
    ...(minimumSeats > 0 ? [messages.say('watch.from-seats', { count: minimumSeats })] : []),
    ...(ticket === undefined ? [] : [ticketPhrase(ticket, messages)]),
  ];
  return joinEntries(parts, messages);
}

/** "Watch 3". */
export function watchName({ number }: Watch, messages: Messages): string {
  return messages.say('watch.numbered', { number });
}

/** "Watch 3: all customers: workloads used less than 40%". */
export function watchLine(watch: Watch, messages: Messages): string {
  return messages.say('phrase.bracketed', {
    text: watchName(watch, messages),
    note: watchPhrase(watch, messages),
  });
}

/** Why an alert came: the watch, who asked for it and when, and what to write to end it. */
export function whyPhrase(watch: Watch, messages: Messages): string {
  const command = messages.say('watch.unwatch-command', { number: watch.number });
  return messages.say('alert.why', { ...whyValues(watch, messages), command });
}

/** Why an alert came that nobody watches any more. */
export function whyPhraseStopped(watch: Watch, messages: Messages): string {
  return messages.say('alert.why-stopped', whyValues(watch, messages));
}

function whyValues(watch: Watch, messages: Messages) {
  return {
    number: watch.number,
    watch: watchPhrase(watch, messages),
    person: personName(watch.createdBy),
    date: messages.date(watch.createdAt),
  };
}

function listed(names: readonly string[], messages: Messages): string {
  const named = names.slice(0, EXCEPTIONS_NAMED);
  const rest = names.length - named.length;
  if (rest > 0) named.push(messages.say('list.more', { count: rest }));
  return named.join(messages.say('list.separator'));
}
