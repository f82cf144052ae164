import type { Migration } from './migration.js';

/*
 * usage_reading is what Partner Center said last of a customer, as a whole: it takes the place of the reading before,
 * whatever the times of its rows. usage_history keeps what each reading was, under the newest time in it. The stamps of
 * customer stay for replicas of the version before, which write them.
 */
export const lastReading: Migration = {
  name: '0008-last-reading',
  sql: `
    alter table customer
      -- when Partner Center gave the last reading, rows or none
      add column usage_read_at timestamptz,
      -- when it last said something else than the one before
      add column usage_changed_at timestamptz,
      -- the sweep whose list last had it
      add column listed_in integer,
      -- since when a complete list has not had it
      add column left_at timestamptz,
      -- why it has no figures
      add column missing_because text;

    create table usage_reading (
      customer_no integer primary key,
      -- the newest time of its rows; null when no row says
      processed_at timestamptz,
      series_nos integer[] not null,
      qualified integer[] not null,
      active integer[] not null,
      -- of each row, where they are not all of processed_at
      row_times timestamptz[]
    );

    create table deployment_reading (
      customer_id uuid primary key,
      read_at timestamptz not null,
      rows jsonb not null
    );

    alter table usage_history add column row_times timestamptz[];

    create or replace view usage_history_row as
      select customer.customer_id, coalesce(counts.row_time, history.processed_at) as processed_at,
             series.product_name, series.workload_name, series.service_name, series.sales_channel,
             counts.licenses_qualified, counts.licenses_active
      from usage_history history
      join customer using (customer_no)
      cross join lateral unnest(history.series_nos, history.qualified, history.active, history.row_times)
        as counts (series_no, licenses_qualified, licenses_active, row_time)
      join usage_series series using (series_no);

    insert into usage_reading (customer_no, processed_at, series_nos, qualified, active, row_times)
    select customer_no, max(stamp), array_agg(series_no order by series_no), array_agg(q order by series_no),
           array_agg(a order by series_no), array_agg(stamp order by series_no)
    from (
      select distinct on (customer_no, series_no) customer_no, series_no, q, a, stamp
      from customer
      cross join lateral unnest(customer.stamps) as stamps (stamp)
      join usage_history history using (customer_no)
      cross join lateral unnest(history.series_nos, history.qualified, history.active) as counts (series_no, q, a)
      where history.processed_at = stamps.stamp
      order by customer_no, series_no, stamp desc
    ) as known
    group by customer_no;
  `,
};
