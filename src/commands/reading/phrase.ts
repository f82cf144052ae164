import { type CaptureName, isCaptureName, isTextCapture } from './captures.js';
import type { Pattern, Place } from './pattern.js';
import { wordsOf } from './words.js';

/** A place of a phrase, or a capture of any length. */
type Piece = Place | { readonly between: CaptureName };

/** One of the alternatives of a phrase's part; may be empty. */
export interface Choice {
  readonly pieces: readonly Piece[];
  /** Its literal words, in order. */
  readonly literals: readonly string[];
}

/** A phrase taken apart: of each part one alternative is written. */
export interface Phrase {
  readonly parts: readonly (readonly Choice[])[];
}

/** What can stand at an end of a phrase. */
export interface PhraseEnd {
  readonly words: ReadonlySet<string>;
  /** Whether a capture can stand there. */
  readonly isOpen: boolean;
}

/**
 * Takes a phrase apart. Throws on a capture that nobody knows and on a second capture of any length: both are mistakes
 * in a phrase.
 */
export function parsePhrase(text: string): Phrase {
  const parts = text
    .split(/(\[[^\]]*\])/)
    .filter((part) => part.trim() !== '')
    .map((part) => (part.startsWith('[') ? part.slice(1, -1).split('|') : [part]).map(parseChoice));
  const textCaptures = parts.filter((choices) => choices.some(({ pieces }) => pieces.some(isText)));
  const isTwice = parts.flat().some(({ pieces }) => pieces.filter(isText).length > 1);
  if (textCaptures.length > 1 || isTwice) throw new Error(`two captures of any length: ${text}`);
  return { parts };
}

/** Every pattern a phrase stands for: its alternatives multiplied out, duplicates dropped. */
export function expandPhrase({ parts }: Phrase): readonly Pattern[] {
  const keyed = parts.map((choices) => choices.map((choice) => ({ choice, key: keyOf(choice) })));
  const patterns = new Map<string, Pattern>();
  const chosen: Choice[] = [];
  const choose = (depth: number, key: string): void => {
    const choices = keyed[depth];
    if (choices === undefined) {
      if (!patterns.has(key)) patterns.set(key, toPattern(chosen));
      return;
    }
    for (const one of choices) {
      chosen[depth] = one.choice;
      choose(depth + 1, key + one.key);
    }
  };
  choose(0, '');
  return [...patterns.values()];
}

/** What a phrase can begin or end with. */
export function endOfPhrase({ parts }: Phrase, end: 'first' | 'last'): PhraseEnd {
  const words = new Set<string>();
  let isOpen = false;
  for (const choices of end === 'first' ? parts : parts.toReversed()) {
    for (const { pieces } of choices) {
      const piece = pieces.at(end === 'first' ? 0 : -1);
      if (typeof piece === 'string') words.add(piece);
      else if (piece !== undefined) isOpen = true;
    }
    if (choices.every(({ pieces }) => pieces.length > 0)) break;
  }
  return { words, isOpen };
}

/** The words of each way to write phrases without captures; of one that is empty nothing. */
export function literalsOf(phrases: readonly string[]): readonly (readonly string[])[] {
  return phrases
    .flatMap((phrase) => expandPhrase(parsePhrase(phrase)))
    .flatMap(({ literals }) => (literals.length > 0 ? [literals] : []));
}

function parseChoice(text: string): Choice {
  if (!text.includes('{')) {
    const literals = foldedWords(text);
    return { pieces: literals, literals };
  }
  const pieces = text.split(/(\{[^}]*\})/).flatMap((part): readonly Piece[] => {
    const name = /^\{(.*)\}$/.exec(part)?.[1];
    if (name === undefined) return foldedWords(part);
    if (!isCaptureName(name)) throw new Error(`unknown capture {${name}} in a phrase`);
    return [isTextCapture(name) ? { between: name } : { capture: name }];
  });
  return { pieces, literals: pieces.filter((piece) => typeof piece === 'string') };
}

/** Tells a choice from others. */
function keyOf({ pieces }: Choice): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? ` ${piece}` : ` {${Object.values(piece)}}`))
    .join('');
}

function isText(piece: Piece): boolean {
  return typeof piece === 'object' && 'between' in piece;
}

/** Most phrases are written as they fold; folding them all would take most of the time of a start. */
function foldedWords(text: string): readonly string[] {
  if (/^[a-z]*$/.test(text)) return text === '' ? [] : [text];
  if (/^[a-z ]*$/.test(text)) return text.split(' ').filter((word) => word !== '');
  return wordsOf(text).map(({ folded }) => folded);
}

function toPattern(choices: readonly Choice[]): Pattern {
  const before: Place[] = [];
  const after: Place[] = [];
  let between: CaptureName | undefined;
  for (const piece of choices.flatMap(({ pieces }) => pieces)) {
    if (typeof piece === 'object' && 'between' in piece) between = piece.between;
    else (between === undefined ? before : after).push(piece);
  }
  return { before, between, after, literals: choices.flatMap(({ literals }) => literals) };
}
