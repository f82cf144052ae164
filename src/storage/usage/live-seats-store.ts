import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { SubscribedSku } from '../../domain/seats/subscribed-sku.js';
import type { LiveSeatReadings } from '../../usecases/sweep/sweep-live-seats.js';
import { toJsonb } from '../database/json.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

const skusSchema = z.array(
  z
    .object({
      skuId: z.string().optional(),
      partNumber: z.string().optional(),
      name: z.string(),
      active: z.number(),
      consumed: z.number(),
      warning: z.number(),
      suspended: z.number(),
      isForTenant: z.boolean(),
    })
    .transform(({ skuId, partNumber, ...sku }): SubscribedSku => ({ ...sku, skuId, partNumber })),
);

/** Licences of tenants in the database. */
export function createLiveSeatReadings(db: Kysely<Tables>): LiveSeatReadings {
  return {
    due: ({ endsFrom, endsBy, readBefore, refusedBefore, customerIds }, after, limit) =>
      withStorageErrors('read whose licences are due', async () => {
        const { rows } = await sql<{ customerNo: number; customerId: string; seats: number }>`
          select customer_no as "customerNo", customer_id as "customerId", seats::float8 as seats
          from customer join subscription_reading using (customer_id)
          left join live_seats live using (customer_id)
          where customer_no > ${after} and left_at is null and seats is not null
            and ends_at between ${endsFrom} and ${endsBy}
            and (live.read_at is null
              or live.read_at < case when skus is null then ${refusedBefore}::timestamptz else ${readBefore}::timestamptz end)
            and (${customerIds === undefined} or customer_id = any(${customerIds ?? []}::uuid[]))
          order by customer_no limit ${limit}
        `.execute(db);
        return rows;
      }),

    keep: (readings, readAt) =>
      withStorageErrors('keep licences of tenants', async () => {
        await sql`
          insert into live_seats (customer_id, read_at, skus)
          select customer_id, ${readAt}, skus
          from unnest(${readings.map(({ customerId }) => customerId)}::uuid[],
            ${readings.map(({ skus }) => (skus === undefined ? null : toJsonb(skus)))}::jsonb[])
            as given (customer_id, skus)
          on conflict (customer_id) do update set read_at = excluded.read_at, skus = excluded.skus
          where live_seats.read_at <= excluded.read_at
        `.execute(db);
      }),

    of: (customerIds, since) =>
      withStorageErrors('read licences of tenants', async () => {
        const { rows } = await sql<{ customerId: string; skus: unknown }>`
          select customer_id as "customerId", skus from live_seats
          where customer_id = any(${customerIds}::uuid[]) and read_at >= ${since} and skus is not null
        `.execute(db);
        return new Map(
          rows.flatMap(({ customerId, skus }) => {
            // What another version wrote is read again by the next sweep.
            const { data } = skusSchema.safeParse(skus);
            return data === undefined ? [] : [[customerId, data] as const];
          }),
        );
      }),
  };
}
