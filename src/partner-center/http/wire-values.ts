import { z } from 'zod';

/**
 * A field as the service may send it: text, number or flag, null or not there. Looser than any document says,
 * because documents and samples disagree on types (workloadName is "number" in one table) and a row is worth more
 * than its oddest field.
 */
export const scalarSchema = z.union([z.string(), z.number(), z.boolean()]).nullish();

export type Scalar = z.infer<typeof scalarSchema>;

/** Text without outer white space; undefined when missing or empty. */
export function readText(value: Scalar): string | undefined {
  if (value === null || value === undefined) return undefined;
  return String(value).trim() || undefined;
}

/**
 * A count of seats: a non-negative integer. Numbers in text are read, fractions rounded, negative ones become 0;
 * undefined when missing, not a number or beyond exact integers.
 */
export function readCount(value: Scalar): number | undefined {
  const number = readNumber(value);
  if (number === undefined || Math.abs(number) > Number.MAX_SAFE_INTEGER) return undefined;
  return Math.max(0, Math.round(number));
}

/** A percentage as sent, 0-100 and above; undefined when missing, not a number or negative. Never read as a fraction. */
export function readPercent(value: Scalar): number | undefined {
  const number = readNumber(value);
  return number === undefined || number < 0 ? undefined : number;
}

/** A flag; the words true and false count in any case, anything else is undefined. */
export function readFlag(value: Scalar): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = readText(value)?.toLowerCase();
  if (word === 'true') return true;
  return word === 'false' ? false : undefined;
}

const INSTANT =
  /^(\d{4}-\d{2}-(\d{2}))(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?:Z|([+-])(\d{2}):?(\d{2}))?)?$/i;

/**
 * An instant out of an ISO 8601 text: `+00:00`, `Z`, with or without fractions; without a zone it is UTC, without a
 * time midnight. Undefined for anything else, for days that no calendar has, and for the years 1 and 9999, which
 * .NET sends for "never set" and "no end".
 */
export function readInstant(value: Scalar): Date | undefined {
  if (typeof value !== 'string') return undefined;
  if (value !== latest.text) latest = { text: value, instant: parseInstant(value) };
  return latest.instant;
}

/** Neighbouring rows mostly bear one stamp, and in two million rows parsing it again each time is felt. */
let latest: { readonly text: string; readonly instant: Date | undefined } = { text: '', instant: undefined };

function parseInstant(text: string): Date | undefined {
  const parts = INSTANT.exec(text.trim());
  if (!parts) return undefined;
  const [, date = '', day, time = '00:00', sign, hours, minutes] = parts;
  if (date.startsWith('0001') || date.startsWith('9999')) return undefined;
  const instant = new Date(`${date}T${time}Z`);
  // Parsing rolls 30 February over to March; no time at all gives NaN here.
  if (instant.getUTCDate() !== Number(day)) return undefined;
  if (sign === undefined) return instant;
  const offsetMs = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(instant.getTime() + (sign === '-' ? offsetMs : -offsetMs));
}

function readNumber(value: Scalar): number | undefined {
  if (typeof value === 'string' && !/^\s*[+-]?\d+(\.\d+)?\s*$/.test(value)) return undefined;
  if (value === null || value === undefined || typeof value === 'boolean') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
