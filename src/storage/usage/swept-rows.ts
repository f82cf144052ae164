import { sql, type Transaction } from 'kysely';
import type { CustomerOutcome, SweepRun, SweptCustomer } from '../../usecases/sweep/sweep-ports.js';
import { storable } from '../database/json.js';
import type { Tables } from '../database/tables.js';
import { newerReadings, packedReadings, writeReadings } from './usage-readings.js';
import { isOlder, mergePacked, type PackedReading, packRows } from './usage-rows.js';

/** A customer's rows as a sweep read them. */
export type RowsOutcome = Extract<CustomerOutcome, { readonly kind: 'rows' }>;

/**
 * Keeps rows of customers in the place of their last readings; those that come in a second part go to the first. Rows
 * from before what an answer brought since are left. Gives how many customers were not read before in this sweep, and
 * how many of those say something else now.
 */
export async function keepRows(
  transaction: Transaction<Tables>,
  { runId }: SweepRun,
  outcomes: readonly RowsOutcome[],
  seriesNos: readonly number[],
  readAt: Date,
): Promise<{ readonly first: number; readonly changed: number }> {
  if (outcomes.length === 0) return { first: 0, changed: 0 };
  const { rows: customers } = await sql<{ no: number; id: string; isFirst: boolean }>`
    with given as (
      select * from unnest(${outcomes.map(({ customerId }) => customerId)}::uuid[], ${namesOf(outcomes)}::text[])
        as given (customer_id, customer_name)
    ), before as (
      select customer_id, read_in from customer where customer_id in (select customer_id from given)
    ), kept as (
      insert into customer as known (customer_id, customer_name, read_in, usage_read_at)
      select customer_id, customer_name, ${runId}::integer, ${readAt}::timestamptz from given
      on conflict (customer_id) do update
      set customer_name = coalesce(excluded.customer_name, known.customer_name), read_in = excluded.read_in,
          due_in = null, usage_read_at = excluded.usage_read_at, missing_because = null
      returning customer_no, customer_id
    )
    select kept.customer_no as no, customer_id as id, before.read_in is distinct from ${runId}::integer as "isFirst"
    from kept left join before using (customer_id)
  `.execute(transaction);
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  const firstParts: PackedReading[] = [];
  const laterParts: PackedReading[] = [];
  let at = 0;
  for (const { customerId, rows } of outcomes) {
    const numbers = seriesNos.slice(at, at + rows.length);
    at += rows.length;
    const customer = byId.get(customerId);
    if (customer === undefined) continue;
    (customer.isFirst ? firstParts : laterParts).push(packRows(customer.no, rows, numbers));
  }
  const written = await writeReadings(transaction, [
    ...(await withoutOlder(transaction, firstParts)),
    ...(await withFirstParts(transaction, laterParts)),
  ]);
  await sql`
    update customer set needs_figures = true, usage_changed_at = ${readAt}::timestamptz
    where customer_no = any(${[...written]}::integer[])
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

/** Without readings from before the one that is kept. */
export async function withoutOlder(
  transaction: Transaction<Tables>,
  packed: readonly PackedReading[],
): Promise<readonly PackedReading[]> {
  const newer = await newerReadings(transaction, packed);
  if (newer.size === 0) return packed;
  return packed.filter((reading) => {
    const known = newer.get(reading.customerNo);
    return known === undefined || !isOlder(reading, known);
  });
}

async function withFirstParts(
  transaction: Transaction<Tables>,
  packed: readonly PackedReading[],
): Promise<readonly PackedReading[]> {
  const known = await packedReadings(
    transaction,
    packed.map(({ customerNo }) => customerNo),
  );
  return packed.map((part) => {
    const before = known.get(part.customerNo);
    return before === undefined ? part : mergePacked(before, part);
  });
}
