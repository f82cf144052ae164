import type { Migration } from '../migration.js';

/*
 * What leaves by mail or webhook. A message waits while sent_at and parked_at are null, and behind what is ahead of it
 * in its lane; it goes with the conversation that asked for it. alert_ticket says what each ticket was told last.
 */
export const outgoing: Migration = {
  name: '0020-outgoing',
  sql: `
    create table outgoing (
      outgoing_id uuid primary key,
      outgoing_no bigint generated always as identity,
      -- webhook or mail
      way text not null,
      lane text not null,
      tenant_id text not null,
      conversation_id text not null,
      -- what it tells, as that was when it was made
      content jsonb not null,
      -- the message itself, once it was tried: a repeat is the same
      body jsonb,
      created_at timestamptz not null,
      failures integer not null default 0,
      failed_since timestamptz,
      retry_at timestamptz,
      held_at timestamptz,
      sent_at timestamptz,
      parked_at timestamptz,
      reason text,
      foreign key (tenant_id, conversation_id) references conversation on delete cascade
    );
    create index outgoing_waiting on outgoing (way, lane, outgoing_no) where sent_at is null and parked_at is null;
    create index outgoing_of_conversation on outgoing (tenant_id, conversation_id);
    create index outgoing_done on outgoing (created_at) where sent_at is not null or parked_at is not null;

    create table outgoing_way (
      way text primary key,
      paused_until timestamptz,
      failures integer not null default 0,
      failed_since timestamptz,
      reason text,
      told_at timestamptz
    );
    insert into outgoing_way (way) values ('webhook'), ('mail');

    create table alert_ticket (
      alert_id uuid not null references alert on delete cascade,
      lane text not null,
      -- where it goes, as on the watch
      target jsonb not null,
      watch_id uuid not null references watch on delete cascade,
      -- what it was told last: opened, acknowledged, cleared
      news text not null,
      opened_at timestamptz not null,
      primary key (alert_id, lane)
    );
    create index alert_ticket_by_watch on alert_ticket (watch_id);
    create index watch_with_ticket on watch (tenant_id, conversation_id) where definition ? 'ticket' and removed_at is null;
  `,
};
