import { compareTexts } from '../../base/compare-texts.js';

/** An amount of one currency, a month, known only within bounds; both equal when it is known exactly. Never negative. */
export interface MoneyRange {
  /** ISO 4217. */
  readonly currency: string;
  /** Not rounded. */
  readonly atLeast: number;
  readonly atMost: number;
  /** A promotion is behind some of it, so that it may be less than atLeast; atMost holds. */
  readonly isAtMost: boolean;
}

/** Sums of each currency by itself, by its code: amounts of two currencies are never added. Empty for none. */
export function addMoney(ranges: readonly MoneyRange[]): readonly MoneyRange[] {
  const sums = new Map<string, MoneyRange>();
  for (const range of ranges) {
    const { currency, atLeast, atMost, isAtMost } = sums.get(range.currency) ?? NOTHING;
    sums.set(range.currency, {
      currency: currency || range.currency,
      atLeast: atLeast + range.atLeast,
      atMost: atMost + range.atMost,
      isAtMost: isAtMost || range.isAtMost,
    });
  }
  return [...sums.values()].sort((a, b) => compareTexts(a.currency, b.currency));
}

const NOTHING: MoneyRange = { currency: '', atLeast: 0, atMost: 0, isAtMost: false };
