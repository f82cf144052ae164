/** A piece of a text that matching compares: a word, a percent sign, or one Chinese character. */
export interface Word {
  /** Folded: lower case, no accents, full-width forms made narrow, no punctuation at either end. */
  readonly folded: string;
  /** Where it stands in the text, punctuation at its ends included. */
  readonly start: number;
  readonly end: number;
}

// Apostrophes and hyphens part words, so that `l'utilisation`, `montre-moi` and `Contoso's` show the words in them;
// Chinese commas do, because no space follows them, and so do the semicolons of a pasted row.
const WORD = /\p{Script=Han}|[%％]|[^\s\p{Script=Han}%％'’‘`´‐‑–—，、；;-]+/gu;
const SPOKEN = /[\p{L}\p{N}%]/u;
const ZERO_WIDTH = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Text with case, accents and width folded away; `ł` has no decomposition, so it is named. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(ZERO_WIDTH, '')
    .toLowerCase()
    .replaceAll('ł', 'l');
}

/**
 * The words of a text in order, in one pass; empty for a blank text. Punctuation and emoji standing alone are left
 * out, unless there is nothing else: then the first sign is the one word, so that `?` can be a command.
 */
export function wordsOf(text: string): readonly Word[] {
  const pieces = Array.from(text.matchAll(WORD), (match) => ({
    folded: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const words = pieces
    .filter(({ folded }) => SPOKEN.test(folded))
    .map((piece) => ({ ...piece, folded: withoutPunctuation(piece.folded) }));
  // Of a mark that stands on no letter nothing is left.
  const first = pieces.find(({ folded }) => folded !== '');
  if (words.length > 0 || first === undefined) return words;
  return [{ ...first, folded: first.folded.slice(0, 1) }];
}

function withoutPunctuation(word: string): string {
  const signs = Array.from(word);
  const isSpoken = (sign: string) => SPOKEN.test(sign);
  return signs.slice(signs.findIndex(isSpoken), signs.findLastIndex(isSpoken) + 1).join('');
}
