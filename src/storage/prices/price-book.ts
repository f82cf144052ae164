import { type Kysely, sql } from 'kysely';
import { isoDay } from '../../base/time.js';
import type { PriceLine } from '../../domain/money/price.js';
import type { PriceBook, PriceSource } from '../../usecases/prices/price-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

interface LineRow {
  readonly productId: string;
  readonly skuId: string;
  readonly productTitle: string;
  readonly skuTitle: string;
  readonly market: string;
  readonly segment: string;
  readonly currency: string;
  readonly termDuration: string;
  readonly billingPlan: string;
  readonly unitPrice: number | null;
  readonly erpPrice: number | null;
  readonly effectiveFrom: string | null;
  readonly effectiveUntil: string | null;
  readonly seatsFrom: number;
  readonly seatsTo: number | null;
}

/** The kept prices of one source. */
export function createPriceBook(db: Kysely<Tables>, source: PriceSource): PriceBook {
  return {
    linesOf: ({ market, segment }, skus, { from, until }) =>
      withStorageErrors('read prices', async () => {
        if (skus.length === 0) return [];
        const { rows } = await sql<LineRow>`
          select product_id as "productId", sku_id as "skuId", product_title as "productTitle", sku_title as "skuTitle",
            market, segment, currency, term_duration as "termDuration", billing_plan as "billingPlan",
            unit_price::float8 as "unitPrice", erp_price::float8 as "erpPrice",
            case when isfinite(effective_from) then effective_from::text end as "effectiveFrom",
            least(effective_until, withdrawn_on - 1)::text as "effectiveUntil",
            seats_from as "seatsFrom", seats_to as "seatsTo"
          from price_line
          where source = ${source} and market = ${market} and segment in (${segment}, '')
            and (product_id, sku_id) in (select * from unnest(
              ${skus.map(({ productId }) => productId)}::text[], ${skus.map(({ skuId }) => skuId)}::text[]))
            and effective_from <= ${isoDay(until)}::date
            and coalesce(least(effective_until, withdrawn_on - 1), 'infinity') >= ${isoDay(from)}::date
        `.execute(db);
        return rows.map(toLine);
      }),
  };
}

function toLine(row: LineRow): PriceLine {
  const day = (text: string | null) => (text === null ? undefined : new Date(text));
  return {
    ...row,
    segment: row.segment === '' ? undefined : row.segment,
    unitPrice: row.unitPrice ?? undefined,
    erpPrice: row.erpPrice ?? undefined,
    effectiveFrom: day(row.effectiveFrom),
    effectiveUntil: day(row.effectiveUntil),
    seatsFrom: row.seatsFrom === 0 ? undefined : row.seatsFrom,
    seatsTo: row.seatsTo ?? undefined,
  };
}
