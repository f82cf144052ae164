import { z } from 'zod';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import type { CallContext } from '../../usecases/ports.js';
import type { PartnerCenterApi } from '../http/api.js';
import { readCount, readFlag, readInstant, readText, scalarSchema } from '../http/wire-values.js';
import { readCustomerRows } from './customer-rows.js';
import { readNextTerm, readScheduledActions } from './scheduled-wire.js';
import { readCode, UNNAMED } from './wire.js';

/** What a customer has subscribed to and when it ends. */
export interface Subscriptions {
  /**
   * All subscriptions, of any status; empty when there are none, undefined for an unknown customer. Throws
   * PartnerCenterError.
   */
  getSubscriptions(customerId: string, call: CallContext): Promise<readonly SubscriptionTerm[] | undefined>;
}

/** The useful part of `Subscription`. Source: subscription-resources. */
const subscriptionSchema = z.object({
  id: scalarSchema,
  offerId: scalarSchema,
  offerName: scalarSchema,
  friendlyName: scalarSchema,
  quantity: scalarSchema,
  unitType: scalarSchema,
  status: scalarSchema,
  autoRenewEnabled: scalarSchema,
  isTrial: scalarSchema,
  termDuration: scalarSchema,
  commitmentEndDate: scalarSchema,
  commitmentEndDateTime: scalarSchema,
  effectiveStartDate: scalarSchema,
  billingType: scalarSchema,
  billingCycle: scalarSchema,
  promotionId: scalarSchema,
  cancellationAllowedUntilDate: scalarSchema,
  productType: z.unknown().optional(),
  refundableQuantity: z.unknown().optional(),
  scheduledActions: z.unknown().optional(),
  scheduledNextTermInstructions: z.unknown().optional(),
});
const productTypeSchema = z.object({ id: scalarSchema, displayName: scalarSchema });
const refundableSchema = z.object({ totalQuantity: scalarSchema });

const COLLECTION = { part: 'subscriptions', tokenKind: 'app-only-allowed', read: readSubscription } as const;

/** Subscriptions over the customer endpoint. Source: get-all-of-a-customer-s-subscriptions. */
export function createSubscriptions(api: PartnerCenterApi): Subscriptions {
  return {
    getSubscriptions: (customerId, call) => readCustomerRows(api, COLLECTION, customerId, call),
  };
}

/**
 * One subscription; undefined for what is no object and without an id or a readable quantity, which only what is billed
 * by usage may lack.
 */
export function readSubscription(item: unknown): SubscriptionTerm | undefined {
  const parsed = subscriptionSchema.safeParse(item);
  if (!parsed.success) return undefined;
  const subscription = parsed.data;
  const subscriptionId = readText(subscription.id);
  const billingType = readCode(subscription.billingType);
  const quantity = readCount(subscription.quantity) ?? (billingType === 'usage' ? 0 : undefined);
  if (subscriptionId === undefined || quantity === undefined) return undefined;
  const friendlyName = readText(subscription.friendlyName);
  const offerName =
    readText(subscription.offerName) ?? friendlyName ?? readText(subscription.offerId) ?? UNNAMED;
  return {
    subscriptionId,
    offerName,
    friendlyName: friendlyName ?? offerName,
    quantity,
    status: readCode(subscription.status),
    autoRenewEnabled: readFlag(subscription.autoRenewEnabled) ?? false,
    isTrial: readFlag(subscription.isTrial) ?? false,
    termDuration: readText(subscription.termDuration)?.toUpperCase(),
    commitmentEndDate: readInstant(subscription.commitmentEndDate),
    unitType: readText(subscription.unitType) ?? '',
    offerId: readText(subscription.offerId),
    billingType: billingType || undefined,
    billingCycle: readCode(subscription.billingCycle) || undefined,
    hasPromotion: readText(subscription.promotionId) === undefined ? undefined : true,
    productType: readProductType(subscription.productType),
    effectiveStartDate: readInstant(subscription.effectiveStartDate),
    commitmentEndDateTime: readInstant(subscription.commitmentEndDateTime),
    scheduledActions: readScheduledActions(subscription.scheduledActions),
    nextTerm: readNextTerm(subscription.scheduledNextTermInstructions),
    cancellationAllowedUntilDate: readInstant(subscription.cancellationAllowedUntilDate),
    refundableQuantity: readCount(
      refundableSchema.safeParse(subscription.refundableQuantity).data?.totalQuantity,
    ),
  };
}

function readProductType(item: unknown): string | undefined {
  const type = productTypeSchema.safeParse(item).data;
  return readText(type?.id) ?? readText(type?.displayName);
}
