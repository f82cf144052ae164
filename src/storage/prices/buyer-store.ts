import { type Kysely, sql } from 'kysely';
import type { Buyer } from '../../domain/money/price.js';
import type { BuyerStore } from '../../usecases/prices/price-ports.js';
import { storable } from '../database/json.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

interface BuyerRow {
  readonly customerId: string;
  readonly market: string | null;
  readonly segment: string | null;
}

/** Countries and segments of customers in the database. */
export function createBuyerStore(db: Kysely<Tables>): BuyerStore {
  return {
    kept: (customerIds, againBefore) =>
      withStorageErrors('read countries and segments', async () => {
        const { rows } = await sql<BuyerRow>`
          select customer_id as "customerId", market, segment from customer_buyer
          where customer_id = any(${[...customerIds]}::uuid[]) and (market is not null or asked_at >= ${againBefore})
        `.execute(db);
        return new Map(rows.map((row) => [row.customerId, toBuyer(row)]));
      }),

    keep: (customerId, buyer, at) =>
      withStorageErrors('keep a country and a segment', async () => {
        await sql`
          insert into customer_buyer (customer_id, market, segment, asked_at)
          values (${customerId}, ${buyer?.market ?? null}, ${buyer ? storable(buyer.segment) : null}, ${at})
          on conflict (customer_id) do update
          set market = excluded.market, segment = excluded.segment, asked_at = excluded.asked_at
        `.execute(db);
      }),

    unknown: (againBefore, limit) =>
      withStorageErrors('read whose country is not known', async () => {
        const { rows } = await sql<{ customerId: string }>`
          select customer_id as "customerId" from customer left join customer_buyer using (customer_id)
          where left_at is null and processed_at is not null
            and (asked_at is null or market is null and asked_at < ${againBefore})
          order by customer_no limit ${limit}
        `.execute(db);
        return rows.map(({ customerId }) => customerId);
      }),
  };
}

function toBuyer({ market, segment }: BuyerRow): Buyer | undefined {
  return market === null || segment === null ? undefined : { market, segment };
}
