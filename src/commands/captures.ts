import type { Word } from './words.js';

/**
 * What a phrase may leave open, and what fits there: `text` is any run of words, also none; `number` is one word of
 * up to nine digits; `time` is one word such as 09:00 or 9.30; `word` is any one word.
 */
const CAPTURE_KINDS = {
  customer: 'text',
  zone: 'text',
  language: 'text',
  percent: 'number',
  count: 'number',
  number: 'number',
  days: 'number',
  weekday: 'word',
  time: 'time',
} as const;
export type CaptureName = keyof typeof CAPTURE_KINDS;

/** What people wrote in the open places of a phrase, by name. Text and words as written, numbers and times in ASCII. */
export type Captured = Readonly<Partial<Record<CaptureName, string>>>;

const SHAPES = { number: /^\d{1,9}$/, time: /^\d{1,2}[:.h]\d{2}$/, word: /./ } as const;

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

export function isCaptureName(name: string): name is CaptureName {
  return Object.hasOwn(CAPTURE_KINDS, name);
}

/** Whether a capture takes any run of words, and not exactly one. */
export function isTextCapture(name: CaptureName): boolean {
  return CAPTURE_KINDS[name] === 'text';
}

/** What a one-word capture takes from a word; undefined when the word does not fit. */
export function captureWord(name: CaptureName, text: string, word: Word): string | undefined {
  const kind = CAPTURE_KINDS[name];
  if (kind === 'text') return undefined;
  if (!SHAPES[kind].test(word.folded)) return undefined;
  return kind === 'word' ? captureText(text.slice(word.start, word.end)) : word.folded;
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
