import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Tables } from '../database/tables.js';

/** Customers that a complete list does not have are customers no more, from now on. */
export async function endUnlisted(transaction: Transaction<Tables>, runId: number, now: Date): Promise<void> {
  await sql`
    update customer set left_at = null where listed_in = ${runId} and left_at is not null
  `.execute(transaction);
  await clear(
    transaction,
    sql`left_at = ${now}::timestamptz, missing_because = null`,
    sql`listed_in is distinct from ${runId}::integer and left_at is null`,
  );
  await sql`
    delete from made_plan using customer
    where made_plan.customer_id = customer.customer_id and left_at = ${now}::timestamptz
  `.execute(transaction);
}

/** Customers that a complete report has no rows of have no usage any more. */
export async function endUnread(transaction: Transaction<Tables>, runId: number, now: Date): Promise<void> {
  await clear(
    transaction,
    sql`usage_read_at = ${now}::timestamptz, missing_because = 'no-usage-data'`,
    sql`read_in is distinct from ${runId}::integer and (seats is not null or needs_figures)`,
  );
}

/** What became of customers that gave no rows: why is noted, and those that have none any more lose what they had. */
export async function endWithoutRows(
  transaction: Transaction<Tables>,
  customers: readonly { readonly customerId: string; readonly because: string; readonly isOver: boolean }[],
  now: Date,
): Promise<void> {
  if (customers.length === 0) return;
  await sql`
    update customer set due_in = null, missing_because = given.because
    from unnest(${customers.map(({ customerId }) => customerId)}::uuid[],
      ${customers.map(({ because }) => because)}::text[]) as given (customer_id, because)
    where customer.customer_id = given.customer_id
  `.execute(transaction);
  const over = customers.filter(({ isOver }) => isOver).map(({ customerId }) => customerId);
  await clear(transaction, sql`usage_read_at = ${now}::timestamptz`, sql`customer_id = any(${over}::uuid[])`);
}

/** Takes figures and the last reading away; history stays. */
async function clear(
  transaction: Transaction<Tables>,
  changes: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    with cleared as (
      update customer
      set ${changes}, seats = null, unused_at_least = null, unused_at_most = null, processed_at = null,
          needs_figures = false
      where ${which}
      returning customer_no
    ), unlisted as (
      delete from customer_figures where customer_no in (select customer_no from cleared)
    )
    delete from usage_reading where customer_no in (select customer_no from cleared)
  `.execute(transaction);
}
