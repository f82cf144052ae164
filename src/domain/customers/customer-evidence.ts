import { isKindOfCustomer } from './customer-kinds.js';
import { isSpacelessScript } from './customer-script.js';
import type { WordMatch } from './customer-similarity.js';

/** One slip in five letters, two in ten: below it the next company may be as near. */
const SURE = 0.75;
/** The same for a long word, which holds more letters that are right. */
const SURE_IF_LONG = 0.69;
const LONG_WORD = 8;
/** A letter missing or too many in a word below it may be another company. */
const SHORT_WORD = 6;
/** A word typed up to here or longer begins few names. */
const SURE_BEGINNING = 4;
/** A word up to here is an abbreviation as often as a name, and begins the names of many. */
const LONGEST_SHORT = 3;
/** Telling words of a name that were left out, from which one word does not name it. */
const MOST_LEFT_OUT = 1;
/** Slips that are forgiven in one word make up for those in another from this many letters on. */
const LEAST_SUPPORT = 5;
const SLIPS: ReadonlySet<WordMatch['by']> = new Set(['spelling', 'sound', 'swap', 'slip', 'other-letter']);
/** Weight of a word that one name in a hundred holds: among fewer names any word of one says whom. */
const TELLING = Math.log(100);
/** Small words people add and leave out. */
export const SMALL_WORDS = new Set(['and', 'the', 'of', 'de', 'for', 'la', 'le', 'du', 'der', 'die', 'das']);

/** What the directory knows about a word. */
export interface WordStatistics {
  /** How telling a word is, above 0: rare words more than common ones. */
  weight(word: string): number;
  /** Whether some name holds exactly this word. */
  isKnown(word: string): boolean;
  /** Whether so many names hold it that it says little: City, Bank. */
  isCommon(word: string): boolean;
}

/**
 * What was found of a text in a name. `partial`: a typed word is missing in the name. `doubtful`: all are there,
 * but one only by a likeness that a careful reader would question. `full`: all are there.
 */
export type Evidence = 'full' | 'doubtful' | 'partial';

/** A typed word and the word of the name it stands for. */
export interface Pair extends WordMatch {
  /** Place of the name's word. */
  readonly at: number;
  /** Whether the two words begin with different letters. */
  readonly isOtherStart: boolean;
}

/** Whether a word says by itself that this name is meant, so that less is asked of the others. */
function isSupport(word: string, pair: Pair): boolean {
  if (SMALL_WORDS.has(word) || isTooShort(word)) return false;
  if (pair.by === 'same') return true;
  return SLIPS.has(pair.by) && word.length >= LEAST_SUPPORT && pair.similarity >= SURE;
}

/** A telling word that a name begins with is what it is known by: "Pacific Power" may be another than "Sierra Pacific Power". */
function isHeadless(
  offered: readonly string[],
  pairs: readonly (Pair | undefined)[],
  statistics: WordStatistics,
): boolean {
  const head = offered.findIndex((word) => !SMALL_WORDS.has(word));
  if (offered.length < 2 || pairs.some((pair) => pair?.at === head)) return false;
  return statistics.weight(offered[head] ?? '') >= TELLING;
}

/**
 * Whether a part of a name was typed that as well is a part of others: words for a kind alone ("Câmara Municipal"), up
 * to three letters alone ("DB"), or one word of a name of three that tell ("Huntington" of Huntington Beach Surfwear).
 */
function isPartOfMany(
  wanted: readonly string[],
  offered: readonly string[],
  pairs: readonly (Pair | undefined)[],
  statistics: WordStatistics,
): boolean {
  const isSaying = (word: string) => !SMALL_WORDS.has(word) && !isKindOfCustomer(word);
  const leftOut = offered.filter(
    (word, at) => !SMALL_WORDS.has(word) && !pairs.some((pair) => pair?.at === at),
  );
  if (leftOut.length === 0) return false;
  // "Technische universit" says no more than the word it begins.
  const saying = wanted.filter(
    (word, at) => isSaying(word) && isSaying(offered[pairs[at]?.at ?? -1] ?? word),
  );
  const [only, other] = saying;
  if (only === undefined) return wanted.every((word) => !isSpacelessScript(word.charCodeAt(0)));
  if (other !== undefined || isSpacelessScript(only.charCodeAt(0))) return false;
  const telling = leftOut.filter((word) => isSaying(word) && statistics.weight(word) >= TELLING);
  return (only.length <= LONGEST_SHORT && leftOut.some(isSaying)) || telling.length > MOST_LEFT_OUT;
}

/** Whether every typed word is in the name, and none only by a likeness that a careful reader would question. */
export function judge(
  wanted: readonly string[],
  offered: readonly string[],
  pairs: readonly (Pair | undefined)[],
  statistics: WordStatistics,
): Evidence {
  if (wanted.some((word, at) => pairs[at] === undefined && !SMALL_WORDS.has(word))) return 'partial';
  const supports = wanted.filter((word, at) => {
    const pair = pairs[at];
    return pair !== undefined && !statistics.isCommon(offered[pair.at] ?? '') && isSupport(word, pair);
  });
  const isDoubtful =
    wanted.every((word) => SMALL_WORDS.has(word)) ||
    isHeadless(offered, pairs, statistics) ||
    isPartOfMany(wanted, offered, pairs, statistics) ||
    wanted.some((word, at) => {
      const isSupported = supports.some((other) => other !== word);
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
