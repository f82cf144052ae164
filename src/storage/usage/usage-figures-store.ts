import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type UsagePoint, usagePointOf } from '../../domain/usage/usage-trend.js';
import type { ReadingFigures, UsageFigures, UsageHistory } from '../../usecases/sweep/sweep-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { numberParts, writeCustomerFigures } from './customer-figures.js';
import { readDeployments } from './deployment-row.js';
import { createUsagePartNumbers } from './usage-part-numbers.js';
import { createUsagePartitions } from './usage-partitions.js';
import { readHistory, readReadings } from './usage-readings.js';
import { createUsageSeries } from './usage-series.js';

interface ReadCustomer {
  readonly customerNo: number;
  readonly customerId: string;
  readonly readAt: Date | null;
  readonly deployments: unknown;
}

interface PointRow {
  readonly customerNo: number;
  readonly processedAt: Date;
  readonly stamps: readonly Date[];
  readonly seats: number;
  readonly atLeast: number;
  readonly atMost: number;
}

/** Figures of last readings, and the history they go to. */
export function createUsageFigures(db: Kysely<Tables>): UsageFigures {
  const series = createUsageSeries(db);
  const partitions = createUsagePartitions(db);
  const partNumbers = createUsagePartNumbers(db);

  async function readingsOf(which: RawBuilder<unknown>, limit: number) {
    const { rows: customers } = await sql<ReadCustomer>`
      select customer_no as "customerNo", customer_id as "customerId", usage_read_at as "readAt",
             deployment_reading.rows as deployments
      from customer left join deployment_reading using (customer_id)
      where needs_figures and ${which} order by customer_no limit ${limit}
    `.execute(db);
    const last = customers.at(-1);
    if (last === undefined) return undefined;
    const read = await readReadings(
      db,
      series,
      customers.map(({ customerNo }) => customerNo),
    );
    const readings = customers.map(({ customerNo, customerId, readAt, deployments }) => ({
      customerId,
      rows: read.get(customerNo) ?? [],
      deployments: readDeployments(deployments),
      readAt: readAt ?? undefined,
    }));
    return { readings, last: last.customerNo };
  }

  async function keepTogether(figures: readonly ReadingFigures[]): Promise<void> {
    const points = figures.flatMap(({ point, ...rest }) => (point ? [{ ...rest, point }] : []));
    const past = points.filter(({ isPast }) => isPast !== true);
    await partitions.ensure(past.map(({ point }) => point.processedDateTime));
    const numbered = await numberParts(figures, partNumbers);
    const given = sql`unnest(${points.map(({ customerId }) => customerId)}::uuid[],
        ${points.map(({ readAt }) => readAt ?? null)}::timestamptz[],
        ${points.map(({ point }) => point.processedDateTime)}::timestamptz[],
        ${points.map(({ isPast }) => isPast !== true)}::boolean[],
        ${points.map(({ point }) => point.seats)}::bigint[],
        ${points.map(({ point }) => point.unused.atLeast)}::bigint[],
        ${points.map(({ point }) => point.unused.atMost)}::bigint[])
      as given (customer_id, read_at, at, is_kept, seats, at_least, at_most)
      join customer on customer.customer_id = given.customer_id
        and customer.usage_read_at is not distinct from given.read_at`;
    await db.transaction().execute(async (transaction) => {
      await sql`
        insert into usage_history (customer_no, processed_at, series_nos, qualified, active, row_times)
        select customer_no, given.at, series_nos, qualified, active,
               case when row_times is null and reading.processed_at is distinct from given.at
                 then array_fill(reading.processed_at, array[cardinality(series_nos)]) else row_times end
        from ${given} join usage_reading reading using (customer_no)
        where given.is_kept
        on conflict (customer_no, processed_at) do update
        set series_nos = excluded.series_nos, qualified = excluded.qualified, active = excluded.active,
            row_times = excluded.row_times
      `.execute(transaction);
      await sql`
        insert into customer_usage (customer_no, processed_at, stamps, seats, unused_at_least, unused_at_most)
        select customer_no, given.at, array[given.at], given.seats, given.at_least, given.at_most
        from ${given}
        where given.is_kept
        on conflict (customer_no, processed_at) do update
        set stamps = excluded.stamps, seats = excluded.seats, unused_at_least = excluded.unused_at_least,
            unused_at_most = excluded.unused_at_most, figures_no = excluded.figures_no
      `.execute(transaction);
      await writeCustomerFigures(transaction, numbered);
      await sql`
        update customer
        set needs_figures = false, processed_at = reading.processed_at, seats = known.seats,
            unused_at_least = known.at_least, unused_at_most = known.at_most, missing_because = null
        from (select customer_no, given.seats, given.at_least, given.at_most from ${given}) as known
        join usage_reading reading using (customer_no)
        where customer.customer_no = known.customer_no
      `.execute(transaction);
      await sql`
        update customer set needs_figures = false
        where customer_id = any(${figures.flatMap(({ point, customerId }) => (point ? [] : [customerId]))}::uuid[])
      `.execute(transaction);
    });
  }

  return {
    nextReadings: (limit, after) =>
      withStorageErrors('read changed usage', () => readingsOf(sql`customer_no > ${after}`, limit)),

    readingOf: (customerId) =>
      withStorageErrors('read changed usage', async () => {
        const batch = await readingsOf(sql`customer_id = ${customerId}`, 1);
        return batch?.readings[0];
      }),

    keepFigures: (figures) => withStorageErrors('keep usage figures', () => keepTogether(figures)),
  };
}

/** What is kept of one customer's usage. */
export function createUsageHistory(db: Kysely<Tables>): UsageHistory {
  const series = createUsageSeries(db);

  return {
    pointsOf: (customerId, since) =>
      withStorageErrors('read usage history', async () => {
        const { rows: points } = await sql<PointRow>`
          select customer_no as "customerNo", figures.processed_at as "processedAt", figures.stamps,
                 figures.seats::float8 as seats, figures.unused_at_least::float8 as "atLeast",
                 figures.unused_at_most::float8 as "atMost"
          from customer join customer_usage figures using (customer_no)
          where customer_id = ${customerId} and figures.processed_at >= ${since}
          order by figures.processed_at
        `.execute(db);
        const [first] = points;
        if (first === undefined) return [];
        const times = points.flatMap(({ stamps }) => stamps);
        const rowsAt = await readHistory(db, series, first.customerNo, times);
        return points.flatMap(({ processedAt, stamps, seats, atLeast, atMost }): UsagePoint[] => {
          const parts = stamps.map((stamp) => rowsAt.get(stamp.getTime()));
          // Where a part of a reading was pruned already, the rest would look like a loss of seats.
          if (parts.includes(undefined)) return [];
          const point = usagePointOf(
            parts.flatMap((rows) => rows ?? []),
            { readAt: processedAt },
          );
          // The figures as they were then: how many seats were given to nobody is not in the rows.
          return point
            ? [{ ...point, processedDateTime: processedAt, seats, unused: { atLeast, atMost } }]
            : [];
        });
      }),
  };
}
