import type { NamedDate, NamedDeadline, NamedSpan } from '../../domain/usage/customers-question.js';
import { SPAN_NAMES, type SpanName } from '../phrases/concepts.js';
import type { Phrases } from '../phrases/phrases.js';
import { createFindPhrase, type PhrasesFor } from './phrase-finder.js';
import { spanNamed } from './span-named.js';
import { type Word, wordsOf } from './words.js';

/** The deadline of a text that is about every customer and says by when; undefined for any other text. */
export type ReadDeadline = (text: string) => NamedDeadline | undefined;

type Part =
  | { readonly kind: 'everyone' | 'before' | 'until' }
  | { readonly kind: 'span'; readonly span: NamedSpan }
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'date'; readonly date: NamedDate };

type Found =
  | Exclude<Part, { readonly kind: 'span' | 'number' | 'date' }>
  | { readonly kind: 'span'; readonly name: SpanName }
  | { readonly kind: 'end'; readonly unit: 'month' | 'quarter' | 'year' };

/** The words of every customer and of a day, in any order and language, and nothing else. */
export function createReadDeadline(languages: readonly Phrases[]): ReadDeadline {
  const all = (phrasesOf: (language: Phrases) => readonly string[]) =>
    languages.flatMap(phrasesOf).filter((phrase) => phrase !== '');
  const find = createFindPhrase<Found>([
    ...SPAN_NAMES.filter((name) => !name.startsWith('last')).map(
      (name): PhrasesFor<Found> => [{ kind: 'span', name }, all(({ meaning }) => meaning.spans[name])],
    ),
    ...(['month', 'quarter', 'year'] as const).map(
      (unit): PhrasesFor<Found> => [{ kind: 'end', unit }, all(({ deadline }) => deadline.ends[unit])],
    ),
    ...Array.from(
      { length: 12 },
      (_, at): PhrasesFor<Found> => [
        { kind: 'month', month: at + 1 },
        all(({ meaning, deadline }) =>
          [meaning.months, deadline.months].flatMap((one) => one.slice(at, at + 1)),
        ),
      ],
    ),
    [{ kind: 'everyone' }, all(({ everyone, meaning }) => [...everyone, ...meaning.concepts.everyone])],
    [{ kind: 'before' }, all(({ deadline }) => deadline.before)],
    [{ kind: 'until' }, all(({ deadline, closers }) => [...deadline.until, ...closers])],
  ]);

  function partsOf(text: string, words: readonly Word[]): readonly Part[] | undefined {
    const parts: Part[] = [];
    for (let at = 0; at < words.length; ) {
      const found = find(text, words, at);
      const part =
        found === undefined ? ofWord(words[at]?.folded ?? '') : partOf(found.value, found.captured);
      if (part === undefined) return undefined;
      parts.push(part);
      at += found?.count ?? 1;
    }
    return parts;
  }

  return (text) => {
    const parts = partsOf(text, wordsOf(text));
    if (parts === undefined || parts.filter(({ kind }) => kind === 'everyone').length !== 1) return undefined;
    const by = dayIn(parts);
    return by && { by, isBefore: parts.some(({ kind }) => kind === 'before') };
  };
}

function partOf(found: Found, captured: Parameters<typeof spanNamed>[1]): Part | undefined {
  switch (found.kind) {
    case 'span': {
      const named = spanNamed(found.name, captured);
      return named && { kind: 'span', span: named.span };
    }
    case 'end':
      return { kind: 'span', span: { kind: 'this', unit: found.unit } };
    case 'month':
    case 'everyone':
    case 'before':
    case 'until':
      return found;
  }
}

const NUMBER = /^(\d{1,4})(?:st|nd|rd|th|er|e|º|ª|o|a)?$/;
const DAY_FIRST = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/;
const YEAR_FIRST = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/;

/** A number, or a day written in numbers; which of two numbers is the month must be certain. */
function ofWord(word: string): Part | undefined {
  const number = NUMBER.exec(word)?.[1];
  if (number !== undefined) return { kind: 'number', number: Number(number) };
  const [, year, month, day] = YEAR_FIRST.exec(word)?.map(Number) ?? [];
  if (year !== undefined) return asDate(day, month, year);
  const [, first = 0, second = 0, last] = DAY_FIRST.exec(word)?.map(Number) ?? [];
  if (last === undefined) return undefined;
  if (second > 12) return asDate(second, first, last);
  return word.includes('.') || first > 12 || first === second ? asDate(first, second, last) : undefined;
}

/** The one day or span that the parts name; undefined for none, and for several. */
function dayIn(parts: readonly Part[]): NamedDeadline['by'] | undefined {
  const [only, ...others] = parts.filter(
    ({ kind }) => kind === 'span' || kind === 'date' || kind === 'month',
  );
  const numbers = parts.flatMap((part) => (part.kind === 'number' ? [part.number] : []));
  if (others.length > 0) return undefined;
  if (only === undefined) return ofNumbers(numbers);
  if (only.kind === 'month') return ofMonth(only.month, numbers);
  if (numbers.length > 0) return undefined;
  if (only.kind === 'span') return only.span;
  return only.kind === 'date' ? only.date : undefined;
}

/** 2027-03-01, whose hyphens part words. */
function ofNumbers([year, month, day, ...others]: readonly number[]): NamedDate | undefined {
  if (year === undefined || year < 2000 || day === undefined || others.length > 0) return undefined;
  return asDate(day, month, year)?.date;
}

/** "March", "1 March", "March 1, 2027", "March 2027". */
function ofMonth(month: number, numbers: readonly number[]): NamedDeadline['by'] | undefined {
  const years = numbers.filter((number) => number >= 2000);
  const days = numbers.filter((number) => number < 2000);
  if (years.length > 1 || days.length > 1) return undefined;
  const [year, day] = [years.at(0), days.at(0)];
  if (day !== undefined) return asDate(day, month, year)?.date;
  if (year === undefined) return { kind: 'month', month };
  return { kind: 'month', month, year };
}

function asDate(
  day: number | undefined,
  month: number | undefined,
  year: number | undefined,
): Extract<Part, { readonly kind: 'date' }> | undefined {
  if (day === undefined || month === undefined || month < 1 || month > 12) return undefined;
  // A leap year where none is said: 29 February may be meant.
  const last = new Date(Date.UTC(year ?? 2028, month, 0)).getUTCDate();
  if (day < 1 || day > last) return undefined;
  return { kind: 'date', date: { kind: 'date', day, month, year } };
}
