import type { WatchRuleKind } from '../../../domain/watching/watch.js';
import type { WatchPhrases } from '../../phrases/phrases.js';
import type { Captured } from '../captures.js';
import { createFindPhrase, type PhrasesFor } from '../phrase-finder.js';
import { type Part, partsOf } from '../sentence-parts.js';
import type { Word } from '../words.js';

type ClauseKind = 'minimum' | 'except' | 'except-end' | 'except-behind' | 'noise';
type Mark =
  | { readonly kind: 'rule'; readonly rule: WatchRuleKind; readonly isLoose: boolean }
  | { readonly kind: ClauseKind };

/** A part of a watch: a rule, what begins or ends a clause, or words that name something. */
export type WatchPart =
  | { readonly kind: 'text'; readonly words: readonly Word[] }
  | {
      readonly kind: 'rule';
      readonly rule: WatchRuleKind;
      readonly words: readonly Word[];
      readonly captured: Captured;
    }
  | { readonly kind: ClauseKind; readonly words: readonly Word[]; readonly captured: Captured };

/** Takes what stands behind the verb of a watch apart. */
export type WatchParts = (text: string, words: readonly Word[]) => readonly WatchPart[];

/**
 * Takes watches of one language apart. A loose rule, and an exception right behind the verb, are words of a name
 * unless they stand where no name goes on.
 */
export function createWatchParts(phrases: WatchPhrases): WatchParts {
  const find = createFindPhrase(marksOf(phrases));
  const findLead = createFindPhrase([[true, phrases.lead]]);

  function isMeant(text: string, parts: readonly Part<Mark>[], at: number): boolean {
    const part = parts[at];
    if (part?.kind !== 'mark') return false;
    const next = parts[at + 1];
    if (part.mark.kind === 'except' && at === 0)
      return parts.some((other) => other.kind === 'mark' && other.mark.kind === 'except-end');
    if (part.mark.kind !== 'rule' || !part.mark.isLoose) return true;
    if (next === undefined || next.kind === 'mark') return true;
    if (at > 0 || part.captured.amount !== undefined) return false;
    const { rule } = part.mark;
    const isNamedAgain = parts.some(
      ({ mark }) => mark?.kind === 'rule' && mark.rule === rule && !mark.isLoose,
    );
    return isNamedAgain || part.words.length > 1 || findLead(text, next.words, 0) !== undefined;
  }

  return (text, words) => {
    const parts = partsOf(text, words, find);
    const joined: WatchPart[] = [];
    for (const [at, part] of parts.entries()) {
      const last = joined.at(-1);
      if (part.kind === 'mark' && isMeant(text, parts, at))
        joined.push({ ...part.mark, words: part.words, captured: part.captured });
      else if (last?.kind === 'text')
        joined[joined.length - 1] = { kind: 'text', words: [...last.words, ...part.words] };
      else joined.push({ kind: 'text', words: part.words });
    }
    return joined.filter(({ kind }) => kind !== 'noise' && kind !== 'except-end');
  };
}

function marksOf({
  rules,
  looseRules,
  minimum,
  except,
  exceptEnd,
  exceptBehind,
  noise,
}: WatchPhrases): readonly PhrasesFor<Mark>[] {
  const rulesOf = (groups: WatchPhrases['rules'], isLoose: boolean) =>
    (Object.entries(groups) as [WatchRuleKind, readonly string[]][]).map(
      ([rule, ways]): PhrasesFor<Mark> => [{ kind: 'rule', rule, isLoose }, ways],
    );
  return [
    ...rulesOf(rules, false),
    [{ kind: 'minimum' }, minimum],
    [{ kind: 'except' }, except],
    [{ kind: 'except-end' }, exceptEnd],
    [{ kind: 'except-behind' }, exceptBehind],
    [{ kind: 'noise' }, noise],
    ...rulesOf(looseRules, true),
  ];
}
