import { once } from '../../base/once.js';
import { type CommandName, OPEN_COMMANDS, type RecognizedName } from '../catalogue.js';
import type { PhraseFor } from './pattern-groups.js';
import type { Phrase } from './phrase.js';
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

/** A phrase by the words of each alternative of each of its parts. */
interface Candidate {
  readonly name: CommandName;
  readonly parts: readonly (readonly (readonly KnownWord[])[])[];
}

interface Vocabulary {
  readonly words: readonly KnownWord[];
  readonly candidates: readonly Candidate[];
}

/**
 * Compares by the letter pairs that a command's literal words share with what was written; what else was written (a
 * customer's name) does not count against it. Commands like nothing written keep the order of the catalogue, so who
 * wrote something unknown is always shown what would have worked. Phrases are taken apart once, when the first text
 * is compared, so that a start does not wait for it; each known word is looked at once a text.
 */
export function createNearestCommands(phrases: readonly PhraseFor<RecognizedName>[]): NearestCommands {
  const vocabulary = once(() => vocabularyOf(phrases));

  return (words) => {
    const likeness = createLikeness(words);
    const likenesses = new Map(vocabulary().words.map((word) => [word, likeness(word)]));
    const best = new Map<CommandName, number>(OPEN_COMMANDS.map((name) => [name, 0]));
    for (const { name, parts } of vocabulary().candidates) {
      const score = bestShare(parts, (word) => likenesses.get(word) ?? 0);
      if (score >= CHANCE && score > (best.get(name) ?? 0)) best.set(name, score);
    }
    return [...best]
      .sort(([, a], [, b]) => b - a)
      .slice(0, OFFERED)
      .map(([name]) => name);
  };
}

/**
 * How like the likest of all ways to write a phrase is, 0-1, without writing them all: whatever alternative gains most
 * over a share is taken in each part, and the share they have together is the next to beat, until none does.
 */
function bestShare(parts: Candidate['parts'], likeness: (word: KnownWord) => number): number {
  const sums = parts.map((choices) =>
    choices.map((words) => ({
      like: words.reduce((sum, word) => sum + likeness(word), 0),
      own: words.reduce((sum, { pairs }) => sum + pairs.length, 0),
    })),
  );
  for (let share = 0; ; ) {
    const gain = ({ like, own }: { like: number; own: number }) => like - share * own;
    const taken = sums.map((choices) => choices.reduce((a, b) => (gain(b) > gain(a) ? b : a)));
    const own = taken.reduce((sum, one) => sum + one.own, 0);
    const next = own === 0 ? 0 : taken.reduce((sum, one) => sum + one.like, 0) / own;
    if (next <= share + Number.EPSILON) return share;
    share = next;
  }
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

function vocabularyOf(phrases: readonly PhraseFor<RecognizedName>[]): Vocabulary {
  const known = new Map<string, KnownWord>();
  const knownWord = (word: string): KnownWord => {
    const entry = known.get(word) ?? { pairs: letterPairs(word) };
    known.set(word, entry);
    return entry;
  };
  const candidates = phrases.flatMap(({ value, phrase }) => {
    const name = OPEN_COMMANDS.find((open) => open === value);
    const parts = () => literalParts(phrase).map((choices) => choices.map((words) => words.map(knownWord)));
    return name === undefined ? [] : [{ name, parts: parts() }];
  });
  return { words: [...known.values()], candidates };
}

/** The words of each alternative, by part; a word of an earlier part does not count again. */
function literalParts({ parts }: Phrase): readonly (readonly (readonly string[])[])[] {
  const seen = new Set<string>();
  return parts.map((choices) => {
    const counted = choices.map(({ literals }) => literals.filter((word) => !seen.has(word)));
    for (const word of counted.flat()) seen.add(word);
    return counted;
  });
}

/** Neighbouring letters of a word, its edges included: " h", "he", "el", "lp", "p ". */
function letterPairs(word: string): readonly string[] {
  const signs = [' ', ...word, ' '];
  return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
}
