import { type Kysely, sql } from 'kysely';
import { createBatched } from '../../base/batched.js';
import { isCustomerId } from '../../domain/customers/customer.js';
import type { Tables } from '../database/tables.js';

/** When Partner Center gave what is kept of a customer; null for what is not kept. */
export interface ReadingTimes {
  /** Null as well while a sweep has only a part of it, or its figures are not worked out. */
  readonly usage: Date | null;
  readonly deployment: Date | null;
  readonly subscriptions: Date | null;
}

/** Looks up times. May throw what the database throws. */
export type ReadReadingTimes = (customerId: string) => Promise<ReadingTimes | undefined>;

/** Every answer asks this, so that none is older than what another process or a sweep has read. */
export function createReadReadingTimes(db: Kysely<Tables>): ReadReadingTimes {
  const timesOf = createBatched(async (customerIds: readonly string[]) => {
    const { rows } = await sql<ReadingTimes & { readonly customerId: string }>`
      select given.customer_id as "customerId", deployment_reading.read_at as deployment,
             subscription_reading.read_at as subscriptions,
             case when needs_figures or left_at is not null then null else usage_read_at end as usage
      from unnest(${[...new Set(customerIds)]}::uuid[]) as given (customer_id)
      left join customer using (customer_id)
      left join deployment_reading using (customer_id)
      left join subscription_reading using (customer_id)
    `.execute(db);
    const byId = new Map(rows.map((row) => [row.customerId, row]));
    return (customerId: string): ReadingTimes | undefined => byId.get(customerId);
  });

  return async (customerId) => (isCustomerId(customerId) ? timesOf(customerId.toLowerCase()) : undefined);
}
