/** One line of the table: what was measured, round by round, and what it has to be. */
export interface Figure {
  readonly row: RowName;
  readonly name: string;
  readonly unit: 'ratio' | 'ms' | 'MB' | 'count';
  /** Undefined for what only explains another line. */
  readonly bar: { readonly kind: 'at-least' | 'at-most'; readonly value: number } | undefined;
  /** One a round. */
  readonly values: readonly number[];
  /** What the ratios were made of, in words: `412 of 530 turns/s`, medians. */
  readonly detail: string;
}

export const ROW_NAMES = ['warm', 'cold', 'sweep', 'lookup', 'lists', 'start', 'drain'] as const;
export type RowName = (typeof ROW_NAMES)[number];

/** How much to measure. */
export interface Amounts {
  readonly rounds: number;
  /** Of one round of turns. */
  readonly turnMs: number;
  readonly sweepRounds: number;
  readonly customers: number;
  readonly startRounds: number;
  readonly alerts: number;
}

/** Undefined without a bar. */
export function isMet({ bar, values }: Figure): boolean | undefined {
  if (bar === undefined) return undefined;
  return bar.kind === 'at-least' ? median(values) >= bar.value : median(values) <= bar.value;
}

/** NaN for no values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}
