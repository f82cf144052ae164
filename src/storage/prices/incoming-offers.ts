import { sql, type Transaction } from 'kysely';
import type { OfferLine } from '../../domain/money/offer-line.js';
import { storable } from '../database/json.js';
import type { Tables } from '../database/tables.js';
import type { SheetTable } from './sheet-store.js';

/** The offer matrix: lines that are new or changed are written, and none is dropped, since subscriptions go on. */
export const OFFER_TABLE: SheetTable<OfferLine> = {
  async createIncoming(transaction) {
    await sql`
      create temporary table incoming_offer on commit drop as
      select 0 as line_no, offer_line.* from offer_line with no data
    `.execute(transaction);
  },
  add: addOffers,
  merge: mergeOffers,
};

async function addOffers(
  transaction: Transaction<Tables>,
  lines: readonly OfferLine[],
  before: number,
): Promise<void> {
  if (lines.length === 0) return;
  const texts = (read: (line: OfferLine) => string) => lines.map((line) => storable(read(line)));
  await sql`
    insert into incoming_offer
    select ${before} + line_no, product_id, sku_id, provisioning_id, part_number, title
    from unnest(${texts(({ productId }) => productId)}::text[], ${texts(({ skuId }) => skuId)}::text[],
      ${texts(({ provisioningId }) => provisioningId)}::uuid[], ${texts(({ partNumber }) => partNumber)}::text[],
      ${texts(({ title }) => title)}::text[])
      with ordinality as given (product_id, sku_id, provisioning_id, part_number, title, line_no)
  `.execute(transaction);
}

async function mergeOffers(transaction: Transaction<Tables>): Promise<number> {
  const written = await sql`
    insert into offer_line as kept (product_id, sku_id, provisioning_id, part_number, title)
    select distinct on (product_id, sku_id, provisioning_id) product_id, sku_id, provisioning_id, part_number, title
    from incoming_offer order by product_id, sku_id, provisioning_id, line_no desc
    on conflict (product_id, sku_id, provisioning_id) do update
    set part_number = excluded.part_number, title = excluded.title
    where (kept.part_number, kept.title) is distinct from (excluded.part_number, excluded.title)
  `.execute(transaction);
  return Number(written.numAffectedRows ?? 0n);
}
