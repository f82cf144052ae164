export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The number of a day of the UTC calendar: instants of one day have the same, the next day's is one more. */
export function utcDay(instant: Date): number {
  return Math.floor(instant.getTime() / DAY_MS);
}

/** Days of the UTC calendar from one instant to another, whatever the time of day; negative when `to` is earlier. */
export function utcDaysBetween(from: Date, to: Date): number {
  return utcDay(to) - utcDay(from);
}

/** The instant so many milliseconds earlier; later when they are negative. */
export function earlier(instant: Date, ms: number): Date {
  return new Date(instant.getTime() - ms);
}

/** The day of the UTC calendar that an instant is on, as YYYY-MM-DD. Throws RangeError for an invalid date. */
export function isoDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
