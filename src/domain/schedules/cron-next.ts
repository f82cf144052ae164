import { DAY_MS, MINUTE_MS } from '../../base/time.js';

/** What a pattern lets through; day of week 0 is Sunday. */
interface CronFields {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
}

/** From one 29 February to the next there can be eight years: 2096 to 2104. */
const MOST_DAYS = 8 * 366;

/**
 * The first minute after a time at which a cron pattern is due, in UTC. The pattern has the five fields that the
 * setting SWEEP_CRON takes: numbers, ranges, lists and `*` with a step. Where both day of month and day of week are
 * limited, one of them is enough, as in cron. Throws RangeError for another text and for a day that never comes,
 * such as 30 February.
 */
export function nextRun(cron: string, after: Date): Date {
  const fields = parseCron(cron);
  const from = (Math.floor(after.getTime() / MINUTE_MS) + 1) * MINUTE_MS;
  const firstDay = Math.floor(from / DAY_MS) * DAY_MS;
  for (let day = firstDay; day <= firstDay + MOST_DAYS * DAY_MS; day += DAY_MS) {
    if (!isDayOf(fields, new Date(day))) continue;
    for (const hour of fields.hours) {
      for (const minute of fields.minutes) {
        const time = day + (hour * 60 + minute) * MINUTE_MS;
        if (time >= from) return new Date(time);
      }
    }
  }
  throw new RangeError(`The cron pattern "${cron}" names a day that never comes`);
}

/** Whether a text has the five fields of a pattern, even if they name a day that never comes. */
export function isCronPattern(text: string): boolean {
  try {
    parseCron(text);
    return true;
  } catch {
    return false;
  }
}

function isDayOf({ days, months, weekdays }: CronFields, day: Date): boolean {
  if (!months.has(day.getUTCMonth() + 1)) return false;
  const isDay = days.has(day.getUTCDate());
  const isWeekday = weekdays.has(day.getUTCDay());
  const areBothLimited = days.size < 31 && weekdays.size < 7;
  return areBothLimited ? isDay || isWeekday : isDay && isWeekday;
}

function parseCron(cron: string): CronFields {
  const fields = cron.trim().split(/\s+/);
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  if (fields.length !== 5) throw new RangeError(`"${cron}" is no cron pattern of five fields`);
  return {
    minutes: numbersOf(minute, 0, 59),
    hours: numbersOf(hour, 0, 23),
    days: new Set(numbersOf(day, 1, 31)),
    months: new Set(numbersOf(month, 1, 12)),
    // 7 is Sunday as well.
    weekdays: new Set(numbersOf(weekday, 0, 7).map((number) => number % 7)),
  };
}

/** The numbers of a field, ascending. */
function numbersOf(field: string, least: number, greatest: number): readonly number[] {
  const numbers = field.split(',').flatMap((part) => {
    const match = /^(?:\*(?:\/(\d+))?|(\d+)(?:-(\d+))?)$/.exec(part);
    const [, step = '1', first, last = first] = match ?? [];
    const [from, to] = first === undefined ? [least, greatest] : [Number(first), Number(last)];
    if (match === null || from < least || to > greatest || from > to || Number(step) < 1) {
      throw new RangeError(`"${field}" is no cron field of ${least} to ${greatest}`);
    }
    return rangeOf(from, to, Number(step));
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function rangeOf(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
}
