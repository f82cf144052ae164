import type { Database } from '../src/storage/open-database.js';
import { createUsagePartitions } from '../src/storage/usage/usage-partitions.js';

/** What is taken for now where the customers are made. */
export const LISTS_NOW = new Date('2026-11-30T12:00:00Z');
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const WEEKS = 6;

/**
 * Customers as sweeps leave them: five of sixty products, the first of them with six customers of ten, ten workloads,
 * six weekly readings, three terms within a year.
 */
export async function fillCustomers({ kysely, pool }: Database, customers: number): Promise<void> {
  const weeks = Array.from({ length: WEEKS }, (_, at) => new Date(LISTS_NOW.getTime() - at * WEEK_MS));
  await createUsagePartitions(kysely).ensure(weeks);
  const run = (statement: string, values: readonly unknown[] = []) => pool.query(statement, [...values]);
  await run(
    `insert into customer (customer_id, customer_name, domain, seats, unused_at_least, unused_at_most, processed_at,
       usage_read_at)
     select md5('customer ' || no)::uuid, 'Customer ' || no, 'customer' || no || '.example', 60 + no % 200, no % 20,
            least(60 + no % 200, no % 20 + no % 97), $2, $2
     from generate_series(1, $1::integer) no`,
    [customers, weeks[0]],
  );
  await run(`
    insert into usage_part (kind, name, name_key)
    select kind, kind || ' ' || no, sha256((kind || no)::bytea)
    from (values ('product', 60), ('workload', 20)) as kinds (kind, most), generate_series(1, most) no`);
  await run(
    `insert into customer_figures
     select customer_no, $1, seats, unused_at_least, unused_at_most, $2, seats, unused_at_least,
            greatest(0, unused_at_most + customer_no % 9 - 4), nos, part_seats, part_at_least, part_at_most
     from customer join (
       select customer_no, array_agg(part_no) as nos, array_agg(10 + customer_no % 50) as part_seats,
              array_agg(customer_no % 7) as part_at_least,
              array_agg(customer_no % 7 + customer_no * part_no % 13) as part_at_most
       from (
         select customer_no, 1 as part_no from customer where customer_no % 10 < 6
         union select customer_no, customer_no * 7 * k % 60 + 1 from customer, generate_series(1, 4) k
         union select customer_no, 60 + (customer_no + k) % 20 + 1 from customer, generate_series(1, 10) k
       ) as parts group by customer_no
     ) as had using (customer_no)`,
    [weeks[0], weeks[1]],
  );
  for (const week of weeks) {
    await run(
      `insert into customer_usage (customer_no, processed_at, stamps, seats, unused_at_least, unused_at_most)
       select customer_no, $1, array[$1::timestamptz], seats, unused_at_least, greatest(0, unused_at_most + customer_no % 9 - 4)
       from customer`,
      [week],
    );
  }
  await run(`
    insert into subscription_reading (customer_id, read_at, terms)
    select customer_id, now(), (
      select jsonb_agg(jsonb_build_object('subscriptionId', customer_id || '-' || k, 'offerName', 'Product ' || k,
        'friendlyName', 'Product ' || k, 'quantity', 10, 'status', 'active', 'autoRenewEnabled', true, 'isTrial', false,
        'unitType', 'Licenses', 'commitmentEndDate',
        to_char(date '2026-11-25' + ((customer_no * k * 31) % 365)::integer, 'YYYY-MM-DD"T00:00:00Z"')))
      from generate_series(6, 8) k
    ) from customer`);
  await run(`
    insert into subscription_term (customer_id, subscription_id, last_day, offer_key)
    select customer_id, term ->> 'subscriptionId', (term ->> 'commitmentEndDate')::date, lower(term ->> 'offerName')
    from subscription_reading, jsonb_array_elements(terms) term`);
  await run(`
    insert into offer_name (name_key, offer_key)
    select distinct sha256(convert_to(offer_key, 'UTF8')), offer_key from subscription_term`);
  await run(
    'insert into sweep_run (owner, state, started_at, ended_at) values (gen_random_uuid(), $1, $2, $2)',
    ['finished', LISTS_NOW],
  );
  await run('vacuum analyze');
}
