import { isSpacelessScript } from './customer-script.js';
import { compareWords, type WordMatch } from './customer-similarity.js';

/** A name word counts as meant from this similarity on. */
const MEANT = 0.55;
/** One slip in five letters, two in ten: below it the next company may be as near. */
const SURE = 0.75;
/** The same for a long word, which holds more letters that are right. */
const SURE_IF_LONG = 0.69;
const LONG_WORD = 8;
/** A letter missing or too many in a word below it may be another company. */
const SHORT_WORD = 6;
/** A word typed up to here or longer begins few names. */
const SURE_BEGINNING = 4;
/** Pieces of a word that somebody split or ran together must fit nearly letter for letter. */
const REJOINED = 0.85;
/** Share of the score that asks how much of the name was typed; the rest asks how much of the text was found. */
const COVERAGE_SHARE = 0.2;
const WRONG_ORDER = 0.02;
/** Small words people add and leave out. */
const SMALL_WORDS = new Set(['and', 'the', 'of', 'de', 'for', 'la', 'le', 'du', 'der', 'die', 'das']);
const SMALL_WORD_WEIGHT = 0.25;
/** More words than a company name has; the rest of a pasted sentence costs no time. */
const MOST_WORDS = 12;

/** What the directory knows about a word. */
export interface WordStatistics {
  /** How telling a word is, above 0: rare words more than common ones. */
  weight(word: string): number;
  /** Whether some name holds exactly this word. */
  isKnown(word: string): boolean;
}

/**
 * What was found of a text in a name. `partial`: a typed word is missing in the name. `doubtful`: all are there,
 * but one only by a likeness that a careful reader would question. `full`: all are there.
 */
export type Evidence = 'full' | 'doubtful' | 'partial';

export interface NameScore {
  /** 0 (nothing in common) to 1 (the same words in the same order). */
  readonly score: number;
  /** Share of the name that was typed, 0-1, common words counting less. */
  readonly coverage: number;
  readonly evidence: Evidence;
}

const SAME: WordMatch = { similarity: 1, covered: 1, by: 'same' };
const NOTHING: NameScore = { score: 0, coverage: 0, evidence: 'partial' };

/**
 * How well typed words mean a name: each typed word is given the best name word left, rare words weigh more,
 * and of two names that hold all of them the one with fewer further words wins.
 */
export function scoreName(
  typed: readonly string[],
  name: readonly string[],
  statistics: WordStatistics,
): NameScore {
  const wanted = rejoin(typed.slice(0, MOST_WORDS), name, (joined, word) => compareWords(joined, word));
  const offered = rejoin(name.slice(0, MOST_WORDS), wanted, (joined, word) => compareWords(word, joined));
  const pairs = pairWords(wanted, offered);

  let foundWeight = 0;
  let wantedWeight = 0;
  let namedWeight = 0;
  let isInOrder = true;
  let previous = -1;
  for (const [at, word] of wanted.entries()) {
    const pair = pairs[at];
    const weight = weigh(pair === undefined ? word : (offered[pair.at] ?? word), statistics);
    wantedWeight += weight;
    if (pair === undefined) continue;
    foundWeight += weight * pair.similarity;
    namedWeight += weight * pair.similarity * pair.covered;
    isInOrder &&= pair.at > previous;
    previous = pair.at;
  }
  if (foundWeight === 0) return NOTHING;
  let offeredWeight = 0;
  for (const word of offered) offeredWeight += weigh(word, statistics);
  const coverage = namedWeight / offeredWeight;
  const found = (foundWeight / wantedWeight) * (1 - COVERAGE_SHARE + COVERAGE_SHARE * coverage);
  return {
    score: found - (isInOrder ? 0 : WRONG_ORDER),
    coverage,
    evidence: judge(wanted, pairs, statistics),
  };
}

interface Pair extends WordMatch {
  /** Place of the name's word. */
  readonly at: number;
  /** Whether the two words begin with different letters. */
  readonly isOtherStart: boolean;
}

