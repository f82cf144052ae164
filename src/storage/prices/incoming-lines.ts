import { sql, type Transaction } from 'kysely';
import { isoDay } from '../../base/time.js';
import type { PriceLine } from '../../domain/money/price.js';
import type { SheetName } from '../../usecases/prices/price-ports.js';
import { storable } from '../database/json.js';
import type { Tables } from '../database/tables.js';
import type { SheetTable } from './sheet-store.js';

/** Price sheets: lines that a later sheet lacks are withdrawn, and none is dropped. */
export const PRICE_TABLE: SheetTable<PriceLine> = {
  createIncoming,
  add: addIncoming,
  merge: mergeIncoming,
};

/** A table of this transaction alone for the lines of the sheet that is being read. */
async function createIncoming(transaction: Transaction<Tables>): Promise<void> {
  await sql`
    create temporary table incoming_price on commit drop as
    select 0 as line_no, market, product_id, sku_id, segment, term_duration, billing_plan, currency, seats_from,
      effective_from, seats_to, effective_until, unit_price, erp_price, product_title, sku_title
    from price_line with no data
  `.execute(transaction);
}

/** Adds lines, the first of which is so many lines below the sheet's first. */
async function addIncoming(
  transaction: Transaction<Tables>,
  lines: readonly PriceLine[],
  before: number,
): Promise<void> {
  if (lines.length === 0) return;
  const texts = (read: (line: PriceLine) => string) => lines.map(read);
  const numbers = (read: (line: PriceLine) => number | undefined) => lines.map((line) => read(line) ?? null);
  const days = (read: (line: PriceLine) => Date | undefined) =>
    lines.map((line) => {
      const day = read(line);
      return day === undefined ? null : isoDay(day);
    });
  await sql`
    insert into incoming_price
    select ${before} + line_no, market, product_id, sku_id, segment, term_duration, billing_plan, currency,
      coalesce(seats_from, 0), coalesce(effective_from, '-infinity'), seats_to, effective_until, unit_price, erp_price,
      product_title, sku_title
    from unnest(${texts(({ market }) => market)}::text[], ${texts(({ productId }) => productId)}::text[],
      ${texts(({ skuId }) => skuId)}::text[], ${texts(({ segment = '' }) => storable(segment))}::text[],
      ${texts(({ termDuration }) => termDuration)}::text[],
      ${texts(({ billingPlan }) => storable(billingPlan))}::text[], ${texts(({ currency }) => currency)}::text[],
      ${numbers(({ seatsFrom }) => seatsFrom)}::integer[], ${numbers(({ seatsTo }) => seatsTo)}::integer[],
      ${days(({ effectiveFrom }) => effectiveFrom)}::date[], ${days(({ effectiveUntil }) => effectiveUntil)}::date[],
      ${numbers(({ unitPrice }) => unitPrice)}::numeric[], ${numbers(({ erpPrice }) => erpPrice)}::numeric[],
      ${texts(({ productTitle }) => storable(productTitle))}::text[],
      ${texts(({ skuTitle }) => storable(skuTitle))}::text[])
      with ordinality as given (market, product_id, sku_id, segment, term_duration, billing_plan, currency, seats_from,
        seats_to, effective_from, effective_until, unit_price, erp_price, product_title, sku_title, line_no)
  `.execute(transaction);
}

const KEY = sql.raw(
  'market, product_id, sku_id, segment, term_duration, billing_plan, currency, seats_from, effective_from',
);
const REST = sql.raw('seats_to, effective_until, unit_price, erp_price, product_title, sku_title');

/**
 * Brings the kept lines up to what came in: new and changed ones are written, those that are not there any more are
 * withdrawn on that day. Gives how many that were.
 */
async function mergeIncoming(
  transaction: Transaction<Tables>,
  { source, market }: SheetName,
  at: Date,
): Promise<number> {
  await sql`analyze incoming_price`.execute(transaction);
  const written = await sql`
    insert into price_line as kept (source, ${KEY}, ${REST})
    select distinct on (${KEY}) ${source}, ${KEY}, ${REST} from incoming_price order by ${KEY}, line_no desc
    on conflict (source, ${KEY}) do update
    set seats_to = excluded.seats_to, effective_until = excluded.effective_until, unit_price = excluded.unit_price,
      erp_price = excluded.erp_price, product_title = excluded.product_title, sku_title = excluded.sku_title,
      withdrawn_on = null
    where (kept.seats_to, kept.effective_until, kept.unit_price, kept.erp_price, kept.product_title, kept.sku_title,
        kept.withdrawn_on)
      is distinct from (excluded.seats_to, excluded.effective_until, excluded.unit_price, excluded.erp_price,
        excluded.product_title, excluded.sku_title, null::date)
  `.execute(transaction);
  const withdrawn = await sql`
    update price_line kept set withdrawn_on = ${isoDay(at)}::date
    where source = ${source} and (${market} = '' or market = ${market}) and withdrawn_on is null
      and not exists (
        select from incoming_price incoming
        where (incoming.market, incoming.product_id, incoming.sku_id, incoming.segment, incoming.term_duration,
            incoming.billing_plan, incoming.currency, incoming.seats_from, incoming.effective_from)
          = (kept.market, kept.product_id, kept.sku_id, kept.segment, kept.term_duration, kept.billing_plan,
            kept.currency, kept.seats_from, kept.effective_from))
  `.execute(transaction);
  return Number((written.numAffectedRows ?? 0n) + (withdrawn.numAffectedRows ?? 0n));
}
