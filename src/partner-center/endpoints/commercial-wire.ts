import { z } from 'zod';
import { isCustomerId } from '../../domain/customers/customer.js';
import type { CustomerUsageRow } from '../../usecases/sweep/everyone-ports.js';
import { isErrorBody } from '../http/error-body.js';
import { readCount, readText, scalarSchema } from '../http/wire-values.js';
import { createUsageRow, usageRowSchema } from './wire.js';

/** One page of a commercial report; its items still unread. */
export interface CommercialPage {
  readonly items: readonly unknown[];
  /** Null on the last page; undefined when the envelope does not speak of it. */
  readonly nextLink: string | null | undefined;
  /** Rows over all pages as far as is known; undefined when not said. */
  readonly totalCount: number | undefined;
}

/** The names an envelope's parts go by, in lower case. */
const NEXT_LINK_NAMES = ['@nextlink', '@odata.nextlink', 'nextlink'];
const TOTAL_COUNT_NAMES = ['totalcount', '@odata.count'];

const envelopeSchema = z.record(z.string(), z.unknown());
const itemsSchema = z.array(z.unknown());
const linkSchema = z.string().nullable();

/** The table calls the active seats licensesActive, the sample licenseActive. */
const commercialRowSchema = usageRowSchema.extend({
  licenseActive: scalarSchema,
  customerTenantId: scalarSchema,
  customerName: scalarSchema,
});

/**
 * Reads the envelope `{Value, @nextLink, TotalCount}` in any case, or the one of OData (`value`, `@odata.nextLink`,
 * `@odata.count`), since the documents show one and the family uses the other. Undefined when it is neither.
 * Source: get-licenses-usage-information.
 */
export function readCommercialPage(value: unknown): CommercialPage | undefined {
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) return undefined;
  const parts = new Map(Object.entries(envelope.data).map(([name, part]) => [name.toLowerCase(), part]));
  const find = (names: readonly string[]) => parts.get(names.find((name) => parts.has(name)) ?? '');

  const list = find(['value', 'items']);
  const items = itemsSchema.safeParse(list ?? []);
  if (!items.success || (list === undefined && isErrorBody(value))) return undefined;
  const nextLink = linkSchema.safeParse(find(NEXT_LINK_NAMES)).data;
  return {
    items: items.data,
    nextLink: nextLink === '' ? null : nextLink,
    totalCount: readCount(scalarSchema.safeParse(find(TOTAL_COUNT_NAMES)).data),
  };
}

/**
 * One row of the commercial report, or undefined for what is no row: not an object, without readable counts, or
 * without a customer's id where `fallbackCustomerId` gives none. Its percentage is always undefined: there is none.
 */
export function readCommercialRow(item: unknown, fallbackCustomerId?: string): CustomerUsageRow | undefined {
  const parsed = commercialRowSchema.safeParse(item);
  if (!parsed.success) return undefined;
  const { customerTenantId, customerName } = parsed.data;
  const customerId = readText(customerTenantId)?.toLowerCase() ?? fallbackCustomerId;
  const row = createUsageRow(parsed.data);
  if (row === undefined || customerId === undefined || !isCustomerId(customerId)) return undefined;
  return { customerId, customerName: readText(customerName) ?? customerId, row };
}
