import { DAY_MS, utcDay } from '../../base/time.js';
import { isBilledByUsage, isExtendedOffer, mayBeExtended, offerParts } from './offer.js';
import type { NextTerm, ScheduledAction } from './scheduled-action.js';
import type { SubscriptionTerm } from './subscription-term.js';
import { firstDayOf, lastDayOf } from './term-days.js';

/** What becomes of a subscription at the end of its term. */
export type TermOutcome =
  /** `product`, `termDuration` and `billingCycle` are those it changes to, undefined where they stay. */
  | {
      readonly kind: 'renews';
      /** Seats of the next term. */
      readonly quantity: number;
      readonly product: string | undefined;
      readonly termDuration: string | undefined;
      readonly billingCycle: string | undefined;
    }
  /** A trial that becomes a paid subscription. */
  | { readonly kind: 'converts'; readonly quantity: number }
  /** `on` is the day; undefined for a term without an end. */
  | { readonly kind: 'cancelled'; readonly on: Date | undefined }
  /** Goes on month by month at a higher price until somebody acts: now already, or from the end of the term. */
  | { readonly kind: 'extended'; readonly isNow: boolean }
  /** Nobody has said what shall be: it is extended unless somebody cancels or renews by the last day of the term. */
  | { readonly kind: 'undecided' }
  | { readonly kind: 'ends' }
  /** Billed by usage, as Azure is: without seats, and nothing ends. */
  | { readonly kind: 'by-usage' }
  /** Expired, disabled, deleted, cancelled or suspended. */
  | { readonly kind: 'not-in-force' };
export type TermOutcomeKind = TermOutcome['kind'];

/** What an extended service term costs more than a monthly one, in percent, and more where no monthly plan exists. */
export const EXTENDED_COSTS_MORE = { percent: 3, percentWithoutMonthly: 23 } as const;

/** Statuses of subscriptions that are in force no more; any other, known or not, is. Source: subscription-resources. */
const ENDED: ReadonlySet<string> = new Set([
  'suspended',
  'expired',
  'disabled',
  'deleted',
  'cancelled',
  'canceled',
]);

/** Licences bought or renewed since the first day are extended at terms that end on the second day or later. */
const EXTENDED_IF_BEGUN = Date.UTC(2025, 3, 1);
const EXTENDED_IF_ENDING = Date.UTC(2026, 4, 4);

/**
 * What becomes of a subscription at the end of its term, by what is scheduled, else by whether it renews by itself.
 * Where scheduledActions say something, scheduledNextTermInstructions do not count, as in Partner Center; an action of
 * an unknown type says nothing.
 */
export function termOutcome(term: SubscriptionTerm, now: Date): TermOutcome {
  if (ENDED.has(term.status.toLowerCase())) return { kind: 'not-in-force' };
  if (isBilledByUsage(term)) return { kind: 'by-usage' };
  const lastDay = lastDayOf(term);
  const isExtended = isExtendedOffer(term);
  const scheduled = scheduledOf(term);

  const cancel = scheduled('cancel');
  if (cancel !== undefined) return { kind: 'cancelled', on: dayOf(cancel.effectiveDate) ?? lastDay };
  if (scheduled('extend') !== undefined) return { kind: 'extended', isNow: isExtended };
  const renew = scheduled('renew') ?? scheduled('transition');
  if (renew !== undefined) return renewed(term, renew.next);
  if (isExtended) return { kind: 'extended', isNow: true };
  if (term.autoRenewEnabled) return renewed(term, term.nextTerm);
  if (!isExtendedByDefault(term, lastDay)) return { kind: 'ends' };
  // Once the last day is over it has been decided, by nobody.
  const isOver = lastDay !== undefined && utcDay(lastDay) < utcDay(now);
  return isOver ? { kind: 'extended', isNow: true } : { kind: 'undecided' };
}

/**
 * What a term that renews goes on with, as far as somebody said: product, term, billing and seats; undefined where it goes
 * on as it is, or not at all.
 */
export function nextTermOf(term: SubscriptionTerm): NextTerm | undefined {
  const scheduled = scheduledOf(term);
  const renew = scheduled('renew') ?? scheduled('transition');
  if (renew !== undefined) return renew.next;
  return term.autoRenewEnabled ? term.nextTerm : undefined;
}

/** Finds the action of a type that is for the end of the term. */
function scheduledOf(term: SubscriptionTerm): (type: ScheduledAction['type']) => ScheduledAction | undefined {
  const lastDay = lastDayOf(term);
  const actions = (term.scheduledActions ?? []).filter((action) => concernsEnd(action, lastDay));
  return (type) => actions.find((action) => action.type === type);
}

/** Whether an action is for the end of the term: a cancellation also before it, a change of product only then. */
function concernsEnd({ type, effectiveDate }: ScheduledAction, lastDay: Date | undefined): boolean {
  if (effectiveDate === undefined) return true;
  const days = lastDay === undefined ? -1 : utcDay(effectiveDate) - utcDay(lastDay);
  if (type === 'cancel') return days <= 1;
  return type === 'transition' ? days === 0 || days === 1 : true;
}

function renewed(term: SubscriptionTerm, next: NextTerm | undefined): TermOutcome {
  const quantity = next?.quantity ?? term.quantity;
  if (term.isTrial) return { kind: 'converts', quantity };
  const now = offerParts(term.offerId);
  const isOther =
    next?.productId !== undefined && (next.productId !== now.productId || next.skuId !== now.skuId);
  const id = isOther ? [next.productId, next.skuId].filter((part) => part).join(':') : undefined;
  return {
    kind: 'renews',
    quantity,
    product: id && (next?.productName ?? id),
    termDuration: otherThan(term.termDuration, next?.termDuration),
    billingCycle: otherThan(term.billingCycle, next?.billingCycle),
  };
}

function otherThan(now: string | undefined, next: string | undefined): string | undefined {
  return next === now ? undefined : next;
}

/** An unknown first day counts as since then: a term that goes on unseen costs more than a word too much. */
function isExtendedByDefault(term: SubscriptionTerm, lastDay: Date | undefined): boolean {
  if (!mayBeExtended(term) || lastDay === undefined || lastDay.getTime() < EXTENDED_IF_ENDING) return false;
  const firstDay = firstDayOf(term);
  return firstDay === undefined || firstDay.getTime() >= EXTENDED_IF_BEGUN;
}

function dayOf(instant: Date | undefined): Date | undefined {
  return instant && new Date(utcDay(instant) * DAY_MS);
}
