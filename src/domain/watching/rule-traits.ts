import type { AlertSubject } from './alert.js';
import type { WatchRule, WatchRuleKind } from './watch.js';

/** What tells kinds of rules apart besides when they fire (`watch-level.ts`). */
export interface RuleTraits {
  /** What its alerts are about. */
  readonly subject: AlertSubject['kind'];
  /** Where its alerts stand among those of other rules; a smaller number comes first. */
  readonly rank: number;
  /** Which of two workloads is the worse one. */
  readonly worst: 'least used' | 'most used';
  /** Whether somebody has to act soon. */
  readonly isUrgent: boolean;
  /**
   * Whose unused seats its alerts are weighed by in money: those of the subject, or of the whole customer, since a seat
   * has no price by workload; none where more is used than was bought.
   */
  readonly money: 'of subject' | 'of customer' | 'none';
}

/** A new kind of rule has to say each of these. */
export const RULE_TRAITS: Readonly<Record<WatchRuleKind, RuleTraits>> = {
  renewal: { subject: 'subscription', rank: 0, worst: 'least used', isUrgent: true, money: 'of subject' },
  'over-used': { subject: 'workload', rank: 1, worst: 'most used', isUrgent: true, money: 'none' },
  unused: { subject: 'product', rank: 2, worst: 'least used', isUrgent: false, money: 'of subject' },
  'low-usage': { subject: 'workload', rank: 3, worst: 'least used', isUrgent: false, money: 'of customer' },
};

/** How many days before its end a term matters to a rule; undefined for a rule that looks at no terms. */
export function termDaysOf(rule: WatchRule): number | undefined {
  switch (rule.kind) {
    case 'renewal':
      return rule.withinDays;
    case 'low-usage':
    case 'unused':
    case 'over-used':
      return undefined;
  }
}
