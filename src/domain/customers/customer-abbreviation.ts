const SHORTEST = 3;
const LONGEST = 7;
/** An abbreviation leaves out at least this share of the word; what leaves out less is a slip. */
const LEAST_LEFT_OUT = 0.3;
const VOWEL = /[aeiou]/g;

/**
 * Whether a folded word is written for a longer one by leaving letters out, as people do: `mgmt` for management, `intl`
 * for international, `svcs` for services. The first letter stays, the others come in their order, hardly a vowel is
 * among them. What is only the beginning of the word is no abbreviation of this kind.
 */
export function isAbbreviationOf(short: string, long: string): boolean {
  if (short.length < SHORTEST || short.length > LONGEST) return false;
  if (short.length > long.length * (1 - LEAST_LEFT_OUT) || short[0] !== long[0]) return false;
  const vowels = short.slice(1).match(VOWEL)?.length ?? 0;
  if (vowels > 1 || vowels > short.length - 3) return false;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
