import { z } from 'zod';
import type { SubscribedSku } from '../../domain/seats/subscribed-sku.js';
import type { CallContext } from '../../usecases/ports.js';
import type { PartnerCenterApi } from '../http/api.js';
import { readCount, readText, scalarSchema } from '../http/wire-values.js';
import { readCustomerRows } from './customer-rows.js';
import { readCode, UNNAMED } from './wire.js';

/** Which licences a customer's tenant holds now, and how many of each people were given. */
export interface SubscribedSkus {
  /**
   * Of all sellers together; empty when there are none, undefined for an unknown customer. Throws PartnerCenterError:
   * `forbidden` with 900308 without a role in the customer's tenant, 900309 where a rule of the customer's stands against
   * it, 900329 for a token without a user.
   */
  getSubscribedSkus(customerId: string, call: CallContext): Promise<readonly SubscribedSku[] | undefined>;
}

/** The useful part of `SubscribedSku`. Source: get-a-list-of-available-licenses. */
const skuSchema = z.object({
  activeUnits: scalarSchema,
  consumedUnits: scalarSchema,
  warningUnits: scalarSchema,
  suspendedUnits: scalarSchema,
  productSku: z
    .object({
      id: scalarSchema,
      name: scalarSchema,
      skuPartNumber: scalarSchema,
      targetType: scalarSchema,
    })
    .nullish(),
});

const COLLECTION = { part: 'subscribedskus', tokenKind: 'app-user', read: readSubscribedSku } as const;

/** Reads the licences of one customer's tenant, all pages; undefined for an unknown customer. Throws PartnerCenterError. */
export function createSubscribedSkus(api: PartnerCenterApi): SubscribedSkus {
  return {
    getSubscribedSkus: (customerId, call) => readCustomerRows(api, COLLECTION, customerId, call),
  };
}

/**
 * One licence; undefined for what is no object, without a count of active or consumed units, or without anything that
 * says which licence it is.
 */
export function readSubscribedSku(item: unknown): SubscribedSku | undefined {
  const parsed = skuSchema.safeParse(item);
  if (!parsed.success) return undefined;
  const { activeUnits, consumedUnits, warningUnits, suspendedUnits, productSku } = parsed.data;
  const active = readCount(activeUnits);
  const consumed = readCount(consumedUnits);
  const skuId = readText(productSku?.id)?.toLowerCase();
  const partNumber = readText(productSku?.skuPartNumber)?.toUpperCase();
  const name = readText(productSku?.name);
  if (active === undefined || consumed === undefined || !(skuId ?? partNumber ?? name)) return undefined;
  return {
    skuId,
    partNumber,
    name: name ?? partNumber ?? UNNAMED,
    active,
    consumed,
    warning: readCount(warningUnits) ?? 0,
    suspended: readCount(suspendedUnits) ?? 0,
    isForTenant: readCode(productSku?.targetType) === 'tenant',
  };
}
