import { DAY_MS, MINUTE_MS } from '../../base/time.js';
import { createZoneClock } from './zone-clock.js';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** On which days a digest comes; working days are Monday to Friday. */
export const DIGEST_DAYS = ['daily', 'working-days', ...WEEKDAYS] as const;
export type DigestDays = (typeof DIGEST_DAYS)[number];

/** When a digest comes. */
export interface DigestRhythm {
  readonly days: DigestDays;
  /** `HH:MM`, 00:00-23:59, on the clocks of the zone. */
  readonly time: string;
  /** A time zone by its IANA name. */
  readonly zone: string;
}

/** On which days a report comes; monthly is the first day of each month. */
export const REPORT_DAYS = [...DIGEST_DAYS, 'monthly'] as const;
export type ReportDays = (typeof REPORT_DAYS)[number];

/** When a report comes. */
export interface ReportRhythm extends Omit<DigestRhythm, 'days'> {
  readonly days: ReportDays;
}

/**
 * The first time after the given one at which a digest or report is due. A time of day that clocks skip is due at the first
 * moment after the gap, one that they show twice is due the first time only. Throws RangeError for a zone or a time
 * that is none.
 */
export function nextDigest({ days, time, zone }: ReportRhythm, after: Date): Date {
  const clock = createZoneClock(zone);
  const minutes = minutesOf(time);
  const today = Math.floor(clock.localMs(after.getTime()) / DAY_MS) * DAY_MS;
  // From yesterday on: clocks that skip the end of a day make its digest due on the next.
  for (let day = today - DAY_MS; ; day += DAY_MS) {
    if (!isDayOf(days, new Date(day))) continue;
    const due = clock.firstAt(day + minutes * MINUTE_MS);
    if (due > after.getTime()) return new Date(due);
  }
}

function isDayOf(days: ReportDays, day: Date): boolean {
  const weekday = WEEKDAYS[(day.getUTCDay() + 6) % 7];
  if (days === 'daily') return true;
  if (days === 'monthly') return day.getUTCDate() === 1;
  return days === 'working-days' ? weekday !== 'saturday' && weekday !== 'sunday' : weekday === days;
}

function minutesOf(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined) throw new RangeError(`"${time}" is no time of day`);
  return Number(hours) * 60 + Number(minutes);
}
