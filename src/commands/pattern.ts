import {
  type Captured,
  type CaptureName,
  captureText,
  captureWord,
  isCaptureName,
  isTextCapture,
} from './captures.js';
import type { Word } from './words.js';
import { wordsOf } from './words.js';

/** One place of a pattern: a literal word, or one word to keep. */
export type Place = { readonly literal: string } | { readonly capture: CaptureName };

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

/** A capture of any length inside a phrase that is being taken apart. */
type Piece = Place | { readonly between: CaptureName };

/** One of the alternatives of a phrase's part, and what tells it from others. */
interface Choice {
  readonly pieces: readonly Piece[];
  readonly key: string;
}

/**
 * Every pattern a phrase stands for: its alternatives multiplied out, duplicates dropped. Throws on a capture that
 * nobody knows and on a second capture of any length: both are mistakes in a phrase.
 */
export function expandPhrase(phrase: string): readonly Pattern[] {
  const parts = phrase
    .split(/(\[[^\]]*\])/)
    .filter((part) => part.trim() !== '')
    .map((part) => (part.startsWith('[') ? part.slice(1, -1).split('|') : [part]).map(choiceOf));
  const patterns = new Map<string, Pattern>();
  const chosen: Choice[] = [];
  const choose = (depth: number, key: string): void => {
    const choices = parts[depth];
    if (choices === undefined) {
      if (!patterns.has(key)) patterns.set(key, toPattern(chosen, phrase));
      return;
    }
    for (const choice of choices) {
      chosen[depth] = choice;
      choose(depth + 1, key + choice.key);
    }
  };
  choose(0, '');
  return [...patterns.values()];
}

function choiceOf(text: string): Choice {
  const pieces: Piece[] = [];
  let key = '';
  for (const part of text.split(/(\{[^}]*\})/)) {
    const name = /^\{(.*)\}$/.exec(part)?.[1];
    if (name === undefined) {
      for (const literal of literalsOf(part)) {
        pieces.push({ literal });
        key += ` ${literal}`;
      }
      continue;
    }
    if (!isCaptureName(name)) throw new Error(`unknown capture {${name}} in a phrase`);
    pieces.push(isTextCapture(name) ? { between: name } : { capture: name });
    key += ` {${name}}`;
  }
  return { pieces, key };
}

/** Most phrases are written as they fold, and folding all of them would take most of the time of a start. */
function literalsOf(part: string): readonly string[] {
  if (/^[a-z ]*$/.test(part)) return part.split(' ').filter((word) => word !== '');
  return wordsOf(part).map(({ folded }) => folded);
}

function toPattern(choices: readonly Choice[], phrase: string): Pattern {
  const before: Place[] = [];
  const after: Place[] = [];
  const literals: string[] = [];
  let between: CaptureName | undefined;
  for (const { pieces } of choices) {
    for (const piece of pieces) {
      if ('between' in piece) {
        if (between !== undefined) throw new Error(`two captures of any length: ${phrase}`);
        between = piece.between;
      } else {
        (between === undefined ? before : after).push(piece);
        if ('literal' in piece) literals.push(piece.literal);
      }
    }
  }
  return { before, between, after, literals };
}

/** Notes what a word gives to a place of a pattern; false when it does not fit there. */
export function fitsPlace(
  place: Place,
  text: string,
  word: Word | undefined,
  captured: Partial<Record<CaptureName, string>>,
): boolean {
  if (word === undefined) return false;
  if ('literal' in place) return place.literal === word.folded;
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
