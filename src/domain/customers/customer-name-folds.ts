import { HAN_PAIRS, LOOK_ALIKE_PAIRS, LOOK_ALIKE_PAIRS_AMONG_LATIN } from './customer-letter-pairs.js';

/** Latin, Greek and Arabic letters that no Unicode decomposition reduces, and what people type for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};

const NOT_FOLDED_BY_UNICODE = /[łøßæœđðþıħŧŋςىیکة]/g;
const HAN = /[\u4e00-\u9fff]/g;
const HAN_RUN = /[\u4e00-\u9fff]/;
/** Accents and vowel points people leave out; Japanese and Indic marks carry the word and stay. */
const OPTIONAL_MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

const OTHER_ALPHABET = /[\u0370-\u058f\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4ff\ua640-\ua69f\uab70-\uabbf]/;
const OTHER_ALPHABETS = /[\u0370-\u058f\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4ff\ua640-\ua69f\uab70-\uabbf]/g;
const LATIN_LETTER = /\p{Script=Latin}/u;
const LETTER_RUN = /[\p{L}\p{M}]+/gu;

const HAN_FOLDS = readPairs(HAN_PAIRS);
const LOOK_ALIKES = readPairs(LOOK_ALIKE_PAIRS);
const LOOK_ALIKES_AMONG_LATIN = readPairs(LOOK_ALIKE_PAIRS_AMONG_LATIN);

/**
 * Brings letters to one form: width and ligatures (NFKD), case, accents, letters with a stroke, letters of another
 * alphabet that look Latin, variants of Chinese signs. Spaces and punctuation stay. Both names and queries go through
 * it, so it only has to be consistent.
 */
export function foldLetters(text: string): string {
  const wide = text.normalize('NFKD');
  const isMixed = OTHER_ALPHABET.test(wide);
  const plain = (isMixed ? wide.replace(LETTER_RUN, foldAmongLatin) : wide)
    .toLowerCase()
    .replace(OPTIONAL_MARKS, '')
    .replace(NOT_FOLDED_BY_UNICODE, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
  const latin = isMixed
    ? plain.replace(OTHER_ALPHABETS, (letter) => LOOK_ALIKES.get(letter) ?? letter)
    : plain;
  return HAN_RUN.test(latin) ? latin.replace(HAN, (sign) => HAN_FOLDS.get(sign) ?? sign) : latin;
}

/**
 * A word of two alphabets is a slip of the keyboard or of a copy: its letters are read as the Latin ones they look
 * like. A word of one alphabet is a word, of which only letters that look Latin in both cases are folded.
 */
function foldAmongLatin(word: string): string {
  if (!OTHER_ALPHABET.test(word) || !LATIN_LETTER.test(word)) return word;
  return word.replace(OTHER_ALPHABETS, (letter) => LOOK_ALIKES_AMONG_LATIN.get(letter) ?? letter);
}

function readPairs(pairs: string): ReadonlyMap<string, string> {
  const folds = new Map<string, string>();
  for (let at = 0; at + 1 < pairs.length; at += 2) folds.set(pairs.charAt(at), pairs.charAt(at + 1));
  return folds;
}
