import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isoDay } from '../../base/time.js';
import { productKey } from '../../domain/usage/product-match.js';
import type { CustomersStore, ListedTerm, ListStretch } from '../../usecases/portfolio/customers-ports.js';
import type { Tables } from '../database/tables.js';
import { readDeployments } from './deployment-row.js';
import { readTerms } from './subscription-row.js';
import { toldApartBy } from './told-apart.js';
import { readReadings } from './usage-readings.js';
import type { UsageSeries } from './usage-series.js';

interface TermRow {
  readonly total: number;
  /** Null as all that follows where the stretch is empty. */
  readonly customerId: string | null;
  readonly customerNo: number | null;
  readonly customerName: string;
  readonly toldApartBy: string | null;
  readonly subscriptionId: string;
  readonly terms: unknown;
  readonly deployments: unknown;
}

/** Longer than what a product is called. */
const WORDS_LIMIT = 60;

/** As CustomersStore.terms says. */
export async function listTerms(
  db: Kysely<Tables>,
  series: UsageSeries,
  { span, words }: Parameters<CustomersStore['terms']>[0],
  offset: number,
  limit: number,
): Promise<ListStretch<ListedTerm>> {
  const { rows } = await sql<TermRow>`
    -- found twice: a page by the index on days, and all of them counted, both faster than to keep them
    with matched as not materialized (
      select customer_id, subscription_id, last_day from subscription_term term
      where last_day between ${isoDay(span.from)}::date and ${isoDay(span.to)}::date and ${holding(words)}
        -- few have left
        and not exists (
          select from customer where customer.customer_id = term.customer_id and left_at is not null
        )
    ),
    shown as (
      select * from matched order by last_day, customer_id, subscription_id offset ${offset} limit ${limit}
    )
    select (select count(*) from matched)::float8 as total, shown.customer_id as "customerId",
           customer_no as "customerNo", coalesce(customer_name, shown.customer_id::text) as "customerName",
           ${toldApartBy(sql.ref('shown.customer_id'))} as "toldApartBy", subscription_id as "subscriptionId",
           reading.terms, deployment.rows as deployments
    from (select 1) as one left join shown on true
    left join customer on customer.customer_id = shown.customer_id
    left join subscription_reading reading on reading.customer_id = shown.customer_id
    left join deployment_reading deployment on deployment.customer_id = shown.customer_id
    order by last_day, shown.customer_id, subscription_id
  `.execute(db);
  const read = await readReadings(
    db,
    series,
    rows.flatMap(({ customerNo }) => (customerNo === null ? [] : [customerNo])),
  );
  return {
    total: rows[0]?.total ?? 0,
    items: rows.flatMap(
      ({ customerId, customerNo, customerName, toldApartBy: apart, ...row }): ListedTerm[] =>
        customerId === null
          ? []
          : [
              {
                customer: { customerId, customerName, ...(apart === null ? {} : { toldApartBy: apart }) },
                subscriptionId: row.subscriptionId,
                terms: readTerms(row.terms) ?? [],
                rows: (customerNo === null ? undefined : read.get(customerNo)) ?? [],
                deployments: readDeployments(row.deployments),
              },
            ],
    ),
  };
}

/** As CustomersStore.termCoverage says. */
export async function readTermCoverage(
  db: Kysely<Tables>,
): Promise<{ readonly customers: number; readonly read: number }> {
  const { rows } = await sql<{ customers: number; read: number }>`
    select (all_of_them - others)::float8 as customers,
           least(all_of_them - others, readings - readings_of_others)::float8 as read
    from (select count(*) as all_of_them from customer) as everybody,
      (select count(*) as readings from subscription_reading) as kept,
      -- few have no figures or have left, and an index knows them
      (
        select count(*) as others, count(reading.customer_id) as readings_of_others
        from customer left join subscription_reading reading using (customer_id)
        where seats is null or left_at is not null
      ) as uncounted
  `.execute(db);
  return rows[0] ?? { customers: 0, read: 0 };
}

/** Whether an offer's name holds the words, which may be written together or apart. */
function holding(words: string | undefined): RawBuilder<unknown> {
  if (words === undefined) return sql`true`;
  const letters = [
    ...productKey(words)
      .replace(/^(?:microsoft|ms) /, '')
      .replaceAll(' ', ''),
  ].slice(0, WORDS_LIMIT);
  // A folded name has nothing but letters, digits and marks.
  return sql`offer_key in (select offer_key from offer_name where offer_key ~ ${`(^| )${letters.join(' ?')}( |$)`})`;
}
