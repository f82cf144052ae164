/**
 * Letters to add, leave out, change or swap with their neighbour to make one word of another; `most + 1` for any
 * distance beyond `most`. Time is the product of the lengths, so callers compare words and not texts.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = current;
  }
  return Math.min(previous.at(-1) ?? 0, most + 1);
}

/** Typing mistakes forgiven in a word of this many letters: none in a short one, where another word is as near. */
export function typosForgiven(letters: number): number {
  if (letters < 5) return 0;
  return letters < 9 ? 1 : 2;
}
