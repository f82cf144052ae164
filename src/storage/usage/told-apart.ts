import { type RawBuilder, sql } from 'kysely';

/**
 * What tells a customer apart from others of its name: its domain, or its id where none is known. Null for a name that
 * stands alone, and for a customer that is not kept.
 */
export function toldApartBy(customerId: RawBuilder<unknown>) {
  return sql`(
    select coalesce(one.domain, one.customer_id::text) from customer one
    where one.customer_id = ${customerId} and ${hasNamesake()}
  )`;
}

/** Whether the customer `one` has a name that another one has too. */
export function hasNamesake() {
  return sql`exists (
    select from customer other
    where md5(other.name_key) = md5(one.name_key) and other.name_key = one.name_key
      and other.customer_id <> one.customer_id
  )`;
}
