/** A word is compared up to this length; longer tails of run-together names add nothing but time. */
export const LONGEST_WORD = 40;

const DISTANCES = [0, 1, 2].map(() => new Uint8Array(LONGEST_WORD + 1)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/**
 * Edits (insert, delete, replace, swap of neighbours) from the typed word to the whole name word and to its
 * nearest beginning; any number above the most that count where there are more. Optimal string alignment, O(length²),
 * on buffers shared between calls.
 */
export function editDistances(
  typed: string,
  name: string,
  most: number,
): { whole: number; prefix: number; prefixLength: number } {
  let [twoAbove, above, row] = DISTANCES;
  const width = name.length;
  for (let column = 0; column <= width; column++) above[column] = column;
  let leastAbove = 0;
  for (let line = 1; line <= typed.length; line++) {
    const unit = typed.charCodeAt(line - 1);
    const unitBefore = line > 1 ? typed.charCodeAt(line - 2) : -1;
    row[0] = line;
    let least = line;
    for (let column = 1; column <= width; column++) {
      const nameUnit = name.charCodeAt(column - 1);
      let edits = (above[column - 1] ?? 0) + (unit === nameUnit ? 0 : 1);
      edits = Math.min(edits, (above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
      if (column > 1 && unit === name.charCodeAt(column - 2) && unitBefore === nameUnit) {
        edits = Math.min(edits, (twoAbove[column - 2] ?? 0) + 1);
      }
      row[column] = edits;
      least = Math.min(least, edits);
    }
    // No later line has fewer than the less of two neighbours.
    if (least > most && leastAbove > most) return { whole: least, prefix: least, prefixLength: 0 };
    leastAbove = least;
    [twoAbove, above, row] = [above, row, twoAbove];
  }
  let prefixLength = 0;
  for (let column = 1; column <= width; column++) {
    if ((above[column] ?? 0) < (above[prefixLength] ?? 0)) prefixLength = column;
  }
  return { whole: above[width] ?? 0, prefix: above[prefixLength] ?? 0, prefixLength };
}

/**
 * How many different letters of a typed word the name's word has nowhere, in 32 groups of letters: each of them is an
 * edit, which tells quickly what is too far.
 */
export function lettersMissing(typed: string, name: string): number {
  let missing = lettersOf(typed) & ~lettersOf(name);
  let count = 0;
  for (; missing !== 0; count++) missing &= missing - 1;
  return count;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}
