const SMALL_WORDS = new Set(
  'and the of for de du des la le les der die das i e y und et en och og do da dos das van von in'.split(' '),
);
const FEWEST = 3;
const MOST = 6;
/** A university, folded: who runs it, the name of two signs, "university". 國立臺灣大學 is 台大 to everybody. */
const UNIVERSITY = /^(?:国立|私立|市立)?(\p{Script=Han})\p{Script=Han}(大)学$/u;

/**
 * The initials by which a name may be known, three to six letters each: those of all its words, of its words without
 * the small ones, and of its first three or more. `powszechna kasa oszczednosci bank polski` gives pkobp, pkob, pko.
 * The first is that of the whole name. Empty for names of fewer words, but for Chinese universities. Words are folded, without a legal form.
 */
export function initialsOf(words: readonly string[]): readonly string[] {
  const short = universityOf(words);
  if (short !== undefined) return [short];
  if (words.length < FEWEST) return [];
  const found = new Set<string>();
  for (const letters of wholeInitials(words)) {
    if (!isLatin(letters)) continue;
    for (let length = Math.min(MOST, letters.length); length >= FEWEST; length--)
      found.add(letters.slice(0, length));
  }
  return [...found];
}

/** Whether the initials are those of all the words but the small ones, whose letters are left out where they are none of a name. */
export function isWholeOf(initials: string, words: readonly string[]): boolean {
  return wholeInitials(words)[0] === initials || universityOf(words) === initials;
}

/** Whether a text has the form of a university's short name. */
export function isUniversity(text: string): boolean {
  return /^\p{Script=Han}大$/u.test(text);
}

function universityOf(words: readonly string[]): string | undefined {
  const [name = '', other] = words;
  const signs = other === undefined ? UNIVERSITY.exec(name) : null;
  return signs === null ? undefined : `${signs[1]}${signs[2]}`;
}

/** The first letters of the words without the small ones, and of all. */
function wholeInitials(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !SMALL_WORDS.has(word));
  return [telling, words].map((list) => list.map((word) => word.charAt(0)).join(''));
}

function isLatin(letters: string): boolean {
  return /^[a-z]+$/.test(letters);
}
