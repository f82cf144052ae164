import type { Word } from './words.js';

/** The folded words of one phrase. */
type Phrase = readonly string[];

/** Phrases around a command that do not change it. */
export interface AroundWords {
  /** What may stand before: "please", "can you show me". */
  readonly openers: readonly Phrase[];
  /** Small words passed over behind an opener: "me the". */
  readonly fillers: readonly Phrase[];
  /** What may stand behind: "please", "thank you". */
  readonly closers: readonly Phrase[];
  /** What may stand behind where an opener stood before: "laat … zien". */
  readonly endings: readonly Phrase[];
}

/** Takes words that do not change a command off both ends; may leave none. */
export type TakeOff = (words: readonly Word[]) => readonly Word[];

/**
 * Takes off openers (with the fillers behind them), closers and endings, longest first, as many as follow each other.
 * Time is linear in the words.
 */
export function createTakeOff({
  openers = [],
  fillers = [],
  closers = [],
  endings = [],
}: Partial<AroundWords>): TakeOff {
  const firstByFirst = groupLongestFirst(openers, (phrase) => phrase.at(0));
  const nextByFirst = groupLongestFirst([...openers, ...fillers], (phrase) => phrase.at(0));
  const plainByLast = groupLongestFirst(closers, (phrase) => phrase.at(-1));
  const openedByLast = groupLongestFirst([...closers, ...endings], (phrase) => phrase.at(-1));
  return (words) => {
    let from = 0;
    let to = words.length;
    const startsWith = (phrase: Phrase) =>
      from + phrase.length <= to && phrase.every((word, at) => words[from + at]?.folded === word);
    const endsWith = (phrase: Phrase) =>
      from + phrase.length <= to &&
      phrase.every((word, at) => words[to - phrase.length + at]?.folded === word);
    for (;;) {
      const byFirst = from === 0 ? firstByFirst : nextByFirst;
      const opener = byFirst.get(words[from]?.folded ?? '')?.find(startsWith);
      if (opener === undefined) break;
      from += opener.length;
    }
    const byLast = from === 0 ? plainByLast : openedByLast;
    for (;;) {
      const closer = byLast.get(words[to - 1]?.folded ?? '')?.find(endsWith);
      if (closer === undefined) break;
      to -= closer.length;
    }
    return words.slice(from, to);
  };
}

function groupLongestFirst(
  phrases: readonly Phrase[],
  keyOf: (phrase: Phrase) => string | undefined,
): ReadonlyMap<string, readonly Phrase[]> {
  const groups = new Map<string, Phrase[]>();
  for (const phrase of [...phrases].sort((a, b) => b.length - a.length)) {
    const key = keyOf(phrase);
    if (key === undefined) throw new Error('a phrase around a command has no word');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [phrase]);
    else group.push(phrase);
  }
  return groups;
}
