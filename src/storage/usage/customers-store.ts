import { type Kysely, type RawBuilder, sql } from 'kysely';
import type {
  CustomersStore,
  ListedCustomer,
  ListStretch,
} from '../../usecases/portfolio/customers-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { listTerms, readTermCoverage } from './listed-terms.js';
import { type Matched, passingCustomers } from './passing-customers.js';
import { toldApartBy } from './told-apart.js';
import { createUsagePartNumbers } from './usage-part-numbers.js';
import { createUsageSeries } from './usage-series.js';

interface ListedRow {
  readonly total: number;
  /** Null as all that follows where the stretch is empty. */
  readonly customerId: string | null;
  readonly customerName: string;
  readonly toldApartBy: string | null;
  readonly processedDateTime: Date | null;
  readonly seats: number;
  readonly atLeast: number;
  readonly atMost: number;
  readonly beforeAt: Date | null;
  readonly seatsBefore: number;
  readonly atLeastBefore: number;
  readonly atMostBefore: number;
}

/** What of a change counts as one: a point of the share of unused seats. */
const LEAST_CHANGE = 0.01;
/** Readings come weekly at the least; the nearest one to a day is this near. */
const NEAR_DAYS = 4;

export function createCustomersStore(db: Kysely<Tables>): CustomersStore {
  const numbers = createUsagePartNumbers(db);
  const series = createUsageSeries(db);

  /**
   * `matched` has customer_no, figures and an order; names are looked up for the stretch alone. What is cheap to find is
   * found twice, once to count it, which is faster than to keep it.
   */
  async function stretchOf(
    { matched, order, isCheap }: Matched,
    offset: number,
    limit: number,
  ): Promise<ListStretch<ListedCustomer>> {
    const { rows } = await sql<ListedRow>`
      with matched as ${isCheap ? sql`not materialized` : sql`materialized`} (${matched}),
      shown as (
        select *, row_number() over () as place
        from (select * from matched order by ${order}, customer_no offset ${offset} limit ${limit}) as ordered
      )
      select (select count(*) from matched)::float8 as total, customer_id as "customerId",
             coalesce(customer_name, customer_id::text) as "customerName",
             ${toldApartBy(sql.ref('customer.customer_id'))} as "toldApartBy",
             customer.processed_at as "processedDateTime", shown.seats::float8 as seats,
             shown.at_least::float8 as "atLeast", shown.at_most::float8 as "atMost", before_at as "beforeAt",
             seats_before::float8 as "seatsBefore", at_least_before::float8 as "atLeastBefore",
             at_most_before::float8 as "atMostBefore"
      from (select 1) as one left join (shown join customer using (customer_no)) on true
      order by place
    `.execute(db);
    return {
      total: rows[0]?.total ?? 0,
      items: rows.flatMap((row) => (row.customerId === null ? [] : [listed(row, row.customerId)])),
    };
  }

  return {
    isFilled: () =>
      withStorageErrors('see whether customers were read', async () => {
        const { rows } = await sql<{ isFilled: boolean }>`
          select exists (select from customer_figures) as "isFilled"
        `.execute(db);
        return rows[0]?.isFilled === true;
      }),

    parts: () => withStorageErrors('read the names of products', () => numbers.all()),

    passing: ({ partNos, test }, offset, limit) =>
      withStorageErrors('list customers', () => stretchOf(passingCustomers(partNos, test), offset, limit)),

    changed: ({ direction, since }, offset, limit) =>
      withStorageErrors('list customers that changed', () => {
        const before =
          since === undefined ? sql`customer_figures where before_at is not null` : comparedSince(since);
        const growth = sql`(unused_at_most::float8 / seats - at_most_before::float8 / seats_before)`;
        const matched = sql`
          select customer_no, seats, unused_at_least as at_least, unused_at_most as at_most, before_at, seats_before,
                 at_least_before, at_most_before, ${growth} as growth, unused_at_most - at_most_before as more
          from (select * from ${before}) as compared
          where seats > 0 and seats_before > 0
            and ${direction === 'worse' ? growth : sql`-${growth}`} >= ${LEAST_CHANGE}::float8
        `;
        const order = direction === 'worse' ? sql`more desc, growth desc` : sql`more, growth`;
        return stretchOf({ matched, order, isCheap: since === undefined }, offset, limit);
      }),

    terms: (wanted, offset, limit) =>
      withStorageErrors('list terms that end', () => listTerms(db, series, wanted, offset, limit)),

    termCoverage: () =>
      withStorageErrors('count the customers whose terms are known', () => readTermCoverage(db)),
  };
}

/** Figures beside those of the kept reading nearest to a day, of customers that have one, older than the last. */
function comparedSince(since: Date): RawBuilder<unknown> {
  const day = 24 * 60 * 60 * 1000;
  const from = new Date(since.getTime() - NEAR_DAYS * day);
  const to = new Date(since.getTime() + (NEAR_DAYS + 1) * day);
  return sql`(
    select figures.customer_no, figures.seats, figures.unused_at_least, figures.unused_at_most,
           past.processed_at as before_at, past.seats as seats_before, past.unused_at_least as at_least_before,
           past.unused_at_most as at_most_before
    from customer_figures figures
    join (
      select distinct on (customer_no) customer_no, processed_at, seats, unused_at_least, unused_at_most
      from customer_usage
      where processed_at between ${from}::timestamptz and ${to}::timestamptz
      order by customer_no, abs(date_part('epoch', processed_at - ${since}::timestamptz))
    ) as past on past.customer_no = figures.customer_no and past.processed_at < figures.processed_at
  ) as nearest`;
}

function listed(row: ListedRow, customerId: string): ListedCustomer {
  const { customerName, toldApartBy: apart, processedDateTime, seats, atLeast, atMost, beforeAt } = row;
  return {
    customerId,
    customerName,
    ...(apart === null ? {} : { toldApartBy: apart }),
    processedDateTime: processedDateTime ?? undefined,
    seats,
    unused: { atLeast: Math.max(0, atLeast), atMost: Math.max(0, atMost) },
    notUsed: { atLeast, atMost },
    before:
      beforeAt === null
        ? undefined
        : {
            at: beforeAt,
            seats: row.seatsBefore,
            unused: { atLeast: row.atLeastBefore, atMost: row.atMostBefore },
          },
  };
}
