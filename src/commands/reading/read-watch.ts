import { once } from '../../base/once.js';
import type { Command } from '../catalogue.js';
import type { WatchPhrases } from '../phrases/phrases.js';
import type { IsAboutAll } from './everyone.js';
import { createFindPhrase } from './phrase-finder.js';
import { createReadWatchNames, type WatchNames } from './watch-names.js';
import { createWatchParts } from './watch-parts.js';
import { type FoundRule, numberWithin, ruleOf } from './watch-rule.js';
import type { Word } from './words.js';

export type WatchCommand = Extract<Command, { readonly name: 'watch' }>;

/** A watch as read, and how surely. */
export interface WatchReading {
  readonly command: WatchCommand;
  /** Whether it says what to watch for. */
  readonly hasRule: boolean;
  /** Words understood: the more, the more surely this language was meant. */
  readonly understood: number;
}

/** Reads a watch; undefined for anything else, also where words are left that fit nowhere. */
export type ReadWatch = (text: string, words: readonly Word[]) => WatchReading | undefined;

/**
 * Reads watches of one language: a verb, then a customer, a rule and exceptions in any order. What asks to be told is a
 * watch only with a rule, and words for people are nobody to watch.
 */
export function createReadWatch(
  phrases: WatchPhrases,
  isEveryone: IsAboutAll,
  isPeople: IsAboutAll,
): ReadWatch {
  const findVerb = createFindPhrase<'watch' | 'tell'>([
    ['watch', phrases.verbs],
    ['tell', phrases.tells],
  ]);
  // Most languages are never asked for one.
  const readers = once(() => ({
    partsOf: createWatchParts(phrases),
    namesOf: createReadWatchNames(phrases, isEveryone),
  }));

  return (text, words) => {
    const verb = findVerb(text, words, 0);
    if (verb === undefined) return undefined;
    const { partsOf, namesOf } = readers();
    const parts = partsOf(text, words.slice(verb.count));
    const names = namesOf(text, parts);
    if (names === undefined) return undefined;
    const rules = parts.flatMap((part): readonly FoundRule[] =>
      part.kind === 'rule' ? [{ kind: part.rule, amount: part.captured.amount }] : [],
    );
    if (verb.value === 'tell' && rules.length === 0) return undefined;
    if (names.written !== '' && isPeople(names.written)) return undefined;
    const minimums = parts.flatMap((part) => (part.kind === 'minimum' ? (part.captured.seats ?? []) : []));
    const understood = parts.filter(({ kind }) => kind !== 'text').flatMap((part) => part.words).length;
    return {
      command: watchCommand(names.names, rules, minimums),
      hasRule: rules.length > 0,
      understood: verb.count + understood,
    };
  };
}

function watchCommand(
  names: WatchNames,
  rules: readonly FoundRule[],
  minimums: readonly string[],
): WatchCommand {
  const rule = ruleOf(rules);
  if (typeof rule === 'string') return { name: 'watch', problem: rule };
  const minimum = minimums.at(-1);
  const minimumSeats = minimum === undefined ? 0 : numberWithin(minimum, 'minimum-seats');
  if (minimumSeats === undefined) return { name: 'watch', problem: 'minimum-seats' };
  return { name: 'watch', target: { ...names, rule, minimumSeats } };
}
