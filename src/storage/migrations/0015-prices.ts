import type { Migration } from './migration.js';

/**
 * Prices as sheets have them, each line once: what a later sheet says again changes nothing, what it lacks is withdrawn,
 * and nothing is dropped, because terms go on at the prices of their beginning.
 */
export const prices: Migration = {
  name: '0015-prices',
  sql: `
    create table price_sheet (
      -- partner-center, or file
      source text not null,
      -- empty for a file, which is for any markets
      market text not null,
      -- the last good one
      read_at timestamptz,
      line_count integer,
      -- what a file was when it was read, to tell whether it changed
      stamp text,
      -- since when no good one came, and why
      failed_since timestamptz,
      tried_at timestamptz,
      failure text,
      failure_detail text,
      primary key (source, market)
    );

    create table price_line (
      source text not null,
      market text not null,
      product_id text not null,
      sku_id text not null,
      -- empty: for everyone
      segment text not null,
      term_duration text not null,
      billing_plan text not null,
      currency text not null,
      seats_from integer not null,
      -- -infinity: always was
      effective_from date not null,
      seats_to integer,
      effective_until date,
      unit_price numeric,
      erp_price numeric,
      product_title text not null,
      sku_title text not null,
      -- the day on which a sheet did not have it any more
      withdrawn_on date,
      primary key (source, market, product_id, sku_id, segment, term_duration, billing_plan, currency, seats_from,
                   effective_from)
    );

    create table customer_buyer (
      customer_id uuid primary key,
      -- null: Partner Center does not say
      market text,
      segment text,
      asked_at timestamptz not null
    );
    create index customer_buyer_market on customer_buyer (market);
  `,
};
