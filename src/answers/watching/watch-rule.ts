import { WATCH_LIMITS, type WatchProblem, type WrittenRule } from '../../commands/watch-request.js';
import type { WatchRule } from '../../domain/watching/watch.js';
import type { AddWatchRequest } from '../card-request.js';

/** The rule of a sentence; a percentage that was left out is the bot's own, LOW_USAGE_PERCENT. */
export function ruleOfText(rule: WrittenRule, lowUsagePercent: number): WatchRule {
  return rule.kind === 'low-usage' ? { ...rule, belowPercent: rule.belowPercent ?? lowUsagePercent } : rule;
}

/** The rule of a form: its limit means what the rule counts, and has a usual value where nothing was put in. */
export function ruleOfForm(
  { ruleKind, limit }: Pick<AddWatchRequest, 'ruleKind' | 'limit'>,
  lowUsagePercent: number,
): WatchRule {
  switch (ruleKind) {
    case 'low-usage':
      return { kind: ruleKind, belowPercent: limit ?? lowUsagePercent };
    case 'unused':
      return { kind: ruleKind, atLeast: limit ?? 1 };
    case 'over-used':
      return { kind: ruleKind, abovePercent: limit ?? 100 };
    case 'renewal':
      return { kind: ruleKind, withinDays: limit ?? 30 };
  }
}

/** Which number of a rule is outside its limits; undefined when none is. */
export function problemOf(rule: WatchRule): WatchProblem | undefined {
  switch (rule.kind) {
    case 'low-usage':
      return outside('percent', rule.belowPercent);
    case 'unused':
      return outside('seats', rule.atLeast);
    case 'over-used':
      return outside('over-percent', rule.abovePercent);
    case 'renewal':
      return outside('days', rule.withinDays);
  }
}

function outside(name: keyof typeof WATCH_LIMITS, value: number): WatchProblem | undefined {
  const { from, to } = WATCH_LIMITS[name];
  return Number.isInteger(value) && value >= from && value <= to ? undefined : name;
}
