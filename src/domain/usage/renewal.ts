import { compareTexts } from '../../base/compare-texts.js';
import { utcDaysBetween } from '../../base/time.js';
import type { SubscriptionTerm } from './subscription-term.js';

/** A subscription that is in force, and how long its term still runs. */
export interface Renewal extends SubscriptionTerm {
  /**
   * Days from today to the last day of the term, both UTC: 0 when it ends today, negative when it ended and is in
   * force all the same; undefined for a term without an end.
   */
  readonly daysLeft: number | undefined;
}

/** Statuses of subscriptions that renew no more. Source: subscription-resources. */
const ENDED: readonly string[] = ['suspended', 'deleted'];

/** The year in which Partner Center lets a term end that has no end. */
const NO_END_YEAR = 9999;

/**
 * Subscriptions that are neither suspended nor deleted, soonest term end first, those without an end last; of one
 * day the auto-renewing first, then the larger. Any status unknown so far counts as in force.
 */
export function deriveRenewals(terms: readonly SubscriptionTerm[], now: Date): readonly Renewal[] {
  return terms
    .filter(({ status }) => !ENDED.includes(status))
    .map((term): Renewal => {
      const { commitmentEndDate: end } = term;
      if (end === undefined || end.getUTCFullYear() >= NO_END_YEAR) {
        return { ...term, commitmentEndDate: undefined, daysLeft: undefined };
      }
      return { ...term, daysLeft: utcDaysBetween(now, end) };
    })
    .sort(
      (a, b) =>
        (a.daysLeft ?? Number.MAX_VALUE) - (b.daysLeft ?? Number.MAX_VALUE) ||
        Number(b.autoRenewEnabled) - Number(a.autoRenewEnabled) ||
        b.quantity - a.quantity ||
        compareTexts(textKey(a), textKey(b)),
    );
}

function textKey({ offerName, subscriptionId }: SubscriptionTerm): string {
  return `${offerName}\n${subscriptionId}`;
}
