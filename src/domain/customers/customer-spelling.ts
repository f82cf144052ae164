/** Two letters that stand for one with a mark: Mueller for Müller, Aarhus for Århus. */
const DIGRAPH = /aa|ae|oe|(?<!q)ue/g;

/** A folded word with the two letters that stand for an umlaut as the one that remains of it: `mueller` is `muller`. */
export function foldDigraphs(word: string): string {
  return word.replace(DIGRAPH, (pair) => pair.charAt(0));
}

/**
 * A key that is the same for words that sound the same to somebody who heard a name: c and k, ph and f, z and s, y and
 * i, double letters. Folded words of one alphabet in, no accents are left to read.
 */
export function soundKey(word: string): string {
  const sounds = foldDigraphs(word)
    .replace(/ph/g, 'f')
    .replace(/sch|sh/g, 's')
    .replace(/ck|ch(?![aeiouy])/g, 'k')
    .replace(/c(?=[eiy])|z|ß/g, 's')
    .replace(/c|q(?=u)/g, 'k')
    .replace(/th/g, 't')
    .replace(/x/g, 'ks')
    .replace(/w/g, 'v')
    .replace(/ie\b|ij|y/g, 'i');
  return Array.from(sounds)
    .filter((sound, at) => sound !== sounds[at - 1])
    .join('');
}

const FIRST_SOUNDS: Readonly<Record<string, string>> = {
  c: 'k',
  q: 'k',
  z: 's',
  x: 'k',
  w: 'v',
  y: 'i',
  k: 'k',
};

/** A first letter for all with which words that sound the same may begin: cheap, to be asked before `soundKey`. */
export function firstSound(word: string): string {
  const first = word.charAt(0);
  if (first === 'p') return word.charAt(1) === 'h' ? 'f' : 'p';
  return first === 'c' && 'eiy'.includes(word.charAt(1)) ? 's' : (FIRST_SOUNDS[first] ?? first);
}

const SHORTEST_SHORTENED = 3;
const LONGEST_SHORTENED = 7;
/** An abbreviation leaves out at least this share of the word; what leaves out less is a slip. */
const LEAST_LEFT_OUT = 0.3;
const VOWEL = /[aeiou]/g;

/**
 * Whether a folded word is written for a longer one by leaving letters out, as people do: `mgmt` for management, `intl`
 * for international, `svcs` for services. The first letter stays, the others come in their order, hardly a vowel is
 * among them. What is only the beginning of the word is no abbreviation of this kind.
 */
export function isAbbreviationOf(short: string, long: string): boolean {
  if (short.length < SHORTEST_SHORTENED || short.length > LONGEST_SHORTENED) return false;
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
