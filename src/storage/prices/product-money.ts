import { type Kysely, sql } from 'kysely';
import { addMoney, type MoneyRange } from '../../domain/money/money-range.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import { nameKey } from '../../domain/usage/name-key.js';
import { toldWorth } from '../../domain/watching/alert-money.js';
import { storable } from '../database/json.js';
import type { Tables } from '../database/tables.js';
import { readWorth } from './money-row.js';

/** What the unused seats of some products cost each customer, over all sales channels; by customer id. */
export async function readProductMoney(
  db: Kysely<Tables>,
  customerIds: readonly string[],
  productNames: readonly string[],
  basis: PriceBasis,
): Promise<ReadonlyMap<string, readonly MoneyRange[]>> {
  // A product's key is its name and its sales channel on a line each; a subscription's, of one line, is no product's name.
  const { rows } = await sql<{ readonly customerId: string; readonly worth: unknown }>`
    select customer_id as "customerId", worth
    from customer_money cross join lateral jsonb_each(subjects) subject (key, worth)
    where customer_id = any(${customerIds}::uuid[]) and basis = ${basis} and strpos(key, E'\n') > 0
      and split_part(key, E'\n', 1) = any(${productNames.map((name) => storable(nameKey(name)))}::text[])
  `.execute(db);
  const found = new Map<string, MoneyRange[]>();
  for (const { customerId, worth } of rows) {
    const read = readWorth(worth);
    const amount = read && toldWorth(read);
    if (amount !== undefined) found.set(customerId, [...(found.get(customerId) ?? []), amount]);
  }
  return new Map([...found].map(([customerId, amounts]) => [customerId, addMoney(amounts)] as const));
}
