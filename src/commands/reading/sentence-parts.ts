import { type Captured, closingOf } from './captures.js';
import type { FindPhrase } from './phrase-finder.js';
import type { Word } from './words.js';

/** Words of a sentence that belong together; what is quoted never stands for anything but itself. */
export type Part<T> =
  | { readonly kind: 'mark'; readonly mark: T; readonly words: readonly Word[]; readonly captured: Captured }
  | { readonly kind: 'text' | 'quoted'; readonly mark?: undefined; readonly words: readonly Word[] };

/**
 * Parts a sentence at the phrases found in it and around what is quoted. Time is linear in the words, but for quotation
 * marks that nothing closes.
 */
export function partsOf<T>(text: string, words: readonly Word[], find: FindPhrase<T>): readonly Part<T>[] {
  const parts: Part<T>[] = [];
  let plain: Word[] = [];
  const add = (part: Part<T>) => {
    if (plain.length > 0) parts.push({ kind: 'text', words: plain });
    plain = [];
    parts.push(part);
  };
  // Up to here the text is read.
  let read = words[0]?.start ?? 0;
  for (let at = 0, word = words[at]; word !== undefined; word = words[at]) {
    const quoteEnd = endOfQuote(text, read, word.start);
    const found = quoteEnd === undefined ? find(text, words, at) : undefined;
    if (quoteEnd !== undefined) {
      const behind = words.findIndex(({ start }) => start >= quoteEnd);
      const quoted = words.slice(at, behind < 0 ? words.length : behind);
      add({ kind: 'quoted', words: quoted });
      at += quoted.length;
      read = quoteEnd;
    } else if (found !== undefined) {
      const taken = words.slice(at, at + found.count);
      add({ kind: 'mark', mark: found.value, words: taken, captured: found.captured });
      at += found.count;
      read = taken.at(-1)?.end ?? read;
    } else {
      plain.push(word);
      at += 1;
      read = word.end;
    }
  }
  if (plain.length > 0) parts.push({ kind: 'text', words: plain });
  return parts;
}

/** Where the quotation ends that opens between two places of the text, both included; undefined when none does. */
function endOfQuote(text: string, from: number, to: number): number | undefined {
  for (let at = from; at <= to; at++) {
    const ends = [...(closingOf(text, at) ?? '')].map((sign) => text.indexOf(sign, at + 1));
    const end = Math.min(...ends.filter((place) => place > to));
    if (Number.isFinite(end)) return end + 1;
  }
  return undefined;
}

/** What words say, as it stands in the text: from the first to the last of them; empty for none. */
export function written(text: string, words: readonly Word[]): string {
  const [first] = words;
  const last = words.at(-1);
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
}
