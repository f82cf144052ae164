import { type Kysely, sql } from 'kysely';
import { type UsagePoint, usagePointOf } from '../../domain/usage/usage-trend.js';
import type { UsageFigures, UsageHistory } from '../../usecases/sweep/sweep-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { readPacked, uniqueTimes } from './usage-rows.js';
import { createUsageSeries } from './usage-series.js';

interface StampedCustomer {
  readonly customerNo: number;
  readonly customerId: string;
  readonly stamps: readonly Date[];
}

/** Figures of kept readings. */
export function createUsageFigures(db: Kysely<Tables>): UsageFigures {
  const series = createUsageSeries(db);

  return {
    nextReadings: (limit, after) =>
      withStorageErrors('read changed usage', async () => {
        const { rows: customers } = await sql<StampedCustomer>`
          select customer_no as "customerNo", customer_id as "customerId", stamps
          from customer where needs_figures and customer_no > ${after} order by customer_no limit ${limit}
        `.execute(db);
        const last = customers.at(-1);
        if (last === undefined) return undefined;
        const read = await readPacked(db, series, customers);
        const readings = customers.map(({ customerNo, customerId }) => ({
          customerId,
          rows: [...(read.get(customerNo)?.values() ?? [])].flat(),
        }));
        return { readings, last: last.customerNo };
      }),

    keepFigures: (figures) =>
      withStorageErrors('keep usage figures', async () => {
        const points = figures.flatMap(({ customerId, point }) => (point ? [{ customerId, ...point }] : []));
        await db.transaction().execute(async (transaction) => {
          await sql`
            insert into customer_usage (customer_no, processed_at, stamps, seats, unused_at_least, unused_at_most)
            select customer_no, given.processed_at, stamps, given.seats, given.unused_at_least, given.unused_at_most
            from unnest(${points.map(({ customerId }) => customerId)}::uuid[],
              ${points.map(({ processedDateTime }) => processedDateTime)}::timestamptz[],
              ${points.map(({ seats }) => seats)}::bigint[], ${points.map(({ unused }) => unused.atLeast)}::bigint[],
              ${points.map(({ unused }) => unused.atMost)}::bigint[])
              as given (customer_id, processed_at, seats, unused_at_least, unused_at_most)
            join customer using (customer_id)
            on conflict (customer_no, processed_at) do update
            set stamps = excluded.stamps, seats = excluded.seats, unused_at_least = excluded.unused_at_least,
                unused_at_most = excluded.unused_at_most
          `.execute(transaction);
          await sql`
            update customer
            set needs_figures = false, processed_at = coalesce(given.processed_at, customer.processed_at),
                seats = coalesce(given.seats, customer.seats),
                unused_at_least = coalesce(given.unused_at_least, customer.unused_at_least),
                unused_at_most = coalesce(given.unused_at_most, customer.unused_at_most)
            from unnest(${figures.map(({ customerId }) => customerId)}::uuid[],
              ${figures.map(({ point }) => point?.processedDateTime ?? null)}::timestamptz[],
              ${figures.map(({ point }) => point?.seats ?? null)}::bigint[],
              ${figures.map(({ point }) => point?.unused.atLeast ?? null)}::bigint[],
              ${figures.map(({ point }) => point?.unused.atMost ?? null)}::bigint[])
              as given (customer_id, processed_at, seats, unused_at_least, unused_at_most)
            where customer.customer_id = given.customer_id
          `.execute(transaction);
        });
      }),
  };
}

/** What is kept of one customer's usage. */
export function createUsageHistory(db: Kysely<Tables>): UsageHistory {
  const series = createUsageSeries(db);

  return {
    pointsOf: (customerId, since) =>
      withStorageErrors('read usage history', async () => {
        const { rows: readings } = await sql<Omit<StampedCustomer, 'customerId'>>`
          select customer_no as "customerNo", figures.stamps
          from customer join customer_usage figures using (customer_no)
          where customer_id = ${customerId} and figures.processed_at >= ${since}
          order by figures.processed_at
        `.execute(db);
        const [first] = readings;
        if (first === undefined) return [];
        const stamps = uniqueTimes(readings.flatMap((reading) => reading.stamps));
        const read = await readPacked(db, series, [{ customerNo: first.customerNo, stamps }]);
        const rowsAt = read.get(first.customerNo);
        return readings.flatMap((reading): UsagePoint[] => {
          const parts = reading.stamps.map((stamp) => rowsAt?.get(stamp.getTime()));
          // Where a part of a reading was pruned already, the rest would look like a loss of seats.
          if (parts.includes(undefined)) return [];
          const point = usagePointOf(parts.flatMap((rows) => rows ?? []));
          return point ? [point] : [];
        });
      }),
  };
}
