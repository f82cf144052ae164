import { nameKey } from '../domain/name-key.js';
import type { Renewal } from '../domain/renewal.js';
import type { Messages } from '../i18n/messages.js';
import type { RenewalLine, RenewalsOutcome } from '../usecases/show-renewals.js';
import { showCustomer } from './card-action.js';
import { missingPhrase, renewalWord, termEndPhrase } from './contract-facts.js';
import { type DetailEntry, type Details, detailsReply } from './details-card.js';
import { displayText } from './display-text.js';
import type { RenderCard } from './render.js';
import type { Reply } from './reply.js';
import { firstEntries, joinPhrases, SUMMARY_NAME_LIMIT, unusedPhrase } from './usage-phrases.js';

const PAGE_SIZE = 8;

export type RenewalsAnswer = Extract<RenewalsOutcome, { kind: 'renewals' }>;

/** The answer to `renewals for <customer>`: subscriptions by term end, with unused seats where the product is certain. */
export function renewalsReply(
  answer: RenewalsAnswer,
  at: { readonly page: number; readonly now: Date },
  messages: Messages,
  render: RenderCard,
): Reply {
  const { customer, lines, usage } = answer;
  const headline = messages.say('renewals.headline', { count: lines.length });
  const details: Details = {
    view: 'renewals',
    title: messages.say('renewals.title'),
    headline,
    summary: summaryOf(answer, headline, messages),
    reading: answer,
    dataAsOf: '',
    staleness: '',
    facts: [missingPhrase([['part.usage', usage]], messages)],
    entries: lines.map((line) => renewalEntry(line, messages)),
    pageSize: PAGE_SIZE,
    buttons: [{ title: messages.say('action.usage'), data: showCustomer(customer.customerId) }],
  };
  return detailsReply(customer, details, at, messages, render);
}

function renewalEntry({ renewal, product }: RenewalLine, messages: Messages): DetailEntry {
  return {
    name: displayText(renewal.friendlyName),
    detail: termEndPhrase(renewal, messages),
    flag: renewalWord(renewal, messages),
    note: joinPhrases(
      [
        messages.say('seats.bought', { count: renewal.quantity }),
        product === undefined ? '' : unusedPhrase(product.unused, product.seats, messages),
      ],
      messages,
    ),
  };
}

function summaryOf({ customer, lines }: RenewalsAnswer, headline: string, messages: Messages): string {
  const name = displayText(customer.customerName);
  if (lines.length === 0) return messages.say('renewals.summary-none', { customer: name });
  const terms = firstEntries(
    lines,
    ({ renewal }) =>
      messages.say('phrase.labelled', {
        label: subscriptionName(renewal, lines, messages),
        value: termEndPhrase(renewal, messages),
      }),
    messages,
  );
  return messages.say('renewals.summary', { customer: name, headline, terms });
}

/** A subscription's name, with its seats where another one is called the same. */
function subscriptionName(
  { friendlyName, quantity }: Renewal,
  lines: readonly RenewalLine[],
  messages: Messages,
): string {
  const name = displayText(friendlyName, SUMMARY_NAME_LIMIT);
  const key = nameKey(friendlyName);
  const hasTwin = lines.filter(({ renewal }) => nameKey(renewal.friendlyName) === key).length > 1;
  if (!hasTwin) return name;
  const note = messages.say('seats.bought', { count: quantity });
  return messages.say('phrase.bracketed', { text: name, note });
}
