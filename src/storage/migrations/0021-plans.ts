import type { Migration } from './migration.js';

/*
 * Plans that people took into a ticket belong to the conversation they were made in, and go with it. Changes that could be
 * made, of every customer, are worked out by sweeps beside the money.
 */
export const plans: Migration = {
  name: '0021-plans',
  sql: `
    create table made_plan (
      plan_id uuid primary key,
      tenant_id text not null,
      conversation_id text not null,
      customer_id uuid not null,
      changes jsonb not null,
      made_at timestamptz not null,
      made_by jsonb not null,
      -- seats gone or scheduled to go, and the reading that first showed it; null until one did
      progress jsonb,
      seen_at timestamptz,
      -- from when the subscriptions are that were looked at last
      looked_at timestamptz not null,
      foreign key (tenant_id, conversation_id) references conversation on delete cascade,
      unique (tenant_id, conversation_id, customer_id)
    );
    create index made_plan_customer on made_plan (customer_id);

    create table planned_change (
      customer_id uuid not null,
      -- retail or cost
      basis text not null,
      subscription_id text not null,
      -- as the offer calls it
      product text not null,
      seats bigint not null,
      -- the last day to act; null where any day will do
      last_day date,
      -- what it saves a month; null where no price is known, or it saves nothing
      currency text,
      saving float8,
      is_at_most boolean not null default false,
      primary key (customer_id, basis, subscription_id)
    );
  `,
};
