import type { LengthPhrases } from '../../phrases/phrases.js';
import { numberOfWord } from '../number-words.js';
import { expandPhrase, literalsOf, parsePhrase } from '../phrase.js';
import { createFindPhrase } from '../phrase-finder.js';
import type { Word } from '../words.js';

/** Words with every length of time in days: "two weeks before" is "14 days before". */
export type InDays = (text: string, words: readonly Word[]) => readonly Word[];

const WEEK_DAYS = 7;
/** A month counts as so many days, as everywhere in watches. */
const MONTH_DAYS = 30;
/** Numbers beyond are none of weeks and months; bounds the product. */
const MOST = 999;

/**
 * Puts weeks and months of one language into days. A number that is written out, or left out, counts only where the
 * words beside it say that a length of time is meant: "Two Weeks" may be a name. Time is linear in the words.
 */
export function createInDays({ day, days, week, month, one, beside }: LengthPhrases): InDays {
  const findUnit = createFindPhrase<number>([
    [1, days],
    [WEEK_DAYS, week],
    [MONTH_DAYS, month],
  ]);
  const ones = new Set(literalsOf(one).flat());
  const isOneLeftOut = one.some((phrase) =>
    expandPhrase(parsePhrase(phrase)).some(({ literals }) => literals.length === 0),
  );
  const besides = new Set(literalsOf(beside).flat());
  const isBeside = (word: Word | undefined) => word !== undefined && besides.has(word.folded);

  function countedBy(word: Word | undefined): number | undefined {
    if (word === undefined) return undefined;
    const digits = /^\d{1,3}$/.test(word.folded) ? word.folded : numberOfWord(word.folded);
    return digits === undefined ? (ones.has(word.folded) ? 1 : undefined) : Number(digits);
  }

  return (text, words) => {
    const put: Word[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at];
      if (word === undefined) break;
      const unit = findUnit(text, words, at);
      const before = put.at(-1);
      const counted = countedBy(before);
      const isWritten = counted !== undefined && /^\d/.test(before?.folded ?? '');
      const first = counted === undefined ? before : put.at(-2);
      const isLength = unit && (isBeside(words[at + unit.count]) || isBeside(first));
      const number = counted ?? (isOneLeftOut ? 1 : undefined);
      if (unit === undefined || number === undefined || number > MOST || !(isWritten || isLength)) {
        put.push(word);
        continue;
      }
      const from = counted === undefined ? word : (before ?? word);
      if (counted !== undefined) put.pop();
      const last = words[at + unit.count - 1] ?? word;
      put.push({ ...from, folded: String(number * unit.value) }, { ...word, end: last.end, folded: day });
      at += unit.count - 1;
    }
    return put;
  };
}
