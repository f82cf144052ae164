import { type Kysely, sql } from 'kysely';
import type { OfferLine } from '../../domain/money/offer-line.js';
import type { OfferBook } from '../../usecases/prices/price-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

/** The kept offer matrix. */
export function createOfferBook(db: Kysely<Tables>): OfferBook {
  return {
    ofSkus: (skus) =>
      withStorageErrors('read the offer matrix', async () => {
        if (skus.length === 0) return [];
        const { rows } = await sql<OfferLine>`
          select product_id as "productId", sku_id as "skuId", provisioning_id as "provisioningId",
            part_number as "partNumber", title
          from offer_line
          where (product_id, sku_id) in (select * from unnest(
            ${skus.map(({ productId }) => productId)}::text[], ${skus.map(({ skuId }) => skuId)}::text[]))
          order by product_id, sku_id, provisioning_id
        `.execute(db);
        return rows;
      }),
  };
}
