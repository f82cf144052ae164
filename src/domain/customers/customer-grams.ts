import { isSpacelessScript } from './customer-script.js';

const WORD_START = 1;
const WORD_END = 2;
const ONE_SIGN = 3;
const TWO_SIGNS = 4;
const SPACE = 32;

/** Different grams are told apart up to this many bits; what collides is sorted out when names are compared. */
export const GRAM_BITS = 17;
const GRAM_MASK = 2 ** GRAM_BITS - 1;
const MOST_GRAMS = 1_000;

/**
 * Creates a reader of the different grams of words joined by single spaces, as numbers below 2^17.
 * A word gives its trigrams, two of them with the start of the word, one with its end, so beginnings count
 * most. Chinese, Japanese and Korean give single signs and pairs: a name there is often two to four signs long.
 * The answer is a view of a buffer that the next call overwrites: two million arrays are saved that way.
 */
export function createGramReader(): (words: string) => Int32Array {
  const grams = new Int32Array(MOST_GRAMS);
  const lastCall = new Int32Array(GRAM_MASK + 1);
  let call = 0;
  let count = 0;

  function visit(hash: number): void {
    const gram = hash & GRAM_MASK;
    if (lastCall[gram] === call || count === MOST_GRAMS) return;
    lastCall[gram] = call;
    grams[count++] = gram;
  }

  return (words) => {
    call = (call + 1) | 0;
    count = 0;
    visitGrams(words, visit);
    return grams.subarray(0, count);
  };
}

function visitGrams(words: string, visit: (hash: number) => void): void {
  let before = WORD_START;
  let previous = WORD_START;
  for (let at = 0; at <= words.length; at++) {
    const unit = at < words.length ? words.charCodeAt(at) : SPACE;
    if (unit === SPACE) {
      if (previous !== WORD_START && !isSpacelessScript(previous))
        visit(hashGram(before, previous, WORD_END));
      before = WORD_START;
      previous = WORD_START;
      continue;
    }
    if (isSpacelessScript(unit)) {
      visit(hashGram(ONE_SIGN, ONE_SIGN, unit));
      if (previous !== WORD_START) visit(hashGram(TWO_SIGNS, previous, unit));
    } else {
      visit(hashGram(before, previous, unit));
    }
    before = previous;
    previous = unit;
  }
}

/** A 32-bit hash of a text, well mixed in its low bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

function hashGram(first: number, second: number, third: number): number {
  return mix(Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) ^ third);
}

/** Spreads every input bit over the output, since buckets use the low bits only. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
