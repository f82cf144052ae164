import { type Captured, type CaptureName, captureText, captureWord } from './captures.js';
import type { Word } from './words.js';

/** One place of a pattern: a literal word, or one word to keep. */
export type Place = string | { readonly capture: CaptureName };

/**
 * One way to write a command: places in fixed order, with at most one capture between them that takes any number of
 * words. So words fit from both ends inwards, and nothing is ever tried twice.
 */
export interface Pattern {
  readonly before: readonly Place[];
  /** The capture that takes the words in between; undefined when there are none to take. */
  readonly between: CaptureName | undefined;
  readonly after: readonly Place[];
  /** Literal words in order: the more, the more surely the pattern was meant. */
  readonly literals: readonly string[];
}

/** Notes what a word gives to a place of a pattern; false when it does not fit there. */
export function fitsPlace(
  place: Place,
  text: string,
  word: Word | undefined,
  captured: Partial<Record<CaptureName, string>>,
): boolean {
  if (word === undefined) return false;
  if (typeof place === 'string') return place === word.folded;
  const written = captureWord(place.capture, text, word);
  if (written === undefined) return false;
  captured[place.capture] = written;
  return true;
}

/**
 * What stands in a pattern's open places when the words fit it; undefined when they do not. A capture of any length
 * may be empty. `text` is what the words were read from. Time is linear in the pattern's length.
 */
export function matchPattern(text: string, words: readonly Word[], pattern: Pattern): Captured | undefined {
  const { before, between, after } = pattern;
  const tail = words.length - after.length;
  const spare = tail - before.length;
  if (between === undefined ? spare !== 0 : spare < 0) return undefined;
  const captured: Partial<Record<CaptureName, string>> = {};
  if (!before.every((place, at) => fitsPlace(place, text, words[at], captured))) return undefined;
  if (!after.every((place, at) => fitsPlace(place, text, words[tail + at], captured))) return undefined;
  if (between === undefined) return captured;
  const first = words[before.length];
  const last = words[tail - 1];
  const isEmpty = spare === 0 || first === undefined || last === undefined;
  captured[between] = isEmpty ? '' : captureText(text.slice(first.start, last.end));
  return captured;
}
