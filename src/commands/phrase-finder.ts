import type { Captured, CaptureName } from './captures.js';
import { expandPhrase, fitsPlace, type Place } from './pattern.js';
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

/** Phrases that stand for the same. Captures of any length are not for them. */
export type PhrasesFor<T> = readonly [value: T, phrases: readonly string[]];

interface Entry<T> {
  readonly value: T;
  readonly places: readonly Place[];
}

/** Looks phrases up by their first word; of two equally long ones the earlier counts. */
export function createFindPhrase<T>(groups: readonly PhrasesFor<T>[]): FindPhrase<T> {
  const byFirst = new Map<string, Entry<T>[]>();
  const open: Entry<T>[] = [];
  for (const [value, phrases] of groups) {
    for (const { before, between } of phrases.flatMap(expandPhrase)) {
      if (between !== undefined) throw new Error(`{${between}} may take any number of words here`);
      const [first] = before;
      if (first === undefined) continue;
      const entry = { value, places: before };
      if (!('literal' in first)) {
        open.push(entry);
        continue;
      }
      const entries = byFirst.get(first.literal);
      if (entries === undefined) byFirst.set(first.literal, [entry]);
      else entries.push(entry);
    }
  }
  for (const entries of [open, ...byFirst.values()]) {
    entries.sort((a, b) => b.places.length - a.places.length);
  }

  return (text, words, at) => {
    let best: FoundPhrase<T> | undefined;
    for (const entries of [byFirst.get(words[at]?.folded ?? ''), open]) {
      for (const { value, places } of entries ?? []) {
        if (best !== undefined && best.count >= places.length) break;
        const captured: Partial<Record<CaptureName, string>> = {};
        if (places.every((place, offset) => fitsPlace(place, text, words[at + offset], captured))) {
          best = { value, count: places.length, captured };
          break;
        }
      }
    }
    return best;
  };
}
