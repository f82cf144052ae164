import type { Migration } from './migration.js';

/*
 * A customer's rows of one processedDateTime are one row with arrays: 20 rows take 0.4 kB and one insert, as rows of
 * their own 2 kB and 20. The view usage_history_row shows them one by one. Partitions are made when a month begins
 * and dropped with it, which is why nothing references the partitioned tables.
 */
export const usageHistory: Migration = {
  name: '0003-usage-history',
  sql: `
    create table customer (
      customer_no integer generated always as identity primary key,
      customer_id uuid not null unique,
      -- the sweep that has yet to ask for it
      due_in integer,
      -- the sweep that last brought its rows, and of which times those were
      read_in integer,
      stamps timestamptz[] not null default '{}',
      -- its rows changed since its figures were worked out
      needs_figures boolean not null default false
    );
    create index customer_due on customer (due_in, customer_no) where due_in is not null;
    create index customer_needs_figures on customer (customer_no) where needs_figures;

    create table usage_series (
      series_no integer generated always as identity primary key,
      -- SHA-256 of the four names: they may be longer than an index takes
      names_key bytea not null unique,
      product_name text not null,
      workload_name text not null,
      service_name text not null,
      sales_channel text not null
    );

    create table usage_history (
      customer_no integer not null,
      processed_at timestamptz not null,
      series_nos integer[] not null,
      qualified integer[] not null,
      active integer[] not null,
      primary key (customer_no, processed_at)
    ) partition by range (processed_at);

    create view usage_history_row as
      select customer.customer_id, history.processed_at, series.product_name, series.workload_name,
             series.service_name, series.sales_channel, counts.licenses_qualified, counts.licenses_active
      from usage_history history
      join customer using (customer_no)
      cross join lateral unnest(history.series_nos, history.qualified, history.active)
        as counts (series_no, licenses_qualified, licenses_active)
      join usage_series series using (series_no);

    create table customer_usage (
      customer_no integer not null,
      processed_at timestamptz not null,
      -- the times of the rows these figures are made of
      stamps timestamptz[] not null,
      seats bigint not null,
      unused_at_least bigint not null,
      unused_at_most bigint not null,
      primary key (customer_no, processed_at)
    ) partition by range (processed_at);

    create table sweep_run (
      run_id integer generated always as identity primary key,
      -- the process at work on it
      owner uuid not null,
      state text not null,
      started_at timestamptz not null,
      ended_at timestamptz,
      endpoint text,
      -- where to go on
      position jsonb,
      customers_listed integer,
      customers_read integer not null default 0,
      customers_changed integer not null default 0,
      customers_skipped jsonb not null default '{}',
      customers_failed jsonb not null default '{}',
      rows_read bigint not null default 0,
      failure text
    );
  `,
};
