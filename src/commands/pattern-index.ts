import type { Captured } from './captures.js';
import { matchPattern, type Pattern } from './pattern.js';
import type { Phrases } from './phrases/phrases.js';
import type { Word } from './words.js';

/** A command that is written in whole phrases. */
export type PhraseName = keyof Phrases['commands'];

/** A pattern and the command it is a way to write. */
export interface NamedPattern {
  readonly name: PhraseName;
  readonly pattern: Pattern;
}

/** The pattern that fits words best, and what it captured. */
export interface Match {
  readonly name: PhraseName;
  readonly captured: Captured;
}

export type FindMatch = (text: string, words: readonly Word[]) => Match | undefined;

interface Ranked extends NamedPattern {
  /** Place in the order of preference, from 0. */
  readonly rank: number;
}

/**
 * Finds the pattern with the most literal words among those that fit, so that in `usage for Contoso` nobody is called
 * "for Contoso"; the earlier one where two have equally many. Patterns are looked up by their first literal word, or
 * by their last where they begin with a capture, and each is compared word by word.
 */
export function createFindMatch(patterns: readonly NamedPattern[]): FindMatch {
  const ranked = [...patterns]
    .sort((a, b) => b.pattern.literals.length - a.pattern.literals.length)
    .map((named, rank) => ({ ...named, rank }));
  const byFirst = new Map<string, Ranked[]>();
  const byLast = new Map<string, Ranked[]>();
  const others: Ranked[] = [];
  for (const one of ranked) {
    const first = one.pattern.before.at(0);
    const last = one.pattern.between === undefined ? one.pattern.before.at(-1) : one.pattern.after.at(-1);
    if (first !== undefined && 'literal' in first) push(byFirst, first.literal, one);
    else if (last !== undefined && 'literal' in last) push(byLast, last.literal, one);
    else others.push(one);
  }

  return (text, words) => {
    let best: (Match & { readonly rank: number }) | undefined;
    const groups = [byFirst.get(words.at(0)?.folded ?? ''), byLast.get(words.at(-1)?.folded ?? ''), others];
    for (const group of groups) {
      for (const { name, pattern, rank } of group ?? []) {
        if (best !== undefined && best.rank < rank) break;
        const captured = matchPattern(text, words, pattern);
        if (captured !== undefined) {
          best = { name, captured, rank };
          break;
        }
      }
    }
    return best;
  };
}

function push(groups: Map<string, Ranked[]>, word: string, one: Ranked): void {
  const group = groups.get(word);
  if (group === undefined) groups.set(word, [one]);
  else group.push(one);
}