/** Whether every typed word is in the name, and none only by a likeness that a careful reader would question. */
function judge(
  wanted: readonly string[],
  pairs: readonly (Pair | undefined)[],
  statistics: WordStatistics,
): Evidence {
  if (wanted.some((word, at) => pairs[at] === undefined && !SMALL_WORDS.has(word))) return 'partial';
  const isSupported = wanted.some(
    (word, at) => pairs[at]?.by === 'same' && !SMALL_WORDS.has(word) && !isTooShort(word),
  );
  const isDoubtful =
    wanted.every((word) => SMALL_WORDS.has(word)) ||
    wanted.some((word, at) => {
      const pair = pairs[at];
      if (pair === undefined || pair.by === 'same' || pair.by === 'spelling') return false;
      const isStillTyped = at > 0 && at === wanted.length - 1 && pair.covered < 1 && word.length <= 3;
      return !isStillTyped && isQuestionable(word, pair, isSupported, statistics);
    });
  return isDoubtful ? 'doubtful' : 'full';
}

/**
 * A word that other names hold is hardly a slip for this one ("Trading" is not "Traders"). Up to three letters begin
 * too many words to mean one of them. In a short word another letter is another company (Dumont is not Dupont), unless
 * further words of the name are there.
 */
function isQuestionable(word: string, pair: Pair, isSupported: boolean, statistics: WordStatistics): boolean {
  if (isTooShort(word)) return true;
  switch (pair.by) {
    case 'abbreviation':
      return !isSupported;
    case 'signs':
      return pair.similarity < SURE;
    case 'beginning':
      return isUnsureBeginning(word, isSupported, statistics);
    case 'sound':
      return statistics.isKnown(word) || (word.length < LONG_WORD && !isSupported);
    case 'other-letter':
    case 'slip':
    case 'swap': {
      if (statistics.isKnown(word) || pair.similarity < (word.length >= LONG_WORD ? SURE_IF_LONG : SURE))
        return true;
      if (pair.by === 'other-letter') return pair.isOtherStart || (word.length < LONG_WORD && !isSupported);
      return pair.by === 'slip' && word.length < SHORT_WORD && !isSupported;
    }
    case 'same':
    case 'spelling':
      return false;
    case 'none':
      return true;
  }
}

function isUnsureBeginning(word: string, isSupported: boolean, statistics: WordStatistics): boolean {
  if (isSpacelessScript(word.charCodeAt(0))) return false;
  return statistics.isKnown(word) || (word.length < SURE_BEGINNING && !isSupported);
}

function isTooShort(word: string): boolean {
  return word.length < (isSpacelessScript(word.charCodeAt(0)) ? 2 : 3);
}

/** Gives equal words to each other first, so that a mistyped one cannot take the place of a right one. */
function pairWords(wanted: readonly string[], offered: readonly string[]): readonly (Pair | undefined)[] {
  const taken = new Set<number>();
  const equals = wanted.map((word): Pair | undefined => {
    const at = offered.findIndex((other, place) => other === word && !taken.has(place));
    if (at === -1) return undefined;
    taken.add(at);
    return { at, ...SAME, isOtherStart: false };
  });
  return equals.map((equal, place) => {
    if (equal !== undefined) return equal;
    const word = wanted[place] ?? '';
    let best: Pair | undefined;
    for (const [at, other] of offered.entries()) {
      if (taken.has(at)) continue;
      const match = compareWords(word, other);
      if (match.similarity > (best?.similarity ?? 0))
        best = { at, ...match, isOtherStart: word[0] !== other[0] };
    }
    if (best === undefined || best.similarity < MEANT) return undefined;
    taken.add(best.at);
    return best;
  });
}

/** Puts two neighbours together where the other side writes them as one word: "conto so", "adventureworks". */
function rejoin(
  words: readonly string[],
  others: readonly string[],
  compare: (joined: string, other: string) => WordMatch,
): readonly string[] {
  const rejoined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const next = words[at + 1];
    const joined = next === undefined ? '' : word + next;
    const fits =
      next !== undefined &&
      !others.includes(word) &&
      others.some((other) => other.length > word.length + 1 && compare(joined, other).similarity >= REJOINED);
    rejoined.push(fits ? joined : word);
    if (fits) at++;
  }
  return rejoined;
}

function weigh(word: string, statistics: WordStatistics): number {
  return statistics.weight(word) * (SMALL_WORDS.has(word) ? SMALL_WORD_WEIGHT : 1);
}
