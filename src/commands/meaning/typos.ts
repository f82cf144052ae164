import { editDistance, typosForgiven } from '../../domain/edit-distance.js';

/** The known word that a mistyped one stands for; undefined when none is near, or the word is too short to tell. */
export type CorrectWord = (word: string) => string | undefined;

/**
 * Corrects words of an alphabet. Only known words that share one of the first two letters are compared, so a word
 * costs a small part of the vocabulary. Of two equally near the one listed first counts.
 */
export function createCorrectWord(vocabulary: Iterable<string>): CorrectWord {
  const byLetter = new Map<string, Set<string>>();
  for (const word of vocabulary) {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) continue;
    for (const letter of new Set(word.slice(0, 2))) {
      const group = byLetter.get(letter) ?? new Set();
      byLetter.set(letter, group.add(word));
    }
  }
  return (word) => {
    const most = typosForgiven(word.length + 1);
    if (most === 0 || word.length > 30 || !/^[a-z]+$/.test(word)) return undefined;
    let best: { readonly word: string; readonly distance: number } | undefined;
    for (const letter of new Set(word.slice(0, 2))) {
      for (const known of byLetter.get(letter) ?? []) {
        const least = Math.min(most, typosForgiven(known.length + 1));
        if (!beginsAlike(word, known)) continue;
        const distance = editDistance(word, known, least);
        if (distance <= least && distance < (best?.distance ?? most + 1)) best = { word: known, distance };
      }
    }
    return best?.word;
  };
}

/** People rarely miss the first letter: it is swapped with the second, left out or doubled, but "calling" is not "falling". */
function beginsAlike(word: string, known: string): boolean {
  const isSwapped = word[0] === known[1] && word[1] === known[0];
  const isLeftOut = word[0] === known[1] && word[1] === known[2];
  const isOneMore = word[1] === known[0] && word[2] === known[1];
  return word[0] === known[0] || isSwapped || isLeftOut || isOneMore;
}
