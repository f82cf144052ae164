import { editDistances, LONGEST_WORD, lettersMissing } from '../word-edits.js';
import { isSpacelessScript } from './customer-script.js';
import { firstSound, foldDigraphs, isAbbreviationOf, soundKey } from './customer-spelling.js';

/** What one edit costs, as a share of the longer word: steeper than 1 / length, so two slips in a short word are too many. */
const EDIT_COST = 1.2;
const SHORTEST_MISTYPED = 4;
const SHORTEST_MISTYPED_PREFIX = 5;
/** From this length on a word may hold two slips, from the next three. */
const TWO_SLIPS = 7;
const THREE_SLIPS = 11;
/** A sign is nearly a word: with one of them wrong a name is a suggestion, never an answer. */
const MOST_WITH_WRONG_SIGN = 0.7;
/** Signs that, picked from a name in their order, are hardly picked from another one. */
const SURE_SIGNS = 3;
const NOT_A_DIGIT = /\D+/g;

/**
 * What makes two words alike. `spelling`: the same word written otherwise (Mueller, Contosos). `sound`: it sounds the
 * same. `swap`, `slip` and `other-letter`: letters changed places, are missing or too many, or are others. `signs`: of a
 * script without spaces.
 */
export type Likeness =
  | 'same'
  | 'spelling'
  | 'beginning'
  | 'abbreviation'
  | 'sound'
  | 'swap'
  | 'slip'
  | 'other-letter'
  | 'signs'
  | 'none';

export interface WordMatch {
  /** 1 for the same word, 0 for another one. */
  readonly similarity: number;
  /** Share of the name's word that was typed, 0-1: below 1 for a prefix. */
  readonly covered: number;
  readonly by: Likeness;
}

const NO_MATCH: WordMatch = { similarity: 0, covered: 0, by: 'none' };
const SAME: WordMatch = { similarity: 1, covered: 1, by: 'same' };
const OTHER_SPELLING: WordMatch = { similarity: 0.97, covered: 1, by: 'spelling' };
const ABBREVIATED: WordMatch = { similarity: 0.85, covered: 1, by: 'abbreviation' };
const SAME_SOUND: WordMatch = { similarity: 0.88, covered: 1, by: 'sound' };
const SHORTEST_SOUND = 5;
/** A name's own abbreviation (Intl, Univ) is short; a longer word with other letters is another word. */
const LONGEST_OWN_ABBREVIATION = 4;
const SHORTEST_ABBREVIATED = 6;
/** Two neighbours in the wrong order are a slip of the fingers and hardly another name. */
const SWAP_COST = 1;
/** Shorter words take an s for a letter of their own. */
const SHORTEST_POSSESSIVE = 4;

/**
 * How well a typed word stands for a word of a name: the same, its beginning, mistyped, or a mistyped beginning.
 * Numbers are never a slip: "Store 12" is neither "Store 13" nor "Store 1".
 */
export function compareWords(typed: string, name: string): WordMatch {
  if (typed === name) return SAME;
  if (isSpacelessScript(typed.charCodeAt(0)) || isSpacelessScript(name.charCodeAt(0)))
    return compareSigns(typed, name);
  if (typed.length > LONGEST_WORD || name.length > LONGEST_WORD) return NO_MATCH;
  if (isPossessive(typed, name) || isSameButForDigraphs(typed, name)) return OTHER_SPELLING;
  if (name.startsWith(typed)) {
    const cutsNumber = isDigit(typed.charCodeAt(typed.length - 1)) && isDigit(name.charCodeAt(typed.length));
    return cutsNumber ? NO_MATCH : asPrefix(typed.length, name.length);
  }
  if (isAbbreviationOf(typed, name) || isOwnAbbreviation(name, typed)) return ABBREVIATED;
  if (typed.length < SHORTEST_MISTYPED || name.length < SHORTEST_MISTYPED - 1) return NO_MATCH;
  if (digitsOf(typed) !== digitsOf(name)) return NO_MATCH;
  const mistyped = compareMistyped(typed, name);
  if (mistyped.similarity >= SAME_SOUND.similarity || !soundsAlike(typed, name)) return mistyped;
  // A letter missing or doubled is a slip, however it sounds.
  return mistyped.by === 'slip' && mistyped.covered === 1
    ? { ...mistyped, similarity: SAME_SOUND.similarity }
    : SAME_SOUND;
}

function isOwnAbbreviation(name: string, typed: string): boolean {
  return (
    name.length <= LONGEST_OWN_ABBREVIATION &&
    typed.length >= SHORTEST_ABBREVIATED &&
    isAbbreviationOf(name, typed)
  );
}

