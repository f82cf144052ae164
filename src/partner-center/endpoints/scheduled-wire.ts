import { z } from 'zod';
import type { NextTerm, ScheduledAction, ScheduledActionType } from '../../domain/terms/scheduled-action.js';
import { readCount, readInstant, readText, scalarSchema } from '../http/wire-values.js';

/** ScheduledNextTermInstructions, alone or within an action. Source: create-scheduled-changes; no field is sure to come. */
const instructionsSchema = z.object({
  product: z
    .object({
      productId: scalarSchema,
      skuId: scalarSchema,
      termDuration: scalarSchema,
      billingCycle: scalarSchema,
      promotionId: scalarSchema,
    })
    .nullish(),
  quantity: scalarSchema,
});

/** ScheduledAction: what the end of a term brings since 2026. Not verified against the service. */
const actionSchema = z.object({
  scheduleType: scalarSchema,
  actionType: scalarSchema,
  effectiveDate: scalarSchema,
  instructions: z.unknown().optional(),
});

const TYPES: Readonly<Record<string, ScheduledActionType>> = {
  cancel: 'cancel',
  renewtonewterm: 'renew',
  renewtoextendedserviceterm: 'extend',
  transition: 'transition',
};

/** What a term goes on with; undefined for what is no object or says nothing. */
export function readNextTerm(item: unknown): NextTerm | undefined {
  const parsed = instructionsSchema.safeParse(item);
  if (!parsed.success) return undefined;
  const { product, quantity } = parsed.data;
  const next: NextTerm = {
    quantity: readCount(quantity),
    productId: readText(product?.productId),
    skuId: readText(product?.skuId),
    termDuration: readText(product?.termDuration)?.toUpperCase(),
    billingCycle: readText(product?.billingCycle)?.toLowerCase(),
    hasPromotion: readText(product?.promotionId) === undefined ? undefined : true,
  };
  return Object.values(next).some((part) => part !== undefined) ? next : undefined;
}

/** Scheduled actions; an unknown type is `other`. Empty for what is no list, and without what is no action. */
export function readScheduledActions(items: unknown): readonly ScheduledAction[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown): readonly ScheduledAction[] => {
    const parsed = actionSchema.safeParse(item);
    if (!parsed.success) return [];
    const { scheduleType, actionType, effectiveDate, instructions } = parsed.data;
    const atEnd = readText(scheduleType)?.toLowerCase() === 'termend';
    return [
      {
        type: TYPES[readText(actionType)?.toLowerCase() ?? ''] ?? 'other',
        effectiveDate: atEnd ? undefined : readInstant(effectiveDate),
        next: readNextTerm(instructions),
      },
    ];
  });
}
