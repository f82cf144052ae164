import type { Migration } from './migration.js';

/*
 * What questions about all customers are answered from. customer_figures is one row a customer, with its products and
 * workloads in arrays: 100,000 rows are looked through in less time than an index on each part would cost a sweep, and
 * figures are worked out where cards work them out. subscription_term is what is in force and ends, by day. Both are
 * filled by the next sweep.
 */
export const customerFigures: Migration = {
  name: '0013-customer-figures',
  sql: `
    create table usage_part (
      part_no integer generated always as identity primary key,
      kind text not null,
      -- SHA-256 of kind and folded name: names may be longer than an index takes
      name_key bytea not null unique,
      name text not null
    );

    create table customer_figures (
      customer_no integer primary key,
      processed_at timestamptz not null,
      seats bigint not null,
      unused_at_least bigint not null,
      unused_at_most bigint not null,
      -- the same of the reading before; null before the second
      before_at timestamptz,
      seats_before bigint,
      at_least_before bigint,
      at_most_before bigint,
      part_nos integer[] not null,
      part_seats integer[] not null,
      part_at_least integer[] not null,
      part_at_most integer[] not null
    );
    update customer set needs_figures = true where seats is not null;

    create table subscription_term (
      customer_id uuid not null,
      subscription_id text not null,
      last_day date not null,
      -- what its product is called, folded as names are compared
      offer_key text not null
    );
    create index subscription_term_day on subscription_term (last_day, customer_id);
    create index subscription_term_customer on subscription_term (customer_id);
    update subscription_reading set read_at = least(read_at, now() - interval '30 days');

    create index customer_left on customer (customer_id) where left_at is not null;
  `,
};
