import type { WatchRule, WatchRuleKind } from '../../../domain/watching/watch.js';
import { WATCH_LIMITS, type WatchProblem, type WrittenRule } from '../../watch-request.js';
import { wholeNumber } from '../captures.js';

/** A rule found in a sentence; `amount` is its number as written. */
export interface FoundRule {
  readonly kind: WatchRuleKind;
  readonly amount: string | undefined;
}

/** What a rule means that was written without its number. */
const DEFAULT_RULES: Readonly<Record<WatchRuleKind, WrittenRule>> = {
  'low-usage': { kind: 'low-usage', belowPercent: undefined },
  unused: { kind: 'unused', atLeast: 1 },
  'over-used': { kind: 'over-used', abovePercent: 100 },
  renewal: { kind: 'renewal', withinDays: 30 },
};

/** What each rule's number is called where it is wrong. */
const PROBLEMS = {
  'low-usage': 'percent',
  unused: 'seats',
  'over-used': 'over-percent',
  renewal: 'days',
} as const satisfies Record<WatchRuleKind, WatchProblem>;

/** The one rule that was meant; low usage when none was written. A rule named twice counts once. */
export function ruleOf(found: readonly FoundRule[]): WrittenRule | WatchProblem {
  const [first] = found;
  if (first === undefined) return DEFAULT_RULES['low-usage'];
  const amounts = new Set(found.flatMap(({ amount }) => amount ?? []));
  if (found.some(({ kind }) => kind !== first.kind) || amounts.size > 1) return 'several-rules';
  const [amount] = amounts;
  if (amount === undefined) return DEFAULT_RULES[first.kind];
  const problem = PROBLEMS[first.kind];
  const number = numberWithin(amount, problem);
  return number === undefined ? problem : ruleWith(first.kind, number);
}

/** A written number, when it is one that a watch takes. */
export function numberWithin(amount: string, limits: keyof typeof WATCH_LIMITS): number | undefined {
  const number = wholeNumber(amount);
  const { from, to } = WATCH_LIMITS[limits];
  return number !== undefined && number >= from && number <= to ? number : undefined;
}

function ruleWith(kind: WatchRuleKind, number: number): WatchRule {
  switch (kind) {
    case 'low-usage':
      return { kind, belowPercent: number };
    case 'unused':
      return { kind, atLeast: number };
    case 'over-used':
      return { kind, abovePercent: number };
    case 'renewal':
      return { kind, withinDays: number };
  }
}
