import type { Phrases } from '../phrases/phrases.js';
import type { Captured } from './captures.js';
import { matchPattern } from './pattern.js';
import { createPatternGroups, type PhraseFor } from './pattern-groups.js';
import type { Word } from './words.js';

/** A command that is written in whole phrases. */
export type PhraseName = keyof Phrases['commands'];

/** The pattern that fits words best, and what it captured. */
export interface Match<Name = PhraseName> {
  readonly name: Name;
  readonly captured: Captured;
}

export type FindMatch<Name> = (text: string, words: readonly Word[]) => Match<Name> | undefined;

/**
 * Finds the pattern with the most literal words among those that fit, so that in `usage for Contoso` nobody is called
 * "for Contoso"; the earlier one where two have equally many. Patterns are looked up by their first literal word, or
 * by their last where they begin with a capture, and each is compared word by word.
 */
export function createFindMatch<Name>(phrases: readonly PhraseFor<Name>[]): FindMatch<Name> {
  const groups = createPatternGroups(phrases, ({ literals }) => literals.length);
  return (text, words) => {
    let best: (Match<Name> & { readonly rank: number }) | undefined;
    const fitting = [
      groups.beginning(words.at(0)?.folded),
      groups.openEnding(words.at(-1)?.folded),
      groups.openAtBothEnds(),
    ];
    for (const group of fitting) {
      for (const { value, pattern, rank } of group) {
        if (best !== undefined && best.rank < rank) break;
        const captured = pattern.literals.length > 0 ? matchPattern(text, words, pattern) : undefined;
        if (captured === undefined) continue;
        best = { name: value, captured, rank };
        break;
      }
    }
    return best;
  };
}
