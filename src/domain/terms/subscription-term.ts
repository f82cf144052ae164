import type { NextTerm, ScheduledAction } from './scheduled-action.js';

/** A subscription of a customer as far as its term goes: what renews, when, and for how many seats. */
export interface SubscriptionTerm {
  readonly subscriptionId: string;
  /** The offer's name, spelled as in the catalogue ("Office 365 E3"), unlike the capitals of usage rows. */
  readonly offerName: string;
  /** The name given by whoever bought it; offerName when nobody gave one. */
  readonly friendlyName: string;
  /** Units bought. Non-negative integer. */
  readonly quantity: number;
  /** In lower case: none, active, pending, suspended, expired, disabled, deleted, or a value unknown so far; empty when not said. */
  readonly status: string;
  /** Whether it renews by itself; false when Partner Center did not say. */
  readonly autoRenewEnabled: boolean;
  /** Whether it is a trial; false when Partner Center did not say. */
  readonly isTrial: boolean;
  /** ISO 8601 duration: P1M, P1Y, P3Y; undefined when Partner Center did not say, as for older offers. */
  readonly termDuration: string | undefined;
  /** As sent, see lastDayOf; undefined when there is no end (Partner Center writes the year 9999). */
  readonly commitmentEndDate: Date | undefined;
  /** What quantity counts, for example `Licenses`; empty when not said. */
  readonly unitType: string;
  /** `productId:skuId:availabilityId` in new commerce, a GUID before. All that follows is undefined when not said. */
  readonly offerId?: string | undefined;
  /** In lower case: license, usage, or another value. */
  readonly billingType?: string | undefined;
  /** In lower case: monthly, annual, triennial, none, or another value. */
  readonly billingCycle?: string | undefined;
  /** Whether the price sheet calls its SKU an extended service term; undefined where it does not know the SKU. */
  readonly isExtendedSku?: boolean | undefined;
  /** It was bought with a promotion: it costs less than the list says. */
  readonly hasPromotion?: boolean | undefined;
  /** What kind of product it is, as Partner Center calls it. */
  readonly productType?: string | undefined;
  /** When the first term began. */
  readonly effectiveStartDate?: Date | undefined;
  readonly commitmentEndDateTime?: Date | undefined;
  /** What somebody has scheduled; undefined or empty for nothing. */
  readonly scheduledActions?: readonly ScheduledAction[] | undefined;
  /** scheduledNextTermInstructions: what the next term is for. */
  readonly nextTerm?: NextTerm | undefined;
  /** Until when it may be cancelled, or seats given back, for money back. */
  readonly cancellationAllowedUntilDate?: Date | undefined;
  /** How many seats may be given back by then. Non-negative integer. */
  readonly refundableQuantity?: number | undefined;
}
