/** A piece of a text that matching compares: a word, or one Chinese character, which are written without spaces. */
export interface Word {
  /** Folded: lower case, no accents, full-width forms made narrow. */
  readonly folded: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

// French writes `d'Acme` for `de Acme`: the elision is a word of its own.
const WORD = /\p{Script=Han}|[dl]['’](?=\p{L})|[^\s\p{Script=Han}]+/giu;
const SPARE_PUNCTUATION = /^[“”"'«»„]+|[“”"'«».,!?;。，！？；]+$/gu;

/** Text with case, accents and width folded away; `ł` has no decomposition, so it is named. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('’', "'");
}

/** The words of a text in order, in one pass. A word of nothing but punctuation keeps it; others lose it at the ends. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const folded = fold(match[0]);
    const bare = folded.replace(SPARE_PUNCTUATION, '');
    words.push({
      folded: bare === '' ? folded : bare,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return words;
}
