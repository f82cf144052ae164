import type { Captured } from './captures.js';

/** Which half of the day words around a time say it is in. */
export type HalfDay = 'am' | 'pm' | 'any';

/**
 * The time of day that was written, as `HH:MM`; undefined when it is none. 9:00, 9.30, 9h30, 0900, 9am and 9 are
 * understood, and 九; 12am is midnight, and 15:00 in the afternoon is what it says.
 */
export function readTime(
  { time = '', numeral, hour = numeral === undefined ? time : digitsOf(numeral), minute = '0' }: Captured,
  half: HalfDay,
): string | undefined {
  const [, hours, minutes = minute, ending = half] =
    /^(\d{1,2})(?:[:.h]?(\d{2})|[:.h])?(am|pm)?$/.exec(hour) ?? [];
  if (hours === undefined) return undefined;
  const read = hourOfDay(Number(hours), ending);
  if (read > 23 || Number(minutes) > 59) return undefined;
  return `${String(read).padStart(2, '0')}:${minutes.padStart(2, '0')}`;
}

function digitsOf(numeral: string): string {
  return numeral === '兩' ? '2' : String('一二三四五六七八九十'.indexOf(numeral) + 1);
}

function hourOfDay(hour: number, ending: string): number {
  if (ending === 'am' && hour > 12) return Number.POSITIVE_INFINITY;
  if (ending === 'am') return hour % 12;
  return ending === 'pm' && hour < 12 ? hour + 12 : hour;
}
