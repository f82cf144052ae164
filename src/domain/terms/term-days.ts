import { DAY_MS, utcDay } from '../../base/time.js';
import { isLegacy } from './offer.js';
import type { SubscriptionTerm } from './subscription-term.js';

/** The year in which Partner Center lets a term end that has no end. */
const NO_END_YEAR = 9999;

type TermEnd = Pick<SubscriptionTerm, 'commitmentEndDate' | 'commitmentEndDateTime' | 'offerId'>;

/**
 * The last day of the term, at midnight UTC; undefined for one without an end. In new commerce commitmentEndDate is
 * that day, in older offers the day after; commitmentEndDateTime is the instant at which the term is over, and is asked
 * only where there is no date. Source: subscription-resources.
 */
export function lastDayOf({ commitmentEndDate, commitmentEndDateTime, offerId }: TermEnd): Date | undefined {
  const end = commitmentEndDate ?? commitmentEndDateTime;
  if (end === undefined || end.getUTCFullYear() >= NO_END_YEAR) return undefined;
  const isDay = commitmentEndDate !== undefined && !isLegacy({ offerId });
  return new Date(utcDay(isDay ? end : new Date(end.getTime() - 1)) * DAY_MS);
}

/**
 * The day the term began, at midnight UTC: the later of effectiveStartDate, which is that of the first term, and the end
 * less the duration. Undefined when neither is known.
 */
export function firstDayOf(
  term: TermEnd & Pick<SubscriptionTerm, 'effectiveStartDate' | 'termDuration'>,
): Date | undefined {
  const { effectiveStartDate, termDuration } = term;
  const lastDay = lastDayOf(term);
  const days = [
    effectiveStartDate && new Date(utcDay(effectiveStartDate) * DAY_MS),
    lastDay && beforeDuration(new Date(lastDay.getTime() + DAY_MS), termDuration),
  ].filter((day) => day !== undefined);
  return days.length === 0 ? undefined : new Date(Math.max(...days.map((day) => day.getTime())));
}

const DURATION = /^P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?$/;

/** The day so long before; of a month without such a day its last one. Undefined for a duration that is none. */
function beforeDuration(day: Date, duration: string | undefined): Date | undefined {
  const parts = duration === undefined ? null : DURATION.exec(duration);
  if (!parts || duration === 'P') return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const month = day.getUTCMonth() - (12 * years + months);
  const daysOfMonth = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const start = Date.UTC(day.getUTCFullYear(), month, Math.min(day.getUTCDate(), daysOfMonth));
  return new Date(start - (7 * weeks + days) * DAY_MS);
}
