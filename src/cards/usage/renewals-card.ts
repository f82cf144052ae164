import type { IdleWorth } from '../../domain/money/customer-money.js';
import { nameKey } from '../../domain/usage/name-key.js';
import { isByUsage, type Renewal } from '../../domain/usage/renewal.js';
import type { Messages } from '../../i18n/messages.js';
import type { RenewalLine, RenewalsOutcome } from '../../usecases/usage/show-renewals.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { customerLabel } from '../words/customer-label.js';
import { firstEntries, joinPhrases } from '../words/join.js';
import { givenToNobodyPhrase } from '../words/live-seats.js';
import { microsoftName } from '../words/microsoft-name.js';
import { moneyPhrase, worthPhrase } from '../words/money-phrases.js';
import { missingPhrase } from './contract-facts.js';
import { type DetailEntry, type Details, detailsReply, quiet } from './details-card.js';
import { sourceOf } from './source-of.js';
import { outcomeNote, outcomeWord, refundablePhrase, seatsPhrase, termEndPhrase } from './term-phrases.js';
import { dataAgePhrase, SUMMARY_NAME_LIMIT } from './usage-phrases.js';

const PAGE_SIZE = 8;

const UNUSED_AGE = {
  day: 'renewals.unused-as-of',
  days: 'renewals.unused-from-to',
  undated: 'renewals.unused-undated',
} as const;

export type RenewalsAnswer = Extract<RenewalsOutcome, { kind: 'renewals' }>;

/** The answer to `renewals for <customer>`: subscriptions by term end, with unused seats where the product is certain. */
export function renewalsReply(
  answer: RenewalsAnswer,
  at: { readonly page: number; readonly now: Date },
  messages: Messages,
  render: RenderCard,
): Reply {
  const { customer, lines, usage, deployment, money } = answer;
  const byUsage = lines.filter(({ renewal }) => isByUsage(renewal)).length;
  const usageLine = byUsage === 0 ? '' : messages.say('renewals.count-by-usage', { count: byUsage });
  const isOnlyUsage = byUsage > 0 && byUsage === lines.length;
  const headline = isOnlyUsage
    ? usageLine
    : messages.say('renewals.headline', { count: lines.length - byUsage });
  const details: Details = {
    view: 'renewals',
    title: messages.say('renewals.title'),
    headline,
    summary: summaryOf(answer, headline, messages),
    reading: answer,
    dataAsOf: '',
    source: sourceOf({ oldest: answer.readAt, newest: answer.readAt }, messages),
    staleness: '',
    facts: [
      isOnlyUsage ? '' : usageLine,
      idleMoneyLine(money, messages),
      unusedAge(answer, messages),
      missingPhrase(
        [
          ['part.usage', usage],
          ...(deployment === undefined ? [] : [['part.deployment', deployment] as const]),
        ],
        messages,
      ),
    ],
    entries: lines.map((line) => renewalEntry(line, money?.terms, at.now, messages)),
    pageSize: PAGE_SIZE,
    links: [
      ['action.plan', 'plan'],
      ['action.unused', 'unused'],
      ['action.usage', 'usage'],
    ],
    file: 'renewals',
    nextStep: lines.length > 0 ? 'plan' : undefined,
  };
  return detailsReply(customer, details, at, messages, render);
}

function renewalEntry(
  { renewal, product, givenToNobody = 0 }: RenewalLine,
  worths: ReadonlyMap<string, IdleWorth> | undefined,
  now: Date,
  messages: Messages,
): DetailEntry {
  const name = microsoftName(renewal.friendlyName);
  const word = outcomeWord(renewal, messages);
  if (isByUsage(renewal)) return { name, detail: word, flag: '', notes: [] };
  return {
    name,
    detail: termEndPhrase(renewal, messages),
    flag: word,
    notes: [
      quiet(outcomeNote(renewal, messages)),
      {
        text: idlePhrase(
          seatsPhrase(renewal, product, messages),
          worthPhrase(worths?.get(renewal.subscriptionId), messages),
          messages,
        ),
        isQuiet: false,
      },
      quiet(
        givenToNobody > 0 ? givenToNobodyPhrase({ unassigned: givenToNobody, isLive: true }, messages) : '',
      ),
      quiet(refundablePhrase(renewal, now, messages)),
    ],
  };
}

/** Unused seats and what they cost, which alone would look like the price of the subscription. */
function idlePhrase(seats: string, worth: string, messages: Messages): string {
  return seats === '' || worth === ''
    ? joinPhrases([seats, worth], messages)
    : messages.say('phrase.labelled', { label: seats, value: worth });
}

/** The same of all of them. */
function idleMoneyLine(money: RenewalsAnswer['money'], messages: Messages): string {
  const value = moneyPhrase(money, messages);
  return value === ''
    ? ''
    : messages.say('phrase.labelled', { label: messages.say('alert.detail.all-unused'), value });
}

/** From when the unused seats on the card are: subscriptions are of today, usage is not. */
function unusedAge({ lines, usage }: RenewalsAnswer, messages: Messages): string {
  const isShown = lines.some(({ product }) => product !== undefined);
  if (!isShown || usage.kind === 'missing' || usage.value === undefined) return '';
  return dataAgePhrase(usage.value.dataAge, messages, UNUSED_AGE);
}

function summaryOf({ customer, lines }: RenewalsAnswer, headline: string, messages: Messages): string {
  const name = customerLabel(customer, messages);
  if (lines.length === 0) return messages.say('renewals.summary-none', { customer: name });
  const terms = firstEntries(
    lines,
    ({ renewal }) =>
      messages.say('phrase.labelled', {
        label: subscriptionName(renewal, lines, messages),
        value: joinPhrases([termEndPhrase(renewal, messages), outcomeWord(renewal, messages)], messages),
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
  const name = microsoftName(friendlyName, SUMMARY_NAME_LIMIT);
  const key = nameKey(friendlyName);
  const hasTwin = lines.filter(({ renewal }) => nameKey(renewal.friendlyName) === key).length > 1;
  if (!hasTwin) return name;
  const note = messages.say('seats.bought', { count: quantity });
  return messages.say('phrase.bracketed', { text: name, note });
}
