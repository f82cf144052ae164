import { compareTexts } from '../../base/compare-texts.js';
import { utcDaysBetween } from '../../base/time.js';
import type { SubscriptionTerm } from '../terms/subscription-term.js';
import { lastDayOf } from '../terms/term-days.js';
import { type TermOutcome, type TermOutcomeKind, termOutcome } from '../terms/term-outcome.js';

/** A subscription that is in force, what becomes of it at the end of its term, and how long that still is. */
export interface Renewal extends SubscriptionTerm {
  readonly outcome: TermOutcome;
  /** The last day of the term, at midnight UTC; undefined for a term without an end. */
  readonly lastDay: Date | undefined;
  /**
   * Days from today to the last day of the term, both UTC: 0 when it ends today, negative when it ended and is in
   * force all the same; undefined for a term without an end.
   */
  readonly daysLeft: number | undefined;
}

/** Of one day: what costs money while nobody acts before what does not. */
const ORDER: Readonly<Record<TermOutcomeKind, number>> = {
  renews: 0,
  converts: 0,
  extended: 1,
  undecided: 1,
  ends: 2,
  cancelled: 2,
  'by-usage': 3,
  'not-in-force': 3,
};

/**
 * Subscriptions that are in force, soonest term end first, those without an end after them and those billed by usage
 * last; of one day what renews by itself first, then the larger.
 */
export function deriveRenewals(terms: readonly SubscriptionTerm[], now: Date): readonly Renewal[] {
  return terms
    .map((term): Renewal => {
      const lastDay = lastDayOf(term);
      const daysLeft = lastDay && utcDaysBetween(now, lastDay);
      return { ...term, outcome: termOutcome(term, now), lastDay, daysLeft };
    })
    .filter(({ outcome }) => outcome.kind !== 'not-in-force')
    .sort(
      (a, b) =>
        Number(isByUsage(a)) - Number(isByUsage(b)) ||
        (a.daysLeft ?? Number.MAX_VALUE) - (b.daysLeft ?? Number.MAX_VALUE) ||
        ORDER[a.outcome.kind] - ORDER[b.outcome.kind] ||
        b.quantity - a.quantity ||
        compareTexts(textKey(a), textKey(b)),
    );
}

/** Whether it is billed by usage, as Azure is: it has neither seats nor an end to be told of. */
export function isByUsage({ outcome }: Pick<Renewal, 'outcome'>): boolean {
  return outcome.kind === 'by-usage';
}

function textKey({ offerName, subscriptionId }: SubscriptionTerm): string {
  return `${offerName}\n${subscriptionId}`;
}
