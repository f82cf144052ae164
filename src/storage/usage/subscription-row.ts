import { z } from 'zod';
import type { NextTerm, ScheduledAction } from '../../domain/terms/scheduled-action.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import { toJsonb } from '../database/json.js';

const text = z.string().optional();
const instant = z.iso
  .datetime()
  .transform((written) => new Date(written))
  .optional();

const nextTermSchema = z
  .object({
    quantity: z.number().optional(),
    productId: text,
    skuId: text,
    termDuration: text,
    billingCycle: text,
    hasPromotion: z.boolean().optional(),
  })
  .transform(
    ({ quantity, productId, skuId, termDuration, ...said }): NextTerm => ({
      quantity,
      productId,
      skuId,
      termDuration,
      ...said,
    }),
  );

const actionSchema = z
  .object({
    type: z.enum(['renew', 'cancel', 'extend', 'transition', 'other']).catch('other'),
    effectiveDate: instant,
    next: nextTermSchema.optional(),
  })
  .transform(({ type, effectiveDate, next }): ScheduledAction => ({ type, effectiveDate, next }));

/** What versions before kept lacks the parts beside the first ones. */
const termsSchema = z.array(
  z
    .object({
      subscriptionId: z.string(),
      offerName: z.string(),
      friendlyName: z.string(),
      quantity: z.number(),
      status: z.string(),
      autoRenewEnabled: z.boolean(),
      isTrial: z.boolean(),
      termDuration: text,
      commitmentEndDate: instant,
      unitType: z.string(),
      offerId: text,
      billingType: text,
      billingCycle: text,
      hasPromotion: z.boolean().optional(),
      productType: text,
      effectiveStartDate: instant,
      commitmentEndDateTime: instant,
      scheduledActions: z.array(actionSchema).optional(),
      nextTerm: nextTermSchema.optional(),
      cancellationAllowedUntilDate: instant,
      refundableQuantity: z.number().optional(),
    })
    .transform(
      ({ termDuration, commitmentEndDate, ...term }): SubscriptionTerm => ({
        ...term,
        termDuration,
        commitmentEndDate,
      }),
    ),
);

/** Kept subscriptions; undefined for none kept, and for what another version wrote: they are read again then. */
export function readTerms(terms: unknown): readonly SubscriptionTerm[] | undefined {
  return termsSchema.safeParse(terms).data;
}

export function writeTerms(terms: readonly SubscriptionTerm[]): string {
  return toJsonb(terms);
}
