import { splitLegalForm } from './customer-legal-form.js';
import { foldLetters } from './customer-name-folds.js';
import { isSpacelessScript, splitScripts } from './customer-script.js';

/** Company names in Partner Center stay well below; a longer text is cut, so matching it costs no more. */
const LONGEST_NAME = 160;
/** Unfolding ligatures may lengthen a text up to eighteen times; no real name doubles. */
const LONGEST_FOLDED = 320;
/** Looked at before cleaning; room for spaces and invisible characters around a name. */
const LONGEST_TEXT = 2_000;

const INVISIBLE = /[\p{Cf}\p{Cs}\p{Co}]/gu;
const CONTROL_OR_SPACE = /[\p{Cc}\s]+/gu;
const PLAIN_ASCII = /^[ -~]*$/;
const TRADE_MARKS = /[™®©℠]/g;
/** Marks inside a word that people leave out: O'Neil, L’Oréal, the gershayim of Hebrew abbreviations. */
const INNER_MARKS = /['’‘ʼ`´׳]|(?<=[\u0590-\u05ff])["״”](?=[\u0590-\u05ff])/g;
const AND = /&| \+ /g;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const ASCII_WORD = /[a-z0-9]+/g;
const SINGLE_LETTER = /^\p{L}$/u;
/** "And" in the languages of the customers, between two words; at an end "EN" and "OG" are initials. */
const AND_WORDS = new Set(['and', 'und', 'et', 'og', 'och', 'en', 'i', 'y', 'e']);

/** A customer name in the form in which names are compared. */
export interface CustomerName {
  /** Words without the legal form behind them, folded; empty only for an empty text. */
  readonly words: readonly string[];
  /** The words without any legal form and without spaces: equal when names differ in form, spacing, case or punctuation only. */
  readonly coreKey: string;
  /** The legal form in one spelling, empty when there is none. */
  readonly legalForm: string;
  /** The core key with the legal form, Ltd and Limited spelled alike: equal when two names are the same name. */
  readonly exactKey: string;
}

/**
 * A typed text as it can be shown again: one line, single spaces, without control and invisible characters,
 * lone surrogates or directional marks, at most 160 characters. Empty when nothing is left.
 */
export function cleanText(text: string): string {
  const cleaned = text
    .trimStart()
    .slice(0, LONGEST_TEXT)
    .replace(INVISIBLE, '')
    .replace(CONTROL_OR_SPACE, ' ')
    .trim();
  if (cleaned.length <= LONGEST_NAME) return cleaned;
  return Array.from(cleaned).slice(0, LONGEST_NAME).join('').trimEnd();
}

/** Reads a name or a typed text for comparison. Linear in the text, never throws; the same rules serve both sides. */
export function parseCustomerName(text: string): CustomerName {
  const { words, core, legalForm } = splitLegalForm(nameWords(cleanText(text)));
  const coreKey = core.join('');
  return { words, coreKey, legalForm, exactKey: coreKey + legalForm };
}

/**
 * Words of a cleaned text: folded, punctuation gone, "&" read as "and", initials joined ("S. A." is "sa").
 * A text of punctuation or emoji alone is one word as it stands, so such a customer can still be found.
 */
function nameWords(cleaned: string): readonly string[] {
  const isAscii = PLAIN_ASCII.test(cleaned);
  const folded = isAscii ? cleaned.toLowerCase() : foldLetters(cleaned.replace(TRADE_MARKS, ' '));
  const spelled = folded.slice(0, LONGEST_FOLDED).replace(INNER_MARKS, '').replace(AND, ' and ');
  const words = spelled.match(isAscii ? ASCII_WORD : WORD);
  if (words === null) return cleaned === '' ? [] : [cleaned.replaceAll(' ', '').toLowerCase()];
  return joinInitials(isAscii ? words : words.flatMap(splitScripts)).map(readAnd);
}

function joinInitials(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let previousIsInitial = false;
  for (const word of words) {
    const isInitial = word.length === 1 && SINGLE_LETTER.test(word) && !isSpacelessScript(word.charCodeAt(0));
    if (isInitial && previousIsInitial) joined.push((joined.pop() ?? '') + word);
    else joined.push(word);
    previousIsInitial = isInitial;
  }
  return joined;
}

function readAnd(word: string, at: number, words: readonly string[]): string {
  return at > 0 && at < words.length - 1 && AND_WORDS.has(word) ? 'and' : word;
}
