import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** Scripts whose letters are mistaken for Latin ones in names; others are not typed by accident. */
const SCRIPTS =
  /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]$/u;
const LATIN = /^[A-Za-z]$/;

/** Letters that look Latin: those that do in both cases, and those that do only in the case they have. */
export function lookAlikePairs(): { readonly always: string; readonly amongLatin: string } {
  const folds = readConfusables();
  const always: string[] = [];
  const amongLatin: string[] = [];
  for (const [letter, latin] of folds) {
    amongLatin.push(letter + latin);
    const isSmall = letter === letter.toLowerCase() && letter !== letter.toUpperCase();
    const looksSoAsCapital = folds.get(letter.toUpperCase())?.toLowerCase() === latin.toLowerCase();
    if (isSmall && looksSoAsCapital) always.push(letter + latin.toLowerCase());
  }
  return { always: always.sort().join(''), amongLatin: amongLatin.sort().join('') };
}

function readConfusables(): ReadonlyMap<string, string> {
  const text = readFileSync(require.resolve('unhomoglyph/data.json'), 'utf8');
  const table = Object.entries(JSON.parse(text) as Record<string, string>);
  const letters = table.filter(
    ([letter, latin]) => letter.length === 1 && SCRIPTS.test(letter) && LATIN.test(latin),
  );
  return new Map(letters.map(([letter, latin]) => [letter, withoutLongI(letter, latin)]));
}

/** The list gives a capital I as the small l it looks like; in a name it is an I. */
function withoutLongI(letter: string, latin: string): string {
  return latin === 'l' && letter !== letter.toLowerCase() ? 'I' : latin;
}
