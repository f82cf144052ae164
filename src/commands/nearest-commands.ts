import { COMMAND_NAMES, type CommandName } from './catalogue.js';
import type { NamedPattern } from './pattern-index.js';
import type { Word } from './words.js';

/** Commands offered for a text that is none. */
const OFFERED = 3;

/** Share of a command's letter pairs below which a likeness is chance. */
const CHANCE = 0.3;

/** The commands most like some words, best first. Never empty. */
export type NearestCommands = (words: readonly Word[]) => readonly CommandName[];

/** A word that some pattern holds, its letter pairs ready. */
interface KnownWord {
  readonly pairs: readonly string[];
}

/**
 * Compares by how many letter pairs a command's literal words share with what was written; what else was written (a
 * customer's name) does not count against it. Commands like nothing written keep the order of the catalogue, so who
 * wrote something unknown is always shown what would have worked. Letter pairs are taken apart once, and each known
 * word is looked at once a text.
 */
export function createNearestCommands(patterns: readonly NamedPattern[]): NearestCommands {
  const vocabulary = new Map<string, KnownWord>();
  const candidates = new Map<string, { name: CommandName; words: readonly KnownWord[] }>();
  for (const { name, pattern } of patterns) {
    const known = COMMAND_NAMES.find((command) => command === name);
    if (known === undefined) continue;
    const literals = [...new Set(pattern.literals)].sort();
    const words = literals.map((word) => {
      const entry = vocabulary.get(word) ?? { pairs: letterPairs(word) };
      vocabulary.set(word, entry);
      return entry;
    });
    candidates.set(`${known} ${literals.join(' ')}`, { name: known, words });
  }

  return (words) => {
    const written = new Set(words.flatMap(({ folded }) => letterPairs(folded)));
    const shared = new Map<KnownWord, number>();
    for (const word of vocabulary.values()) {
      shared.set(word, word.pairs.filter((pair) => written.has(pair)).length);
    }
    const best = new Map<CommandName, number>(COMMAND_NAMES.map((name) => [name, 0]));
    for (const candidate of candidates.values()) {
      const own = candidate.words.reduce((sum, { pairs }) => sum + pairs.length, 0);
      const common = candidate.words.reduce((sum, word) => sum + (shared.get(word) ?? 0), 0);
      const score = common / own;
      if (score >= CHANCE && score > (best.get(candidate.name) ?? 0)) best.set(candidate.name, score);
    }
    return [...best]
      .sort(([, a], [, b]) => b - a)
      .slice(0, OFFERED)
      .map(([name]) => name);
  };
}

/** Neighbouring letters of a word, its edges included: " h", "he", "el", "lp", "p ". */
function letterPairs(word: string): readonly string[] {
  const signs = [' ', ...word, ' '];
  return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
}
