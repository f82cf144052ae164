import type { Migration } from './migration.js';

/** What tenants hold of each licence, as sweeps read it where a renewal is watched. */
export const liveSeats: Migration = {
  name: '0023-live-seats',
  sql: `
    create table live_seats (
      customer_id uuid primary key,
      read_at timestamptz not null,
      -- licences of the tenant; null where the partner may not read it
      skus jsonb
    );
  `,
};
