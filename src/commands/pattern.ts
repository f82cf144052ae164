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
type Place = { readonly literal: string } | { readonly capture: CaptureName };

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

/**
 * Every pattern a phrase stands for: its alternatives multiplied out, duplicates dropped. Throws on a capture that
 * nobody knows and on a second capture of any length: both are mistakes in a phrase.
 */
export function expandPhrase(phrase: string): readonly Pattern[] {
  let expanded: (readonly Piece[])[] = [[]];
  for (const part of phrase.split(/(\[[^\]]*\])/)) {
    const choices = part.startsWith('[') ? part.slice(1, -1).split('|').map(piecesOf) : [piecesOf(part)];
    expanded = expanded.flatMap((pieces) => choices.map((choice) => [...pieces, ...choice]));
  }
  const unique = new Map(expanded.map((pieces) => [JSON.stringify(pieces), pieces]));
  return [...unique.values()].map((pieces) => toPattern(pieces, phrase));
}

function piecesOf(text: string): readonly Piece[] {
  return text.split(/(\{[^}]*\})/).flatMap((part): readonly Piece[] => {
    const name = /^\{(.*)\}$/.exec(part)?.[1];
    if (name === undefined) return wordsOf(part).map(({ folded }) => ({ literal: folded }));
    if (!isCaptureName(name)) throw new Error(`unknown capture {${name}} in a phrase`);
    return [isTextCapture(name) ? { between: name } : { capture: name }];
  });
}

function toPattern(pieces: readonly Piece[], phrase: string): Pattern {
  const isBetween = (piece: Piece) => 'between' in piece;
  const at = pieces.findIndex(isBetween);
  if (at !== pieces.findLastIndex(isBetween)) throw new Error(`two captures of any length: ${phrase}`);
  const middle = pieces[at];
  const places = pieces.flatMap((piece) => ('between' in piece ? [] : [piece]));
  const before = middle === undefined ? places : places.slice(0, at);
  return {
    before,
    between: middle !== undefined && 'between' in middle ? middle.between : undefined,
    after: places.slice(before.length),
    literals: places.flatMap((place) => ('literal' in place ? [place.literal] : [])),
  };
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
  const fits = (place: Place, word: Word | undefined): boolean => {
    if (word === undefined) return false;
    if ('literal' in place) return place.literal === word.folded;
    const written = captureWord(place.capture, text, word);
    if (written === undefined) return false;
    captured[place.capture] = written;
    return true;
  };
  if (!before.every((place, at) => fits(place, words[at]))) return undefined;
  if (!after.every((place, at) => fits(place, words[tail + at]))) return undefined;
  if (between === undefined) return captured;
  const first = words[before.length];
  const last = words[tail - 1];
  const isEmpty = spare === 0 || first === undefined || last === undefined;
  captured[between] = isEmpty ? '' : captureText(text.slice(first.start, last.end));
  return captured;
}
