import type { Migration } from './migration.js';

/** What the unused seats of each customer cost a month, worked out by sweeps; one row for each basis of prices. */
export const customerMoney: Migration = {
  name: '0016-customer-money',
  sql: `
    create table customer_money (
      customer_id uuid not null,
      -- retail or cost
      basis text not null,
      -- what customers are ranked by; null where nothing costs anything or is priced
      currency text,
      at_least float8,
      at_most float8,
      -- amounts a month by currency, and how many products are priced
      totals jsonb not null,
      -- the same of products and subscriptions, by the key that alerts have for them
      subjects jsonb not null,
      kept_at timestamptz not null,
      primary key (customer_id, basis)
    );
  `,
};
