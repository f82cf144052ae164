import type { Pool } from 'pg';
import { idOf } from './sweeping.js';

/** A customer as a sweep leaves it; without seats it has no usage data yet. */
export interface KeptCustomer {
  readonly number: number;
  readonly name?: string;
  readonly seats?: number;
  readonly unused?: readonly [atLeast: number, atMost: number];
}

/** Writes customers with the figures of 14 November 2026. */
export async function keepCustomers(pool: Pool, customers: readonly KeptCustomer[]): Promise<void> {
  for (const { number, name, seats, unused: [atLeast, atMost] = [null, null] } of customers) {
    await pool.query(
      `insert into customer (customer_id, customer_name, seats, unused_at_least, unused_at_most, processed_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (customer_id) do update
       set customer_name = excluded.customer_name, seats = excluded.seats, unused_at_least = excluded.unused_at_least,
           unused_at_most = excluded.unused_at_most, processed_at = excluded.processed_at`,
      [
        idOf(number),
        name ?? null,
        seats ?? null,
        atLeast,
        atMost,
        seats === undefined ? null : '2026-11-14T00:00:00Z',
      ],
    );
  }
}