/** `contosos`, typed for Contoso's. */
function isPossessive(typed: string, name: string): boolean {
  return (
    name.length >= SHORTEST_POSSESSIVE &&
    typed.length === name.length + 1 &&
    typed.endsWith('s') &&
    typed.startsWith(name)
  );
}

function isSameButForDigraphs(typed: string, name: string): boolean {
  return typed.length !== name.length && typed[0] === name[0] && foldDigraphs(typed) === foldDigraphs(name);
}

function soundsAlike(typed: string, name: string): boolean {
  if (typed.length < SHORTEST_SOUND || Math.abs(typed.length - name.length) > 3) return false;
  return firstSound(typed) === firstSound(name) && soundKey(typed) === soundKey(name);
}

function asPrefix(typedLength: number, nameLength: number): WordMatch {
  const covered = typedLength / nameLength;
  const certainty = typedLength >= 3 ? 0.85 : 0.7;
  return { similarity: certainty + (1 - certainty) * covered, covered, by: 'beginning' };
}

function compareMistyped(typed: string, name: string): WordMatch {
  const slips = allowedSlips(typed.length);
  if (typed.length > name.length + slips) return NO_MATCH;
  const isSameStart = typed[0] === name[0];
  const mayBegin = isSameStart && typed.length >= SHORTEST_MISTYPED_PREFIX;
  if (!mayBegin && name.length > typed.length + slips) return NO_MATCH;
  if (lettersMissing(typed, name) > slips) return NO_MATCH;
  const { whole, prefix, prefixLength } = editDistances(typed, name, slips);
  if (whole <= slips) {
    const by = likenessOf(typed, name);
    const cost = by === 'swap' ? SWAP_COST : EDIT_COST;
    const similarity = 1 - (cost * whole) / Math.max(typed.length, name.length);
    return { similarity: isSameStart ? similarity : similarity - 0.05, covered: 1, by };
  }
  const prefixSlips = Math.max(1, slips - 1);
  if (!mayBegin || prefix > prefixSlips) return NO_MATCH;
  return {
    similarity: 0.95 * (1 - (EDIT_COST * prefix) / typed.length),
    covered: prefixLength / name.length,
    by: 'slip',
  };
}

/** Whether letters changed places, are others, or are too many or too few. */
function likenessOf(typed: string, name: string): Likeness {
  if (typed.length !== name.length) return 'slip';
  const isSwap = Array.from(typed).sort().join('') === Array.from(name).sort().join('');
  return isSwap ? 'swap' : 'other-letter';
}

/** Slips a typed word may hold: one in a short word, three in a long one. */
function allowedSlips(length: number): number {
  if (length >= THREE_SLIPS) return 3;
  return length >= TWO_SLIPS ? 2 : 1;
}

/**
 * Scripts without spaces: a typed piece may stand anywhere in the name's run of signs; at its beginning with a wrong
 * sign in four, or as the abbreviation that picks signs in order (台積電 for 台灣積體電路).
 */
function compareSigns(typed: string, name: string): WordMatch {
  const covered = Math.min(1, typed.length / name.length);
  if (name.includes(typed)) {
    return { similarity: typed.length === 1 ? 0.6 : 0.9 + 0.1 * covered, covered, by: 'beginning' };
  }
  if (typed.length < 2 || name.length < 2) return NO_MATCH;
  if (typed.includes(name)) return { similarity: name.length / typed.length, covered: 1, by: 'signs' };
  if (typed.length > LONGEST_WORD || name.length > LONGEST_WORD) return NO_MATCH;
  const wrongSigns = editDistances(typed, name, typed.length).prefix;
  if (typed.length > 2 && wrongSigns <= typed.length / 4 + 0.25) {
    return {
      similarity: Math.min(MOST_WITH_WRONG_SIGN, 1 - (EDIT_COST * wrongSigns) / typed.length),
      covered,
      by: 'signs',
    };
  }
  if (!isAbbreviation(typed, name)) return NO_MATCH;
  return { similarity: typed.length < SURE_SIGNS ? 0.7 : 0.9, covered: 0.5 + covered / 2, by: 'signs' };
}

/** Whether the signs appear in the name in this order, the first sign first. */
function isAbbreviation(typed: string, name: string): boolean {
  if (typed[0] !== name[0]) return false;
  let at = 0;
  for (const sign of typed) {
    at = name.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function digitsOf(word: string): string {
  return word.replace(NOT_A_DIGIT, '');
}
