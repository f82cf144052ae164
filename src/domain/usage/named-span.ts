import { DAY_MS, utcDay } from '../../base/time.js';
import type { NamedDate, NamedDeadline, NamedSpan } from './customers-question.js';

/** Days from one to another, both at midnight UTC and both within. */
export interface DaySpan {
  readonly from: Date;
  readonly to: Date;
}

const MONTHS_IN = { month: 1, quarter: 3, year: 12 } as const;
/** What "the last month" means to somebody who compares. */
const DAYS_BACK = { week: 7, month: 30, quarter: 91, year: 365 } as const;

/** The days that a span takes in, of what is to come: what of it lies behind today is left out, unless all of it does. */
export function daysOfSpan(span: NamedSpan, now: Date): DaySpan {
  const today = new Date(utcDay(now) * DAY_MS);
  if (span.kind === 'days') return { from: today, to: later(today, span.days) };
  const whole = span.kind === 'month' ? monthToCome(span, today) : calendarSpan(span, today);
  return whole.from < today && whole.to >= today ? { ...whole, from: today } : whole;
}

/** The day that a change within the span is counted from; always before today. */
export function beginOfSpan(span: NamedSpan, now: Date): Date {
  const today = new Date(utcDay(now) * DAY_MS);
  const yesterday = later(today, -1);
  if (span.kind === 'days') return later(today, -span.days);
  if (span.kind === 'last' || span.kind === 'next') return later(today, -DAYS_BACK[span.unit]);
  const begin = span.kind === 'month' ? monthGoneBy(span.month, today) : calendarSpan(span, today).from;
  return new Date(Math.min(begin.getTime(), yesterday.getTime()));
}

/** The last day that counts for a deadline, at midnight UTC. */
export function lastDayBy({ by, isBefore }: NamedDeadline, now: Date): Date {
  const { from, to } = by.kind === 'date' ? dayOfDate(by, now) : daysOfSpan(by, now);
  return isBefore ? later(from, -1) : to;
}

function dayOfDate({ day, month, year }: NamedDate, now: Date): DaySpan {
  const today = new Date(utcDay(now) * DAY_MS);
  const inYear = (wanted: number) => new Date(Date.UTC(wanted, month - 1, day));
  const near = inYear(year ?? today.getUTCFullYear());
  const at = year === undefined && near < today ? inYear(today.getUTCFullYear() + 1) : near;
  return { from: at, to: at };
}

function calendarSpan(
  { kind, unit }: Extract<NamedSpan, { readonly kind: 'last' | 'this' | 'next' }>,
  today: Date,
): DaySpan {
  const off = { last: -1, this: 0, next: 1 }[kind];
  if (unit === 'week') {
    const monday = later(today, -((today.getUTCDay() + 6) % 7) + 7 * off);
    return { from: monday, to: later(monday, 6) };
  }
  const months = MONTHS_IN[unit];
  const first = Math.floor(today.getUTCMonth() / months) * months + months * off;
  return monthsFrom(today.getUTCFullYear(), first, months);
}

function monthToCome(
  { month, year: said }: { readonly month: number; readonly year?: number | undefined },
  today: Date,
): DaySpan {
  const year = said ?? today.getUTCFullYear() + (month - 1 < today.getUTCMonth() ? 1 : 0);
  return monthsFrom(year, month - 1, 1);
}

function monthGoneBy(month: number, today: Date): Date {
  const year = today.getUTCFullYear() - (month - 1 > today.getUTCMonth() ? 1 : 0);
  return monthsFrom(year, month - 1, 1).from;
}

/** So many whole months; `first` counts from January, 0, and may lie in another year. */
function monthsFrom(year: number, first: number, months: number): DaySpan {
  return { from: new Date(Date.UTC(year, first, 1)), to: new Date(Date.UTC(year, first + months, 0)) };
}

function later(day: Date, days: number): Date {
  return new Date(day.getTime() + days * DAY_MS);
}
