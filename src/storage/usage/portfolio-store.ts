import { type Kysely, sql } from 'kysely';
import type { PortfolioCustomer } from '../../domain/usage/portfolio.js';
import type { PortfolioStore } from '../../usecases/portfolio/portfolio-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { toldApartBy } from './told-apart.js';

interface CustomerRow extends Omit<PortfolioCustomer, 'unused' | 'toldApartBy'> {
  readonly toldApartBy: string | null;
  readonly atLeast: number;
  readonly atMost: number;
}

interface TotalsRow {
  readonly customers: number;
  readonly customersWithoutData: number;
  readonly seats: number;
  readonly atLeast: number;
  readonly atMost: number;
}

/** The figures that the sweeps left with each customer. */
export function createPortfolioStore(db: Kysely<Tables>): PortfolioStore {
  return {
    page: (offset, limit) =>
      withStorageErrors('read the portfolio', async () => {
        // No index: 100,000 customers are ranked in 20 ms, and an index would be written at every sweep.
        const { rows } = await sql<CustomerRow>`
          select customer_id as "customerId", coalesce(customer_name, customer_id::text) as "customerName",
                 ${toldApartBy(sql.ref('customer.customer_id'))} as "toldApartBy",
                 seats::float8 as seats, unused_at_least::float8 as "atLeast", unused_at_most::float8 as "atMost",
                 processed_at as "processedDateTime"
          from customer where seats is not null
          order by unused_at_least desc, unused_at_most desc, customer_name, customer_id
          offset ${offset} limit ${limit}
        `.execute(db);
        return rows.map(({ atLeast, atMost, toldApartBy: apart, ...rest }) => ({
          ...rest,
          ...(apart === null ? {} : { toldApartBy: apart }),
          unused: { atLeast, atMost },
        }));
      }),

    totals: () =>
      withStorageErrors('add the portfolio up', async () => {
        const { rows } = await sql<TotalsRow>`
          select count(seats)::float8 as customers, (count(*) - count(seats))::float8 as "customersWithoutData",
                 coalesce(sum(seats), 0)::float8 as seats, coalesce(sum(unused_at_least), 0)::float8 as "atLeast",
                 coalesce(sum(unused_at_most), 0)::float8 as "atMost"
          from customer
        `.execute(db);
        const { customers, customersWithoutData, seats, atLeast, atMost } = rows[0] ?? NO_TOTALS;
        return { customers, customersWithoutData, seats, unused: { atLeast, atMost } };
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

const NO_TOTALS: TotalsRow = { customers: 0, customersWithoutData: 0, seats: 0, atLeast: 0, atMost: 0 };
