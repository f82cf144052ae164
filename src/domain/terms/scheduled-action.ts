/** What a term goes on with, as far as it was said: each part undefined where it was not. */
export interface NextTerm {
  /** Seats in all, not the difference. Non-negative integer. */
  readonly quantity: number | undefined;
  readonly productId: string | undefined;
  readonly skuId: string | undefined;
  /** As the price sheet calls it; undefined where there is none, or it does not know it. */
  readonly productName?: string | undefined;
  /** ISO 8601 duration in capitals. */
  readonly termDuration: string | undefined;
  /** In lower case: monthly, annual, triennial, or another value. */
  readonly billingCycle?: string | undefined;
  /** It is bought with a promotion, which list prices do not know. */
  readonly hasPromotion?: boolean | undefined;
}

/** `renew` is a new term, `extend` an extended service term, `transition` another product; `other` is unknown so far. */
export type ScheduledActionType = 'renew' | 'cancel' | 'extend' | 'transition' | 'other';

/** A change that somebody has scheduled for a subscription. */
export interface ScheduledAction {
  readonly type: ScheduledActionType;
  /** The day it is for; undefined for the end of the term. */
  readonly effectiveDate: Date | undefined;
  readonly next: NextTerm | undefined;
}
