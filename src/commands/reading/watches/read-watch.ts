import { once } from '../../../base/once.js';
import type { Command } from '../../catalogue.js';
import type { WatchPhrases } from '../../phrases/phrases.js';
import type { IsAboutAll } from '../everyone.js';
import { createFindPhrase } from '../phrase-finder.js';
import type { Word } from '../words.js';
import { createInDays } from './lengths.js';
import { createSplitTicket, type WrittenTicket } from './ticket-clause.js';
import { createReadWatchNames, type WatchNames } from './watch-names.js';
import { createWatchParts, type WatchPart } from './watch-parts.js';
import { type FoundRule, numberWithin, ruleOf } from './watch-rule.js';

export type WatchCommand = Extract<Command, { readonly name: 'watch' }>;

/** A watch as read, and how surely. */
export interface WatchReading {
  readonly command: WatchCommand;
  /** Whether it says what to watch for. */
  readonly hasRule: boolean;
  /** Words understood: the more, the more surely this language was meant. */
  readonly understood: number;
}

/** Words that asking at the end of a sentence takes at most. */
const LONGEST_ASKING = 8;

/** Reads a watch; undefined for anything else, also where words are left that fit nowhere. */
export type ReadWatch = (text: string, words: readonly Word[]) => WatchReading | undefined;

/**
 * Reads watches of one language: a verb, then a customer, a rule and exceptions in any order, or a condition first
 * and then what asks to be told. That is a watch only with a rule, and words for people are nobody to watch.
 */
export function createReadWatch(
  phrases: WatchPhrases,
  isEveryone: IsAboutAll,
  isPeople: IsAboutAll,
): ReadWatch {
  const findVerb = createFindPhrase<'watch' | 'tell' | 'tell-before'>([
    ['watch', phrases.verbs],
    ['tell', phrases.tells],
    ['tell-before', phrases.tellsBefore],
  ]);
  const findAsking = createFindPhrase<'needs-condition' | 'is-wish'>([
    ['is-wish', phrases.wishesBehind],
    ['needs-condition', phrases.tellsBehind],
  ]);
  const findCondition = createFindPhrase([[true, phrases.conditions]]);
  const splitTicket = createSplitTicket(phrases);
  // Most languages are never asked for one.
  const readers = once(() => ({
    partsOf: createWatchParts(phrases),
    namesOf: createReadWatchNames(phrases, isEveryone),
    inDays: createInDays(phrases.lengths),
  }));

  /** What lies between "if" and "let me know", either of which says that a wish was written the other way round. */
  function askedBehind(text: string, words: readonly Word[]) {
    const condition = findCondition(text, words, 0)?.count ?? 0;
    for (let at = Math.max(1, words.length - LONGEST_ASKING); at < words.length; at += 1) {
      const asking = findAsking(text, words, at);
      if (asking?.count !== words.length - at) continue;
      const isWished = condition > 0 || asking.value === 'is-wish' ? 'as-it-is' : 'with-length';
      return { asked: words.slice(condition, at), isWished } as const;
    }
    return undefined;
  }

  return (text, words) => {
    const verb = findVerb(text, words, 0);
    const behind = verb === undefined ? askedBehind(text, words) : undefined;
    const whole = verb === undefined ? behind?.asked : words.slice(verb.count);
    if (whole === undefined) return undefined;
    const isWished = behind?.isWished ?? (verb?.value === 'tell-before' ? 'with-length' : 'as-it-is');
    const { asked, ticket } = splitTicket(text, whole);
    const { partsOf, namesOf, inDays } = readers();
    const parts = partsOf(text, inDays(text, asked));
    if (isWished === 'with-length' && !isLength(parts[0])) return undefined;
    const names = namesOf(text, parts);
    if (names === undefined) return undefined;
    const rules = parts.flatMap((part): readonly FoundRule[] =>
      part.kind === 'rule' ? [{ kind: part.rule, amount: part.captured.amount }] : [],
    );
    if (verb?.value !== 'watch' && rules.length === 0) return undefined;
    if (names.written !== '' && isPeople(names.written)) return undefined;
    const minimums = parts.flatMap((part) => (part.kind === 'minimum' ? (part.captured.seats ?? []) : []));
    const understood = parts.filter(({ kind }) => kind !== 'text').flatMap((part) => part.words).length;
    return {
      command: watchCommand(names.names, rules, minimums, ticket),
      hasRule: rules.length > 0,
      understood: words.length - asked.length + understood,
    };
  };
}

/** "14 days before" */
function isLength(part: WatchPart | undefined): boolean {
  return part?.kind === 'rule' && part.rule === 'renewal' && part.captured.amount !== undefined;
}

function watchCommand(
  names: WatchNames,
  rules: readonly FoundRule[],
  minimums: readonly string[],
  ticket: WrittenTicket,
): WatchCommand {
  const rule = ruleOf(rules);
  if (typeof rule === 'string') return { name: 'watch', problem: rule };
  const minimum = minimums.at(-1);
  const minimumSeats = minimum === undefined ? 0 : numberWithin(minimum, 'minimum-seats');
  if (minimumSeats === undefined) return { name: 'watch', problem: 'minimum-seats' };
  if (ticket === 'unreadable') return { name: 'watch', problem: 'ticket' };
  return { name: 'watch', target: { ...names, rule, minimumSeats, ...(ticket && { ticket }) } };
}
