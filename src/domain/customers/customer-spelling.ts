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
