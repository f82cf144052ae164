import type { IdleWorth, MoneySum, MoneyTotals } from '../../domain/money/customer-money.js';
import type { Worth } from '../../domain/money/idle-money.js';
import type { MoneyRange } from '../../domain/money/money-range.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import { toldSum } from '../../domain/money/told-money.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { joinPhrases } from './join.js';

const BASES: Readonly<Record<PriceBasis, MessageKey>> = {
  retail: 'money.basis-retail',
  cost: 'money.basis-cost',
};

/** Of more than so many the rest is counted. */
const CURRENCIES_NAMED = 3;

/** "Amounts: list price", once on a list whose rows have amounts. */
export function amountsBasisPhrase(basis: PriceBasis, messages: Messages): string {
  return messages.say('money.amounts', { basis: basisPhrase(basis, messages) });
}

/** "list price": what every amount on a card is said with. */
export function basisPhrase(basis: PriceBasis, messages: Messages): string {
  return messages.say(BASES[basis]);
}

/** "EUR 504 a month", "EUR 410-520 a month", "up to EUR 520 a month" where the least is nothing. */
export function amountPhrase(range: MoneyRange, messages: Messages): string {
  const top = { ...range, atLeast: range.atMost };
  if (range.isAtMost) return messages.say('money.at-most', { amount: messages.money(top) });
  return range.atLeast === 0
    ? messages.say('money.up-to', { amount: messages.money(top) })
    : messages.say('money.a-month', { amount: messages.money(range) });
}

/**
 * Amounts of each currency, "about EUR 410-520 a month"; of more than two the first with one word for all, "about EUR
 * 410-520, USD 90, GBP 20 a month, and in 5 more currencies"; empty for none.
 */
export function aboutPhrase(amounts: readonly MoneyRange[], messages: Messages): string {
  if (amounts.length > 2) return severalPhrase(amounts, messages);
  const [only, other] = amounts;
  const isPlain = only !== undefined && other === undefined && only.atLeast > 0 && !only.isAtMost;
  if (isPlain) return messages.say('money.about', { amount: messages.money(only) });
  return amounts.map((amount) => amountPhrase(amount, messages)).join(messages.say('list.separator'));
}

/** The first currencies and how many more there are: a line has no room for all of a large partner's. */
function severalPhrase(amounts: readonly MoneyRange[], messages: Messages): string {
  const named = amounts.slice(0, CURRENCIES_NAMED);
  const key = keyOfSeveral(named);
  const amount = named
    .map((range) => messages.money(key === 'money.about' ? range : { ...range, atLeast: range.atMost }))
    .join(messages.say('list.separator'));
  const told = messages.say(key, { amount });
  const more = amounts.length - named.length;
  return more === 0 ? told : messages.say('money.more-currencies', { amount: told, count: more });
}

/** One word holds for all that it stands before. */
function keyOfSeveral(amounts: readonly MoneyRange[]): MessageKey {
  if (amounts.some(({ isAtMost }) => isAtMost)) return 'money.at-most';
  return amounts.every(({ atLeast }) => atLeast === 0) ? 'money.up-to' : 'money.about';
}

/**
 * What unused seats cost, as one line: now, after the term where that differs, on which basis, and of how many products
 * where some have no price. "About EUR 410-520 a month until each term ends, then EUR 430-540 a month, list price". Of
 * several currencies only what they cost now: each twice is more than anybody reads. It begins in lower case; empty where
 * nothing is unused or prices are off.
 */
export function moneyPhrase(money: MoneyTotals | undefined, messages: Messages): string {
  if (money === undefined) return '';
  const amount = sumsPhrase(money, messages);
  const isTold = amount !== '';
  return joinPhrases(
    [amount, isTold ? basisPhrase(money.basis, messages) : '', pricedPhrase(money, messages)],
    messages,
  );
}

function sumsPhrase(money: MoneyTotals, messages: Messages): string {
  const [now, after] = [money.now, money.after].map(({ amounts }) => aboutPhrase(amounts, messages));
  if (now === undefined || after === undefined) return '';
  // Terms of several products end on days of their own.
  const span = Math.max(money.now.priced, money.after.priced) > 1 ? EACH_TERM : ONE_TERM;
  if (money.now.amounts.length > 1 || money.after.amounts.length > 1) {
    return now !== '' && toldSum(money) === money.now ? now : messages.say(span.fromNext, { after });
  }
  return nowAndAfter(now, after, {
    isNowKnown: money.now.priced >= money.after.priced,
    isAfterKnown: money.after.priced >= money.now.priced,
    span,
    messages,
  });
}

/** "about EUR 410-520 a month, list price": as long as the terms last; empty where that is not known or nothing. */
export function moneyInShort(money: MoneyTotals | undefined, messages: Messages): string {
  const amount = aboutPhrase(money?.now.amounts ?? [], messages);
  if (money === undefined || amount === '') return '';
  return joinPhrases([amount, basisPhrase(money.basis, messages)], messages);
}

/** "3 of 5 products priced", by the figure that knows more of them; empty where all are. */
function pricedPhrase({ now, after }: MoneyTotals, messages: Messages): string {
  const most = (one: MoneySum, other: MoneySum) => (other.priced > one.priced ? other : one);
  const { priced, products } = most(now, after);
  return priced === products ? '' : messages.say('money.priced', { priced, products });
}

/** What the unused seats of one product or subscription cost, as one phrase; empty where that is nothing. */
export function worthPhrase(worth: IdleWorth | undefined, messages: Messages): string {
  if (worth === undefined) return '';
  const { now, after } = worth;
  if (now === 'unknown' && after === 'unknown') return messages.say('money.unpriced');
  return nowAndAfter(amountOf(now, messages), amountOf(after, messages), {
    isNowKnown: now !== 'unknown',
    isAfterKnown: after !== 'unknown',
    span: ONE_TERM,
    messages,
  });
}

const ONE_TERM = {
  nowAndAfter: 'money.now-and-after',
  untilEnd: 'money.until-end',
  fromNext: 'money.from-next',
  nothingAfter: 'money.nothing-after',
} as const;
const EACH_TERM = {
  nowAndAfter: 'money.all-now-and-after',
  untilEnd: 'money.all-until-end',
  fromNext: 'money.all-from-next',
  nothingAfter: 'money.all-nothing-after',
} as const;

function nowAndAfter(
  now: string,
  after: string,
  {
    isNowKnown,
    isAfterKnown,
    span,
    messages,
  }: {
    readonly isNowKnown: boolean;
    readonly isAfterKnown: boolean;
    readonly span: typeof ONE_TERM | typeof EACH_TERM;
    readonly messages: Messages;
  },
): string {
  if (now === after) return now;
  if (now === '' || !isNowKnown) return after === '' ? now : messages.say(span.fromNext, { after });
  if (!isAfterKnown) return messages.say(span.untilEnd, { now });
  if (after === '') return messages.say(span.nothingAfter, { now });
  return messages.say(span.nowAndAfter, { now, after });
}

function amountOf(worth: Worth, messages: Messages): string {
  return worth === 'nothing' || worth === 'unknown' ? '' : amountPhrase(worth, messages);
}
