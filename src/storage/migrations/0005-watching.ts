import type { Migration } from './migration.js';

/*
 * Watches, alerts and the cards they are on belong to a conversation and go with it. A card is sent or edited while
 * `version` is ahead of `delivered_version`; alerts find their card by card_id, and have none until they are announced.
 */
export const watching: Migration = {
  name: '0005-watching',
  sql: `
    alter table customer
      add column customer_name text,
      -- the figures of the last reading, for ranking
      add column processed_at timestamptz,
      add column seats bigint,
      add column unused_at_least bigint,
      add column unused_at_most bigint;

    -- counts up as figures become known, so that a digest can tell what was known at the last one: processed_at lags
    -- by days, and no clock is involved. Null: kept before there were digests
    create sequence figures_no;
    alter table customer_usage add column figures_no bigint;
    alter table customer_usage alter column figures_no set default nextval('figures_no');

    alter table conversation
      -- set with the command "language"; goes before the locale last seen
      add column language text,
      -- operations notices go here
      add column is_operations boolean not null default false,
      add column next_watch_number integer not null default 1,
      -- delivery: nothing is sent before this time, failures in a row, and why nothing can be sent at all
      add column paused_until timestamptz,
      add column failures integer not null default 0,
      add column parked_at timestamptz,
      add column park_reason text,
      -- who sends there at the moment: worker_id of job_worker, a slash, and what tells its claims apart
      add column delivering_by text,
      -- when something was sent there within the last hour, oldest first: Teams limits the rate
      add column recent_sends timestamptz[] not null default '{}';

    create table watch (
      watch_id uuid primary key,
      tenant_id text not null,
      conversation_id text not null,
      number integer not null,
      definition jsonb not null,
      created_at timestamptz not null,
      created_by jsonb not null,
      removed_at timestamptz,
      removed_by jsonb,
      foreign key (tenant_id, conversation_id) references conversation on delete cascade,
      unique (tenant_id, conversation_id, number)
    );

    create table card (
      card_id uuid primary key,
      card_no bigint generated always as identity,
      tenant_id text not null,
      conversation_id text not null,
      content jsonb not null,
      version integer not null default 1,
      delivered_version integer not null default 0,
      -- as the Bot Connector knows it; null until it was sent
      activity_id text,
      activity_conversation_id text,
      created_at timestamptz not null,
      delivered_at timestamptz,
      refused_at timestamptz,
      refusal text,
      foreign key (tenant_id, conversation_id) references conversation on delete cascade
    );
    create index card_waiting on card (tenant_id, conversation_id, card_no)
      where version > delivered_version and refused_at is null;

    create table alert (
      alert_id uuid primary key,
      alert_no bigint generated always as identity,
      tenant_id text not null,
      conversation_id text not null,
      rule_kind text not null,
      customer_id uuid not null,
      customer_name text not null,
      -- tells subjects of one customer apart
      subject_key text not null,
      subject jsonb not null,
      figures jsonb not null,
      watch_id uuid not null references watch on delete cascade,
      -- null until it is announced
      card_id uuid references card on delete set null,
      state text not null,
      state_detail jsonb not null default '{}',
      opened_at timestamptz not null,
      changed_at timestamptz not null,
      closed_at timestamptz,
      foreign key (tenant_id, conversation_id) references conversation on delete cascade
    );
    create unique index alert_not_closed on alert (tenant_id, conversation_id, rule_kind, customer_id, subject_key)
      where closed_at is null;
    create index alert_by_customer on alert (customer_id) where closed_at is null;
    create index alert_by_card on alert (card_id, alert_no);
    create index alert_by_watch on alert (watch_id);
    create index alert_waiting on alert (tenant_id, conversation_id) where card_id is null and closed_at is null;

    create table subscription_reading (
      customer_id uuid primary key,
      read_at timestamptz not null,
      terms jsonb not null,
      -- the soonest end of a term that a watch looks at
      ends_at timestamptz
    );

    -- what became of subscriptions and alerts after the usage was read
    alter table sweep_run add column watching jsonb not null default '{}';

    create table digest_schedule (
      tenant_id text not null,
      conversation_id text not null,
      -- when it comes: weekday or daily, local time, zone
      rhythm jsonb not null,
      next_at timestamptz not null,
      last_at timestamptz,
      -- what the last one was made from
      last_totals jsonb,
      last_figures_no bigint,
      created_by jsonb not null,
      primary key (tenant_id, conversation_id),
      foreign key (tenant_id, conversation_id) references conversation on delete cascade
    );

    create table audit_entry (
      entry_no bigint generated always as identity primary key,
      at timestamptz not null,
      tenant_id text,
      conversation_id text,
      -- Entra object id; no names, no message text
      user_id text,
      action text not null,
      customer_id uuid,
      detail jsonb not null default '{}'
    );
    create index audit_entry_at on audit_entry (at);

    -- workers that run jobs; the lock with this key is held while the process lives
    create table job_worker (
      worker_id text primary key,
      lock_key bigint not null,
      started_at timestamptz not null default now()
    );
  `,
};
