import { type Kysely, sql } from 'kysely';
import type { SubscriptionReadings } from '../../usecases/sweep/sweep-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { writeTerms } from './subscription-row.js';
import { writeTermDays } from './term-days.js';

interface DueRow {
  readonly customerNo: number;
  readonly customerId: string;
  readonly seats: number;
}

/** Subscriptions in the database. */
export function createSubscriptionReadings(db: Kysely<Tables>): SubscriptionReadings {
  return {
    due: ({ figuresSince, readBefore, staleBefore, endsBy, customerIds }, after, limit) =>
      withStorageErrors('read whose subscriptions are due', async () => {
        const { rows } = await sql<DueRow>`
          select customer_no as "customerNo", customer_id as "customerId", seats::float8 as seats
          from customer left join subscription_reading using (customer_id)
          where customer_no > ${after} and seats is not null
            and (${figuresSince === undefined} or processed_at >= ${figuresSince ?? null})
            and (read_at is null or read_at < ${readBefore} and (ends_at <= ${endsBy} or read_at < ${staleBefore}))
            and (${customerIds === undefined} or customer_id = any(${customerIds ?? []}::uuid[]))
          order by customer_no limit ${limit}
        `.execute(db);
        return rows;
      }),

    keep: (readings, readAt) =>
      withStorageErrors('keep subscriptions', () =>
        db.transaction().execute(async (transaction) => {
          const { rows: kept } = await sql<{ customerId: string }>`
            insert into subscription_reading (customer_id, read_at, terms, ends_at)
            select customer_id, ${readAt}, terms, ends_at
            from unnest(${readings.map(({ customerId }) => customerId)}::uuid[],
              ${readings.map(({ terms }) => writeTerms(terms))}::jsonb[],
              ${readings.map(({ endsAt }) => endsAt ?? null)}::timestamptz[]) as given (customer_id, terms, ends_at)
            on conflict (customer_id) do update
            set read_at = excluded.read_at, terms = excluded.terms, ends_at = excluded.ends_at
            where subscription_reading.read_at <= excluded.read_at
            returning customer_id as "customerId"
          `.execute(transaction);
          const isKept = new Set(kept.map(({ customerId }) => customerId));
          await writeTermDays(
            transaction,
            readings.filter(({ customerId }) => isKept.has(customerId.toLowerCase())),
            readAt,
          );
        }),
      ),
  };
}
