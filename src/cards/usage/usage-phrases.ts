import type { Customer } from '../../domain/customers/customer.js';
import type { DataAge } from '../../domain/usage/data-age.js';
import type { LicenseUsageInsight } from '../../domain/usage/license-usage.js';
import type { SeatCounts, UsageFlag } from '../../domain/usage/license-usage-row.js';
import type { ProductUsage } from '../../domain/usage/product-usage.js';
import { isRetiredWorkload } from '../../domain/usage/retired-workload.js';
import type { SeatRange } from '../../domain/usage/seat-range.js';
import type { WorkloadUsage } from '../../domain/usage/workload-usage.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { customerLabel } from '../words/customer-label.js';
import { joinPhrases } from '../words/join.js';
import { microsoftName } from '../words/microsoft-name.js';

/** How many workloads the one-paragraph summary names. */
const SUMMARY_WORKLOADS = 4;

/** How many products a sentence about several names. */
const APART_NAMED = 2;

/** Longest name in it, so that products that differ only in their last words stay apart. */
export const SUMMARY_NAME_LIMIT = 60;

/** The word for a flag; empty for none. */
export function flagWord(flag: UsageFlag | undefined, messages: Messages): string {
  return flag === undefined ? '' : messages.say(`flag.${flag}`);
}

/** What is told of a workload beside its figures: that nobody can use it any more, else the word for its flag. */
export function workloadWord(
  { workloadName, flag }: Pick<WorkloadUsage, 'workloadName' | 'flag'>,
  messages: Messages,
): string {
  return isRetiredWorkload(workloadName) ? messages.say('flag.retired') : flagWord(flag, messages);
}

/** "8", or "12-30" where only bounds are known. */
export function seatRangeText({ atLeast, atMost }: SeatRange, messages: Messages): string {
  if (atLeast === atMost) return messages.number(atLeast);
  return messages.say('seats.unused-range', { low: atLeast, high: atMost });
}

/** "8 of 8 seats unused", or "12-30 of 50 seats unused" where only bounds are known. */
export function unusedPhrase(unused: SeatRange, seats: number, messages: Messages): string {
  return messages.say('seats.unused', {
    unused: seatRangeText(unused, messages),
    seats,
    count: unused.atMost,
  });
}

/** "12-30 of 50 unused", where it is clear that seats are meant, or where they are those of another day. */
export function unusedInShort(unused: SeatRange, seats: number, messages: Messages): string {
  return messages.say('seats.unused-short', {
    unused: seatRangeText(unused, messages),
    seats,
    count: unused.atMost,
  });
}

/**
 * "8 of 8 seats unused", or one figure first where only bounds are known: "up to 46 of 180 seats unused, 38 for certain".
 * It begins in lower case, to stand within a sentence.
 */
export function unusedHeadline(unused: SeatRange, seats: number, messages: Messages): string {
  const { atLeast: low, atMost: high } = unused;
  return low === high
    ? unusedPhrase(unused, seats, messages)
    : messages.say('seats.unused-up-to', { low, high, seats });
}

/** A phrase as a line of its own: with a capital. */
export function asLine(phrase: string): string {
  const [first = ''] = phrase;
  return first.toLocaleUpperCase() + phrase.slice(first.length);
}

/**
 * One sentence about products whose unassigned seats cannot be counted as unused, since the two reports count different
 * seats; empty when there are none. Holds outside text.
 */
export function countedApartPhrase(
  products: readonly ProductUsage[],
  nameOf: (product: ProductUsage, limit: number) => string,
  messages: Messages,
): string {
  const apart = products.filter(({ isCountedApart }) => isCountedApart);
  if (apart.length === 0) return '';
  const named = apart.slice(0, APART_NAMED).map((product) => nameOf(product, SUMMARY_NAME_LIMIT));
  if (apart.length > APART_NAMED)
    named.push(messages.say('list.more', { count: apart.length - APART_NAMED }));
  return messages.say('seats.counted-apart', { products: named.join(messages.say('list.separator')) });
}

/** "0 of 8 seats active". */
export function activePhrase({ licensesActive, licensesQualified }: SeatCounts, messages: Messages): string {
  return messages.say('seats.active', { active: licensesActive, qualified: licensesQualified });
}

/** "Exchange 0 of 8". */
export function workloadPhrase(
  workload: SeatCounts & { readonly workloadName: string },
  messages: Messages,
): string {
  return messages.say('seats.active-short', {
    workload: microsoftName(workload.workloadName, 40),
    active: workload.licensesActive,
    qualified: workload.licensesQualified,
  });
}

/** The words for the age of data: of one day, of several, of none. */
interface DataAgeKeys {
  readonly day: MessageKey;
  readonly days: MessageKey;
  readonly undated: MessageKey;
}

const USAGE_AGE: DataAgeKeys = {
  day: 'usage.data-as-of',
  days: 'usage.data-from-to',
  undated: 'usage.data-undated',
};

/** "Data as of 9 March 2017", or both ends where rows differ by day; in other words when given. */
export function dataAsOfPhrase(
  { oldest, newest }: Pick<DataAge, 'oldest' | 'newest'>,
  messages: Messages,
  keys: DataAgeKeys = USAGE_AGE,
): string {
  if (oldest === undefined || newest === undefined) return messages.say(keys.undated);
  const first = messages.date(oldest);
  const last = messages.date(newest);
  return first === last
    ? messages.say(keys.day, { date: last })
    : messages.say(keys.days, { oldest: first, newest: last });
}

/** "stale", "partly stale" or empty. */
export function stalenessWord({ staleness }: DataAge, messages: Messages): string {
  if (staleness === 'stale') return messages.say('usage.stale');
  return staleness === 'partly-stale' ? messages.say('usage.partly-stale') : '';
}

/** "Data as of 9 March 2017, stale". */
export function dataAgePhrase(age: DataAge, messages: Messages, keys?: DataAgeKeys): string {
  return joinPhrases([dataAsOfPhrase(age, messages, keys), stalenessWord(age, messages)], messages);
}

/** The figures that matter in one paragraph, with what they cost in words: readable alone, in a notification or aloud. */
export function usageSummary(
  customer: Customer,
  insight: LicenseUsageInsight,
  messages: Messages,
  money = '',
): string {
  const separator = messages.say('list.separator');
  const named = insight.workloads
    .slice(0, SUMMARY_WORKLOADS)
    .map((workload) => workloadPhrase(workload, messages));
  const rest = insight.workloads.length - named.length;
  if (rest > 0) named.push(messages.say('usage.text-more', { count: rest }));
  return messages.say('usage.summary', {
    customer: customerLabel(customer, messages),
    unused: joinPhrases([unusedHeadline(insight.unused, insight.seats, messages), money], messages),
    workloads: named.join(separator),
    age: dataAgePhrase(insight.dataAge, messages),
  });
}
