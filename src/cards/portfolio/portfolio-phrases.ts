import type { MoneyTotals } from '../../domain/money/customer-money.js';
import type { PricedCustomer } from '../../domain/money/priced-portfolio.js';
import { toldSum } from '../../domain/money/told-money.js';
import {
  type PortfolioCustomer,
  type PortfolioTotals,
  unusedPercents,
} from '../../domain/usage/portfolio.js';
import type { SeatRange } from '../../domain/usage/seat-range.js';
import type { Messages } from '../../i18n/messages.js';
import { showCustomer } from '../card-action.js';
import { displayText } from '../display-text.js';
import {
  asLine,
  seatRangeText,
  unusedHeadline,
  unusedInShort,
  unusedPhrase,
} from '../usage/usage-phrases.js';
import { breakableInColumn } from '../words/breakable-words.js';
import { customerLabel } from '../words/customer-label.js';
import { joinEntries, joinPhrases } from '../words/join.js';
import { aboutPhrase, amountPhrase, moneyPhrase } from '../words/money-phrases.js';
import type { ListAge } from './list-age.js';

/** Cut sooner than elsewhere: a card names ten customers, each three times. */
const NAME_LIMIT = 50;
const LABEL_LIMIT = 28;

/** How many customers a one-paragraph summary names, and how long their names may be there. */
const SUMMARY_CUSTOMERS = 3;
const SUMMARY_NAME_LIMIT = 40;

/** A customer as a row of a list, to be chosen for what the list is about; empty strings are left out. */
export interface PortfolioEntry {
  readonly name: string;
  /** What the list is ordered by, at the end of the row. */
  readonly seats: string;
  /** The same for a card whose `detail` says that they are unused; left out elsewhere. */
  readonly ofSeats?: string;
  /** What it is worth in money, beside that. */
  readonly worth: string;
  /** The share that `seats` are, for plain text, where it stands in brackets; on the card `detail` says it. */
  readonly share: string;
  /** Beneath name and seats, in words that can be read alone. */
  readonly detail: string;
  /** What it was before, or from when it is where it is older than the others; and a word that stands out. */
  readonly note: string;
  readonly flag: string;
  readonly label: string;
  readonly data: ReturnType<typeof showCustomer>;
}

/** A customer with its unused seats, their share and what they cost; its age where the list does not say it. */
export function portfolioEntry(customer: PricedCustomer, age: ListAge, messages: Messages): PortfolioEntry {
  const { customerId, processedDateTime, unused, seats } = customer;
  const percents = unusedPercents(customer);
  const share = percents === undefined ? '' : sharePhrase(percents, messages);
  return {
    name: customerLabel(customer, messages, NAME_LIMIT),
    seats: unusedInShort(unused, seats, messages),
    worth: moneyOf(customer.money, messages),
    share,
    detail: share === '' ? '' : messages.say('portfolio.share', { percent: share }),
    ofSeats: seatsOf(unused, seats, messages),
    ...age.apart(processedDateTime),
    label: messages.say('action.choose', { customer: customerLabel(customer, messages, LABEL_LIMIT) }),
    data: showCustomer(customerId, 'usage', { answer: 'message' }),
  };
}

/**
 * The same for a card, where names stand in a column of half its width and have to break in it. What is said of them has a
 * line of its own, as wide as the card; beside an amount there is room for it beneath the name.
 */
export function inColumn(entries: readonly PortfolioEntry[]) {
  return entries.map(({ name, seats, ofSeats = seats, share, detail, note, worth, ...entry }) => {
    const isBeside = worth !== '';
    return {
      ...entry,
      name: breakableInColumn(name),
      seats: share === '' ? seats : ofSeats,
      worth,
      detail: isBeside ? detail : '',
      note: [isBeside ? '' : detail, note].filter((part) => part !== '').join(' · '),
    };
  });
}

/** "12-30 of 50". */
function seatsOf(unused: SeatRange, seats: number, messages: Messages): string {
  return messages.say('seats.of-range', { unused: seatRangeText(unused, messages), seats });
}

