import { once } from '../../base/once.js';
import { type Captured, type CaptureName, captureWord } from './captures.js';
import { fitsPlace } from './pattern.js';
import { createPatternGroups } from './pattern-groups.js';
import { parsePhrase } from './phrase.js';
import type { Word } from './words.js';

/** A phrase that begins at a word, with what it stands for. */
export interface FoundPhrase<T> {
  readonly value: T;
  /** Words it takes, at least one. */
  readonly count: number;
  readonly captured: Captured;
}

/** The longest phrase that begins at the word with this index; undefined when none does. */
export type FindPhrase<T> = (text: string, words: readonly Word[], at: number) => FoundPhrase<T> | undefined;

/** Phrases that stand for the same. A capture of any length fits nothing in them. */
export type PhrasesFor<T> = readonly [value: T, phrases: readonly string[]];

/** Looks phrases up by their first word; of two equally long ones the earlier counts. */
export function createFindPhrase<T>(phrases: readonly PhrasesFor<T>[]): FindPhrase<T> {
  const groups = createPatternGroups(
    phrases.flatMap(([value, texts]) => texts.map((text) => ({ value, phrase: parsePhrase(text) }))),
    ({ before }) => before.length,
  );
  // Asked of a word once, and not by every pattern that begins with a capture.
  const openCaptures = once(() => {
    const names = groups.open().flatMap(({ pattern: { before } }) => {
      const [first] = before;
      return typeof first === 'object' ? [first.capture] : [];
    });
    return [...new Set(names)];
  });
  function openFor(text: string, word: Word | undefined) {
    const isOpen =
      word !== undefined && openCaptures().some((name) => captureWord(name, text, word) !== undefined);
    return isOpen ? groups.open() : [];
  }

  return (text, words, at) => {
    let best: (FoundPhrase<T> & { readonly rank: number }) | undefined;
    for (const group of [groups.beginning(words[at]?.folded), openFor(text, words[at])]) {
      for (const { value, pattern, rank } of group) {
        const { before, between } = pattern;
        if (best !== undefined && best.rank < rank) break;
        if (between !== undefined || before.length === 0) continue;
        const captured: Partial<Record<CaptureName, string>> = {};
        if (!before.every((place, offset) => fitsPlace(place, text, words[at + offset], captured))) continue;
        best = { value, count: before.length, captured, rank };
        break;
      }
    }
    return best;
  };
}
