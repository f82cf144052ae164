import { DAY_MS } from '../../base/time.js';
import type { LicenseUsageRow } from './license-usage-row.js';

/** From when a customer's usage rows are. */
export interface DataAge {
  /** processedDateTime of the oldest and the newest row; undefined when no row has one. */
  readonly oldest: Date | undefined;
  readonly newest: Date | undefined;
  /** `stale`: all dated rows are older than STALE_AFTER_DAYS; `partly-stale`: some are; `unknown`: no row has a date. */
  readonly staleness: 'fresh' | 'partly-stale' | 'stale' | 'unknown';
}

/** Days after which data counts as stale. Partner Center's own rows lag 5-10 days, so less would always be stale. */
export const STALE_AFTER_DAYS = 14;

/** Whether a processedDateTime is more than STALE_AFTER_DAYS before now. */
export function isStale(processedDateTime: Date, now: Date): boolean {
  return now.getTime() - processedDateTime.getTime() > STALE_AFTER_DAYS * DAY_MS;
}

/** How old data is whose rows are from between two days, both or neither undefined. */
export function stalenessOf(
  { oldest, newest }: Pick<DataAge, 'oldest' | 'newest'>,
  now: Date,
): DataAge['staleness'] {
  if (oldest === undefined || newest === undefined) return 'unknown';
  if (isStale(newest, now)) return 'stale';
  return isStale(oldest, now) ? 'partly-stale' : 'fresh';
}

/** Oldest and newest processedDateTime of the rows; rows without one do not count. */
export function dataAge(rows: readonly LicenseUsageRow[], now: Date): DataAge {
  const dates = rows.flatMap((row) => row.processedDateTime ?? []).sort((a, b) => a.getTime() - b.getTime());
  const range = { oldest: dates.at(0), newest: dates.at(-1) };
  return { ...range, staleness: stalenessOf(range, now) };
}
