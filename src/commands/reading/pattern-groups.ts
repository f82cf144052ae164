import { once } from '../../base/once.js';
import type { Pattern, Place } from './pattern.js';
import { endOfPhrase, expandPhrase, type Phrase } from './phrase.js';

/** A phrase and what it stands for. */
export interface PhraseFor<T> {
  readonly value: T;
  readonly phrase: Phrase;
}

/** One way to write a phrase. */
export interface RankedPattern<T> {
  readonly value: T;
  readonly pattern: Pattern;
  /** The lower, the rather it is meant; no two are equal. */
  readonly rank: number;
}

/** Patterns by the words at their ends, each group by rank. */
export interface PatternGroups<T> {
  /** Those that begin with this word. */
  beginning(word: string | undefined): readonly RankedPattern<T>[];
  /** Those that begin with a capture. */
  open(): readonly RankedPattern<T>[];
  /** Of those the ones that end with this word. */
  openEnding(word: string | undefined): readonly RankedPattern<T>[];
  /** Of those the ones that end with a capture as well. */
  openAtBothEnds(): readonly RankedPattern<T>[];
}

/** More than the patterns of one phrase, and more than the words of one pattern. */
const MANY = 1e5;

/**
 * Groups patterns; those of more weight come first, then those of earlier phrases. A phrase is multiplied out when one
 * of its words is first asked for, so that a start does not wait for thousands of patterns.
 */
export function createPatternGroups<T>(
  phrases: readonly PhraseFor<T>[],
  weight: (pattern: Pattern) => number,
): PatternGroups<T> {
  const patterns = phrases.map(({ value, phrase }, order) =>
    once(() =>
      expandPhrase(phrase).map((pattern, at) => {
        const rank = (MANY - weight(pattern)) * MANY * MANY + order * MANY + at;
        return { value, pattern, rank };
      }),
    ),
  );
  const ends = phrases.map(({ phrase }) => ({
    first: endOfPhrase(phrase, 'first'),
    last: endOfPhrase(phrase, 'last'),
  }));
  const beginning = new Map<string, number[]>();
  const ending = new Map<string, number[]>();
  for (const [at, { first, last }] of ends.entries()) {
    for (const word of first.words) push(beginning, word, at);
    if (first.isOpen) for (const word of last.words) push(ending, word, at);
  }

  function group(places: readonly number[], isOfIt: (pattern: Pattern) => boolean) {
    return places
      .flatMap((at) => patterns[at]?.() ?? [])
      .filter(({ pattern }) => isOfIt(pattern))
      .sort((a, b) => a.rank - b.rank);
  }

  function byWord(
    places: ReadonlyMap<string, readonly number[]>,
    isOfIt: (pattern: Pattern, word: string) => boolean,
  ) {
    const groups = new Map(
      Array.from(places, ([word, at]) => [word, once(() => group(at, (pattern) => isOfIt(pattern, word)))]),
    );
    return (word: string | undefined) => groups.get(word ?? '')?.() ?? [];
  }

  const opening = ends.flatMap(({ first }, at) => (first.isOpen ? [at] : []));
  return {
    beginning: byWord(beginning, (pattern, word) => firstWord(pattern) === word),
    open: once(() => group(opening, (pattern) => firstWord(pattern) === undefined)),
    openEnding: byWord(
      ending,
      (pattern, word) => firstWord(pattern) === undefined && lastWord(pattern) === word,
    ),
    openAtBothEnds: once(() =>
      group(
        opening.filter((at) => ends[at]?.last.isOpen),
        (pattern) => firstWord(pattern) === undefined && lastWord(pattern) === undefined,
      ),
    ),
  };
}

function firstWord({ before }: Pattern): string | undefined {
  return literalOf(before.at(0));
}

function lastWord({ before, between, after }: Pattern): string | undefined {
  return literalOf((between === undefined ? before : after).at(-1));
}

function literalOf(place: Place | undefined): string | undefined {
  return typeof place === 'string' ? place : undefined;
}

function push(groups: Map<string, number[]>, word: string, at: number): void {
  const group = groups.get(word);
  if (group === undefined) groups.set(word, [at]);
  else group.push(at);
}
