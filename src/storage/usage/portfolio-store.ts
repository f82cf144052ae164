import { type Kysely, sql } from 'kysely';
import type { PortfolioCustomer } from '../../domain/usage/portfolio.js';
import type { PortfolioOrder, PortfolioStore } from '../../usecases/portfolio/portfolio-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { toldApartBy } from './told-apart.js';

interface CustomerRow extends Omit<PortfolioCustomer, 'unused' | 'toldApartBy' | 'processedDateTime'> {
  readonly toldApartBy: string | null;
  readonly processedDateTime: Date | null;
  readonly atLeast: number;
  readonly atMost: number;
}

interface TotalsRow {
  readonly customers: number;
  readonly customersWithoutData: number;
  readonly customersUnread: number;
  readonly seats: number;
  readonly atLeast: number;
  readonly atMost: number;
}

/** Customers without figures that are named; the others are only counted. */
const NAMED_WITHOUT = 3;

/** Partner Center was heard and had no rows, as opposed to a customer that could not be read so far. */
const HAS_NO_DATA = sql`seats is null and coalesce(missing_because, 'no-usage-data')
  in ('no-usage-data', 'no-usable-date', 'unknown-customer')`;

/** Beside each customer its amount, and how many customers have one of that currency. */
function withMoney({ basis }: PortfolioOrder) {
  return sql`
    left join (
      select customer_id, currency, at_least, at_most, count(*) over (partition by currency) as alike
      from customer_money join (select customer_id from customer where left_at is null) here using (customer_id)
      where basis = ${basis} and currency is not null
    ) money using (customer_id)
  `;
}

const BY_MONEY = sql`alike desc nulls last, currency, at_most desc, at_least desc,`;

/** The figures that the sweeps left with each customer. */
export function createPortfolioStore(db: Kysely<Tables>): PortfolioStore {
  async function namesWithoutFigures(): Promise<readonly string[]> {
    const { rows } = await sql<{ name: string }>`
      select coalesce(customer_name, customer_id::text) as name from customer
      where seats is null and left_at is null order by customer_name, customer_id limit ${NAMED_WITHOUT}
    `.execute(db);
    return rows.map(({ name }) => name);
  }

  return {
    page: (offset, limit, order) =>
      withStorageErrors('read the portfolio', async () => {
        // No index: 100,000 customers are ranked in 20 ms, and an index would be written at every sweep.
        const { rows } = await sql<CustomerRow>`
          select customer_id as "customerId", coalesce(customer_name, customer_id::text) as "customerName",
                 ${toldApartBy(sql.ref('customer.customer_id'))} as "toldApartBy",
                 seats::float8 as seats, unused_at_least::float8 as "atLeast", unused_at_most::float8 as "atMost",
                 processed_at as "processedDateTime"
          from customer ${order === undefined ? sql`` : withMoney(order)}
          where seats is not null and left_at is null
          order by ${order === undefined ? sql`` : BY_MONEY} unused_at_least desc, unused_at_most desc, customer_name, customer_id
          offset ${offset} limit ${limit}
        `.execute(db);
        return rows.map(({ atLeast, atMost, processedDateTime, toldApartBy: apart, ...rest }) => ({
          ...rest,
          ...(apart === null ? {} : { toldApartBy: apart }),
          processedDateTime: processedDateTime ?? undefined,
          unused: { atLeast, atMost },
        }));
      }),

    totals: () =>
      withStorageErrors('add the portfolio up', async () => {
        const { rows } = await sql<TotalsRow>`
          select count(seats)::float8 as customers,
                 count(*) filter (where ${HAS_NO_DATA})::float8 as "customersWithoutData",
                 count(*) filter (where seats is null and not (${HAS_NO_DATA}))::float8 as "customersUnread",
                 coalesce(sum(seats), 0)::float8 as seats, coalesce(sum(unused_at_least), 0)::float8 as "atLeast",
                 coalesce(sum(unused_at_most), 0)::float8 as "atMost"
          from customer where left_at is null
        `.execute(db);
        const { atLeast, atMost, ...totals } = rows[0] ?? NO_TOTALS;
        return { ...totals, unused: { atLeast, atMost }, without: await namesWithoutFigures() };
      }),

    sweptAt: () =>
      withStorageErrors('read the last sweep', async () => {
        const { rows } = await sql<{ at: Date | null }>`
          select max(ended_at) as at from sweep_run where state = 'finished'
        `.execute(db);
        return rows[0]?.at ?? undefined;
      }),
  };
}

const NO_TOTALS: TotalsRow = {
  customers: 0,
  customersWithoutData: 0,
  customersUnread: 0,
  seats: 0,
  atLeast: 0,
  atMost: 0,
};
