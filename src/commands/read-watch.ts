import { createTakeOff } from './around.js';
import { captureText } from './captures.js';
import type { Command } from './catalogue.js';
import type { IsAboutAll } from './everyone.js';
import { createFindPhrase } from './phrase-finder.js';
import { literalsOf, type WatchPhrases } from './phrases/phrases.js';
import { written } from './sentence-parts.js';
import { createWatchParts, type WatchPart } from './watch-parts.js';
import { type FoundRule, numberWithin, ruleOf } from './watch-rule.js';
import type { Word } from './words.js';
import { createReadNames, type WrittenNames } from './written-names.js';

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

/** Reads watches of one language: a verb, then a customer, a rule and exceptions in any order. */
export function createReadWatch(phrases: WatchPhrases, isEveryone: IsAboutAll): ReadWatch {
  const findVerb = createFindPhrase([[true, phrases.verbs]]);
  const watchParts = createWatchParts(phrases);
  const readNames = createReadNames(phrases);
  const label = literalsOf(phrases.label);
  const takeOffLabel = createTakeOff({ openers: label });
  const takeOffLead = createTakeOff({ openers: [...label, ...literalsOf(phrases.lead)] });
  const takeOffTail = createTakeOff({ closers: literalsOf(phrases.tail) });

  /** The words of a customer's name, without what links them to the rules around them. */
  function nameWords(part: WatchPart, before: WatchPart | undefined, behind: WatchPart | undefined) {
    const ended = isRule(behind) ? takeOffTail(part.words) : part.words;
    return isRule(before) || before?.kind === 'minimum' ? takeOffLead(ended) : takeOffLabel(ended);
  }

  return (text, words) => {
    const verb = findVerb(text, words, 0);
    if (verb === undefined) return undefined;
    const parts = watchParts(text, words.slice(verb.count));
    let target: readonly Word[] = [];
    const exceptions: WrittenNames[] = [];
    const isNamed = () => target.length > 0 && !isEveryone(text, target);
    for (const [at, part] of parts.entries()) {
      const before = parts[at - 1];
      const behind = parts[at + 1];
      if (part.kind === 'except' && behind?.kind !== 'text') return undefined;
      if (part.kind === 'except-behind' && before?.kind !== 'text') return undefined;
      if (part.kind !== 'text') continue;
      if (before?.kind === 'except' || behind?.kind === 'except-behind') {
        const left = readNames(text, part.words);
        if (left.names.length + left.products.length === 0) return undefined;
        const isOfName = parts[at - 2]?.kind === 'text' && left.products.length === 0;
        if (!isNamed()) exceptions.push(left);
        // "Men Without Hats": of one customer only products can be left out, and those are not named beside it.
        else if (before !== undefined && isOfName) target = [...target, ...before.words, ...part.words];
        else exceptions.push({ names: [], products: [...left.names, ...left.products] });
        continue;
      }
      const name = nameWords(part, before, behind);
      if (name.length > 0 && target.length > 0) return undefined;
      if (name.length > 0) target = name;
    }

    const exceptCustomers = exceptions.flatMap(({ names }) => names);
    const exceptProducts = exceptions.flatMap(({ products }) => products);
    const isAll = target.length === 0 ? exceptCustomers.length > 0 : isEveryone(text, target);
    const customer = isAll ? undefined : captureText(written(text, target));
    const rules = parts.flatMap((part): readonly FoundRule[] =>
      part.kind === 'rule' ? [{ kind: part.rule, amount: part.captured.amount }] : [],
    );
    const minimums = parts.flatMap((part) => (part.kind === 'minimum' ? (part.captured.seats ?? []) : []));
    const understood = parts.filter(({ kind }) => kind !== 'text').flatMap((part) => part.words).length;
    return {
      command: watchCommand({ customer, exceptCustomers, exceptProducts }, rules, minimums),
      hasRule: rules.length > 0,
      understood: verb.count + understood,
    };
  };
}

function watchCommand(
  names: Pick<NonNullable<WatchCommand['target']>, 'customer' | 'exceptCustomers' | 'exceptProducts'>,
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

function isRule(part: WatchPart | undefined): boolean {
  return part?.kind === 'rule';
}
