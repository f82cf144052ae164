import type { Word } from './words.js';

/**
 * What a phrase may leave open, and what fits there: `text` is any run of words, also none; each of the others is one
 * word: `amount` digits with or without separators, `hour` one or two digits, `numeral` a Chinese one up to ten, `time` a time of day such as 09:00,
 * 9.30, 9h30, 9am or one that is none, such as 25:61.
 */
const CAPTURE_KINDS = {
  customer: 'text',
  language: 'text',
  which: 'text',
  question: 'text',
  amount: 'amount',
  seats: 'amount',
  hour: 'hour',
  minute: 'hour',
  numeral: 'numeral',
  time: 'time',
} as const;
export type CaptureName = keyof typeof CAPTURE_KINDS;

/** What people wrote in the open places of a phrase, by name. Text as written, numbers and times in ASCII. */
export type Captured = Readonly<Partial<Record<CaptureName, string>>>;

const SHAPES = {
  amount: /^\d+(?:[.,]\d+)*$/,
  hour: /^\d{1,2}$/,
  numeral: /^[一二三四五六七八九十兩]$/,
  time: /^\d{1,2}(?:[:.h]\d{0,2}(?:am|pm)?|am|pm)$|^\d{4}$/,
} as const;

/** A minus in front of a number: most are not part of the word, because hyphens part words; the true minus sign is. */
const MINUS_BEFORE = /(?:^|\s)[-‐‑–—﹣－]$/u;
const MINUS_IN = /^[−﹣－⁻₋]/u;

/** Signs around a name that do not belong to it, with what closes each: quotation marks, brackets of a placeholder. */
const CLOSED_BY: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”"',
  '„': '”“"',
  '”': '”',
  '«': '»',
  '「': '」',
  '『': '』',
  '<': '>',
  '[': ']',
  '{': '}',
};
const LEADING = /[\s:：,，、•]/u;
const TRAILING = /[\s?？!！,，、;；:：。…]/u;

/** What closes the quotation that a sign opens; undefined when it opens none. */
export function closingOf(text: string, at: number): string | undefined {
  return CLOSED_BY[text.charAt(at)];
}

export function isCaptureName(name: string): name is CaptureName {
  return Object.hasOwn(CAPTURE_KINDS, name);
}

/** Whether a capture takes any run of words, and not exactly one. */
export function isTextCapture(name: CaptureName): boolean {
  return CAPTURE_KINDS[name] === 'text';
}

/** What a one-word capture takes from a word; undefined when the word does not fit. A minus in front is kept. */
export function captureWord(name: CaptureName, text: string, word: Word): string | undefined {
  const kind = CAPTURE_KINDS[name];
  if (kind === 'text' || !SHAPES[kind].test(word.folded)) return undefined;
  return isNegative(text, word) ? `-${word.folded}` : word.folded;
}

/** Whether a number has a minus in front of it, of any kind that keyboards and phones write. */
export function isNegative(text: string, { start, end }: Word): boolean {
  return (
    MINUS_BEFORE.test(text.slice(Math.max(0, start - 2), start)) || MINUS_IN.test(text.slice(start, end))
  );
}

/** The whole number that an amount is, 1,000 and 1.000 being a thousand; undefined for any other or a negative one. */
export function wholeNumber(amount: string): number | undefined {
  return /^(?:\d{1,15}|\d{1,3}(?:[.,]\d{3}){1,4})$/.test(amount)
    ? Number(amount.replace(/[.,]/g, ''))
    : undefined;
}

/** A text as written, without the marks that end a sentence or set it off. A full stop stays: `Contoso Inc.` has one. */
export function captureText(written: string): string {
  let start = 0;
  let end = written.length;
  for (;;) {
    const first = written.charAt(start);
    const last = written.charAt(end - 1);
    if (start < end && LEADING.test(first)) start += 1;
    else if (start < end && TRAILING.test(last)) end -= 1;
    else if (end - start >= 2 && CLOSED_BY[first]?.includes(last)) {
      start += 1;
      end -= 1;
    } else return written.slice(start, end);
  }
}
