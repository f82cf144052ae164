import { sql, type Transaction } from 'kysely';
import type { CustomerOutcome, SweepRun, SweptCustomer } from '../../usecases/sweep/sweep-ports.js';
import type { Tables } from '../database/tables.js';
import { storable } from '../watching/watch-row.js';
import { insertPacked, packRows, uniqueTimes } from './usage-rows.js';

/** A customer's rows as a sweep read them. */
export type RowsOutcome = Extract<CustomerOutcome, { readonly kind: 'rows' }>;

/** Keeps rows of customers; how many were not read before in this sweep, and how many of those have new rows. */
export async function keepRows(
  transaction: Transaction<Tables>,
  { runId }: SweepRun,
  outcomes: readonly RowsOutcome[],
  seriesNos: readonly number[],
): Promise<{ readonly first: number; readonly changed: number }> {
  if (outcomes.length === 0) return { first: 0, changed: 0 };
  const stamps = outcomes.map(({ rows }) => uniqueTimes(rows.flatMap((row) => row.processedDateTime ?? [])));
  const { rows: customers } = await sql<{ no: number; id: string; isFirst: boolean }>`
    with given as (
      select * from unnest(${outcomes.map(({ customerId }) => customerId)}::uuid[], ${namesOf(outcomes)}::text[],
        ${stamps.map(timesLiteral)}::text[]) as given (customer_id, customer_name, stamps)
    ), before as (
      select customer_id, read_in from customer where customer_id in (select customer_id from given)
    ), kept as (
      insert into customer as known (customer_id, customer_name, read_in, stamps)
      select customer_id, customer_name, ${runId}::integer, stamps::timestamptz[] from given
      on conflict (customer_id) do update
      set customer_name = coalesce(excluded.customer_name, known.customer_name),
          read_in = excluded.read_in, due_in = null,
          stamps = case when known.read_in = excluded.read_in
            then (select array_agg(distinct stamp) from unnest(known.stamps || excluded.stamps) as both_of (stamp))
            else excluded.stamps end
      returning customer_no, customer_id
    )
    select kept.customer_no as no, customer_id as id, before.read_in is distinct from ${runId}::integer as "isFirst"
    from kept left join before using (customer_id)
  `.execute(transaction);
  const byId = new Map(customers.map((customer) => [customer.id, customer]));

  let at = 0;
  const packed = outcomes.flatMap(({ customerId, rows }) => {
    const numbers = seriesNos.slice(at, at + rows.length);
    at += rows.length;
    return packRows(byId.get(customerId)?.no ?? 0, rows, numbers);
  });
  const written = await insertPacked(transaction, packed);
  await sql`
    update customer set needs_figures = true where customer_no = any(${[...written]}::integer[]) and not needs_figures
  `.execute(transaction);
  const first = customers.filter(({ isFirst }) => isFirst);
  return { first: first.length, changed: first.filter(({ no }) => written.has(no)).length };
}

/** Customers as a table `given` of customer_id, customer_name and domain; null where one is not known. */
export function givenNames(customers: readonly SweptCustomer[]) {
  const domains = customers.map(({ domain }) => (domain ? storable(domain) : null));
  return sql`
    unnest(${customers.map(({ customerId }) => customerId)}::uuid[], ${namesOf(customers)}::text[], ${domains}::text[])
      as given (customer_id, customer_name, domain)
  `;
}

/** Names as the database takes them, in the order of the customers; null for a customer that is known by its id only. */
function namesOf(customers: readonly SweptCustomer[]): readonly (string | null)[] {
  return customers.map(({ customerName }) => (customerName ? storable(customerName) : null));
}

function timesLiteral(times: readonly Date[]): string {
  return `{${times.map((time) => time.toISOString()).join(',')}}`;
}
