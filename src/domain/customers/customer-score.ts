import { type Evidence, judge, type Pair, SMALL_WORDS, type WordStatistics } from './customer-evidence.js';
import { isLegalForm } from './customer-legal-form.js';
import { compareWords, type WordMatch } from './customer-similarity.js';

/** A name word counts as meant from this similarity on. */
const MEANT = 0.55;
/** Pieces of a word that somebody split or ran together must fit nearly letter for letter. */
const REJOINED = 0.85;
/** Share of the score that asks how much of the name was typed; the rest asks how much of the text was found. */
const COVERAGE_SHARE = 0.2;
const WRONG_ORDER = 0.02;
/** Weight of a small word as a share of any other's. */
const SMALL_WORD_WEIGHT = 0.25;
/** More words than a company name has; the rest of a pasted sentence costs no time. */
const MOST_WORDS = 12;

export interface NameScore {
  /** 0 (nothing in common) to 1 (the same words in the same order). */
  readonly score: number;
  /** Share of the name that was typed, 0-1, common words counting less. */
  readonly coverage: number;
  /** How well the typed words fit on average, 0-1, whatever else the name holds. */
  readonly fit: number;
  /** Whether nothing of the name but small words was left out. */
  readonly isWhole: boolean;
  readonly evidence: Evidence;
}

/** Likenesses without a letter that is wrong. */
const AS_WRITTEN: ReadonlySet<WordMatch['by']> = new Set(['same', 'spelling', 'beginning']);
const SAME: WordMatch = { similarity: 1, covered: 1, by: 'same' };
const NOTHING: NameScore = { score: 0, coverage: 0, fit: 0, isWhole: false, evidence: 'partial' };

/**
 * How well typed words mean a name: each typed word is given the best name word left, rare words weigh more,
 * and of two names that hold all of them the one with fewer further words wins.
 */
export function scoreName(
  typed: readonly string[],
  name: readonly string[],
  statistics: WordStatistics,
): NameScore {
  const meant = withoutStrayForms(typed.slice(0, MOST_WORDS), name);
  const wanted = rejoin(meant, name, (joined, word) => compareWords(joined, word));
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
  const evidence = judge(wanted, offered, pairs, statistics);
  // A slip may be in a short part of what was put together: "Tranetechnologies" is not Treana Technologies.
  const isSlipWhereJoined = wanted.some((word, at) => {
    const pair = pairs[at];
    const isJoined = pair !== undefined && !(typed.includes(word) && name.includes(offered[pair.at] ?? ''));
    return isJoined && !AS_WRITTEN.has(pair.by);
  });
  return {
    score: found - (isInOrder ? 0 : WRONG_ORDER),
    coverage,
    fit: wanted.reduce((sum, _, at) => sum + (pairs[at]?.similarity ?? 0), 0) / wanted.length,
    isWhole: isWholeTyped(offered, pairs),
    evidence: evidence === 'full' && isSlipWhereJoined ? 'doubtful' : evidence,
  };
}

/** A legal form in the middle, as in "Traders Ltd Northwind", says nothing where the name has none there. */
function withoutStrayForms(typed: readonly string[], name: readonly string[]): readonly string[] {
  const kept = typed.filter((word) => !isLegalForm(word) || name.includes(word));
  return kept.length === 0 ? typed : kept;
}

function isWholeTyped(offered: readonly string[], pairs: readonly (Pair | undefined)[]): boolean {
  return offered.every(
    (word, place) => SMALL_WORDS.has(word) || pairs.some((pair) => pair?.at === place && pair.covered === 1),
  );
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
