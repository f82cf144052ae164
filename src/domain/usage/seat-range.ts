/** A number of seats known only within bounds; both equal when it is known exactly. Non-negative integers. */
export interface SeatRange {
  readonly atLeast: number;
  readonly atMost: number;
}

/** Sum of ranges; 0 to 0 of none. */
export function addRanges(ranges: readonly SeatRange[]): SeatRange {
  return ranges.reduce(
    (sum, range) => ({ atLeast: sum.atLeast + range.atLeast, atMost: sum.atMost + range.atMost }),
    { atLeast: 0, atMost: 0 },
  );
}
