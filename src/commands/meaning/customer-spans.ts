import type { Customer, CustomerMatch } from '../../domain/customers/customer.js';
import type { Word } from '../reading/words.js';

/** The customers a text can name; what a loaded customer list gives. */
export interface CustomersByName {
  /** Those of exactly this name, domain or id. */
  named(text: string): readonly Customer[];
  /** Those a text resembles. */
  match(text: string): CustomerMatch;
}

/** Words of a text that are the name of a customer, or of several with one name. */
export interface CustomerSpan {
  readonly from: number;
  /** The first word behind it. */
  readonly to: number;
  readonly customers: readonly Customer[];
  /** Every word of it also means something else: Next, All Seasons, Help. */
  readonly isPlain: boolean;
}

/** Longest name looked for, in words; a Chinese character is one. Bounds the look-ups to so many a word. */
const LONGEST = 16;

/**
 * Every name of a customer in a text, the longest first where names overlap, plain words last. Looks each stretch of
 * words up once, so time is linear in the words.
 */
export function customerSpans(
  text: string,
  words: readonly Word[],
  customers: CustomersByName,
  isKnown: (word: string) => boolean,
): readonly CustomerSpan[] {
  const found: CustomerSpan[] = [];
  for (const [from, first] of words.entries()) {
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST); to++) {
      const last = words[to - 1];
      const written = last === undefined ? '' : text.slice(first.start, last.end);
      const named = isName(written) ? customers.named(written) : [];
      if (named.length === 0) continue;
      const isPlain = words.slice(from, to).every(({ folded }) => isKnown(folded));
      found.push({ from, to, customers: named, isPlain });
    }
  }
  const length = ({ from, to }: CustomerSpan) => (words[to - 1]?.end ?? 0) - (words[from]?.start ?? 0);
  const byRank = found.sort(
    (one, other) => Number(one.isPlain) - Number(other.isPlain) || length(other) - length(one),
  );
  const taken: CustomerSpan[] = [];
  for (const span of byRank) {
    if (taken.every(({ from, to }) => span.to <= from || span.from >= to)) taken.push(span);
  }
  return taken.sort((one, other) => one.from - other.from);
}

/** A letter or a bare number alone is no name in the middle of a sentence. */
function isName(written: string): boolean {
  return /\p{L}/u.test(written) && written.replace(/[^\p{L}\p{N}]+/gu, '').length > 1;
}