/** What the unused seats of everyone cost, and what of that could still be saved; nothing where it is not known. */
export function moneyFacts(money: MoneyTotals | undefined, messages: Messages): readonly string[] {
  if (money === undefined) return [];
  const savable = aboutPhrase(money.savable, messages);
  return [
    asLine(moneyPhrase(money, messages)),
    savable === '' ? '' : messages.say('money.savable', { amount: savable }),
  ].filter((fact) => fact !== '');
}

/** The one amount that a row has room for. */
function moneyOf(money: MoneyTotals | undefined, messages: Messages): string {
  return money === undefined
    ? ''
    : toldSum(money)
        .amounts.map((amount) => amountPhrase(amount, messages))
        .join(messages.say('list.separator'));
}

/** An entry as a line of plain text. */
export function entryLine(
  { name, seats, worth, share, detail, note, flag }: PortfolioEntry,
  messages: Messages,
): string {
  const value =
    share === ''
      ? joinPhrases([seats, worth, detail], messages)
      : joinPhrases([messages.say('phrase.bracketed', { text: seats, note: share }), worth], messages);
  const figures = value === '' ? name : messages.say('phrase.labelled', { label: name, value });
  return joinPhrases([figures, note, flag], messages);
}

/** "Up to 46 of 180 seats unused, 38 for certain". */
export function totalsHeadline(
  figures: Pick<PortfolioTotals, 'seats' | 'unused'>,
  messages: Messages,
): string {
  return asLine(unusedHeadline(figures.unused, figures.seats, messages));
}

/** "21.1%-25.6% of all seats unused", to stand beneath that; none where there are no seats. */
export function totalsShare(
  figures: Pick<PortfolioTotals, 'seats' | 'unused'>,
  messages: Messages,
): readonly string[] {
  const percents = unusedPercents(figures);
  if (percents === undefined) return [];
  return [messages.say('portfolio.share-of-all', { percent: sharePhrase(percents, messages) })];
}

/** "45 customers, 2 more without usage data yet: Alpine Ski House, Fourth Coffee": whoever is missing is named. */
export function customersPhrase(totals: PortfolioTotals, messages: Messages): string {
  const { customers, customersWithoutData, customersUnread = 0, without = [] } = totals;
  const missing = customersWithoutData + customersUnread;
  const label = joinPhrases(
    [
      messages.say('portfolio.customers', { count: customers }),
      customersWithoutData === 0
        ? ''
        : messages.say('portfolio.without-data', { count: customersWithoutData }),
      customersUnread === 0 ? '' : messages.say('portfolio.unread', { count: customersUnread }),
    ],
    messages,
  );
  if (missing === 0 || without.length === 0) return label;
  const named = without.map((name) => displayText(name, SUMMARY_NAME_LIMIT));
  if (missing > named.length) named.push(messages.say('list.more', { count: missing - named.length }));
  return messages.say('phrase.labelled', {
    label,
    value: named.join(messages.say('list.separator')),
  });
}

/** Customers, unused seats and the worst customers in one paragraph. */
export function portfolioSummary(
  totals: PortfolioTotals,
  customers: readonly PortfolioCustomer[],
  messages: Messages,
): string {
  const worst = customers.slice(0, SUMMARY_CUSTOMERS).map((customer) =>
    messages.say('phrase.labelled', {
      label: customerLabel(customer, messages, SUMMARY_NAME_LIMIT),
      value: unusedPhrase(customer.unused, customer.seats, messages),
    }),
  );
  return messages.say('portfolio.summary', {
    customers: messages.say('portfolio.customers', { count: totals.customers }),
    unused: unusedHeadline(totals.unused, totals.seats, messages),
    worst: joinEntries(worst, messages),
  });
}

/** "24%-60%", or one percentage. */
export function sharePhrase({ atLeast, atMost }: SeatRange, messages: Messages): string {
  const [low, high] = [messages.percent(atLeast), messages.percent(atMost)];
  return low === high ? low : messages.say('list.range', { low, high });
}

/** "more" or "fewer"; empty where the bounds moved apart or together. */
export function changeWord(unused: SeatRange, before: SeatRange, messages: Messages): string {
  if (unused.atLeast >= before.atLeast && unused.atMost >= before.atMost) return messages.say('digest.more');
  if (unused.atLeast <= before.atLeast && unused.atMost <= before.atMost) return messages.say('digest.fewer');
  return '';
}
