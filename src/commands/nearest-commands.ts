import { type CommandName, OPEN_COMMANDS } from './catalogue.js';
import { literalsOf, type Phrases } from './phrases/phrases.js';
import type { Word } from './words.js';

/** Commands offered for a text that is none. */
const OFFERED = 3;

/** Likeness, from 0 to 1, below which it is chance. */
const CHANCE = 0.1;

/** The commands most like some words, best first; none that only admins may run. Never empty. */
export type NearestCommands = (words: readonly Word[]) => readonly CommandName[];

/** A word that some phrase holds, its letter pairs ready. */
interface KnownWord {
  readonly pairs: readonly string[];
}

interface Candidate {
  readonly name: CommandName;
  readonly words: readonly KnownWord[];
}

interface Vocabulary {
  readonly words: readonly KnownWord[];
  readonly candidates: readonly Candidate[];
}

/**
 * Compares by the letter pairs that a command's literal words share with what was written; what else was written (a
 * customer's name) does not count against it. Commands like nothing written keep the order of the catalogue, so who
 * wrote something unknown is always shown what would have worked. Letter pairs are taken apart once, when the first
 * text is compared, so that a start does not wait for it; each known word is looked at once a text.
 */
export function createNearestCommands(languages: readonly Phrases[]): NearestCommands {
  let vocabulary: Vocabulary | undefined;

  return (words) => {
    vocabulary ??= vocabularyOf(languages);
    const likeness = createLikeness(words);
    const likenesses = new Map(vocabulary.words.map((word) => [word, likeness(word)]));
    const best = new Map<CommandName, number>(OPEN_COMMANDS.map((name) => [name, 0]));
    for (const candidate of vocabulary.candidates) {
      const own = candidate.words.reduce((sum, { pairs }) => sum + pairs.length, 0);
      const common = candidate.words.reduce((sum, word) => sum + (likenesses.get(word) ?? 0), 0);
      const score = common / own;
      if (score >= CHANCE && score > (best.get(candidate.name) ?? 0)) best.set(candidate.name, score);
    }
    return [...best]
      .sort(([, a], [, b]) => b - a)
      .slice(0, OFFERED)
      .map(([name]) => name);
  };
}

/**
 * How like a known word is to the written word most like it, from 0 to its number of letter pairs: the pairs both have,
 * times their share, so that half a likeness counts for a quarter. Pairs of two words make no third.
 */
function createLikeness(words: readonly Word[]): (known: KnownWord) => number {
  const holders = new Map<string, number[]>();
  const written = [...new Set(words.map(({ folded }) => folded))];
  for (const [at, word] of written.entries()) {
    for (const pair of letterPairs(word)) {
      const others = holders.get(pair);
      if (others === undefined) holders.set(pair, [at]);
      else others.push(at);
    }
  }
  return ({ pairs }) => {
    const counts: number[] = [];
    for (const pair of pairs) {
      for (const at of holders.get(pair) ?? []) counts[at] = (counts[at] ?? 0) + 1;
    }
    const most = counts.reduce((best, count) => Math.max(best, count), 0);
    return most ** 2 / pairs.length;
  };
}

function vocabularyOf(languages: readonly Phrases[]): Vocabulary {
  const known = new Map<string, KnownWord>();
  const candidates = new Map<string, Candidate>();
  for (const { commands, watch, digest } of languages) {
    const phrases = {
      ...commands,
      watch: watch.verbs,
      digest: [...digest.verbs, ...digest.now, ...digest.off],
    };
    for (const name of OPEN_COMMANDS) {
      for (const pattern of literalsOf(phrases[name])) {
        const literals = [...new Set(pattern)].sort();
        const words = literals.map((word) => {
          const entry = known.get(word) ?? { pairs: letterPairs(word) };
          known.set(word, entry);
          return entry;
        });
        candidates.set(`${name} ${literals.join(' ')}`, { name, words });
      }
    }
  }
  return { words: [...known.values()], candidates: [...candidates.values()] };
}

/** Neighbouring letters of a word, its edges included: " h", "he", "el", "lp", "p ". */
function letterPairs(word: string): readonly string[] {
  const signs = [' ', ...word, ' '];
  return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
}
