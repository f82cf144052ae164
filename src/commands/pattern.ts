import type { Word } from './words.js';
import { wordsOf } from './words.js';

/** One way to write a command: literal words before and after the customer, or all the words when there is none. */
export interface Pattern {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly hasCustomer: boolean;
}

const CUSTOMER = '{customer}';

/** Every pattern a phrase stands for: its alternatives multiplied out. Duplicates are dropped. */
export function expandPhrase(phrase: string): readonly Pattern[] {
  let texts = [''];
  for (const part of phrase.split(/(\[[^\]]*\])/)) {
    const choices = part.startsWith('[') ? part.slice(1, -1).split('|') : [part];
    texts = texts.flatMap((text) => choices.map((choice) => `${text} ${choice}`));
  }
  const unique = new Set(texts.map((text) => text.replace(/\s+/g, ' ').trim()));
  return [...unique].map(parsePattern);
}

function parsePattern(text: string): Pattern {
  const [before = '', after] = text.split(CUSTOMER);
  return {
    before: wordsOf(before).map(({ folded }) => folded),
    after: wordsOf(after ?? '').map(({ folded }) => folded),
    hasCustomer: after !== undefined,
  };
}

/** Literal words of a pattern: the more, the more surely it was meant. */
export function patternLength({ before, after }: Pattern): number {
  return before.length + after.length;
}

/**
 * What stands in the customer's place when the words fit the pattern: the text as written, empty where the pattern
 * has no customer or none was written; undefined when they do not fit. Time is linear in the pattern's length.
 */
export function matchPattern(text: string, words: readonly Word[], pattern: Pattern): string | undefined {
  const { before, after, hasCustomer } = pattern;
  const spare = words.length - before.length - after.length;
  if (hasCustomer ? spare < 0 : spare !== 0) return undefined;
  if (!before.every((word, position) => words[position]?.folded === word)) return undefined;
  const tail = words.length - after.length;
  if (!after.every((word, position) => words[tail + position]?.folded === word)) return undefined;
  const first = words[before.length];
  const last = words[tail - 1];
  if (spare === 0 || first === undefined || last === undefined) return '';
  return text.slice(first.start, last.end);
}
