import type { Migration } from './migration.js';

export const deliveryTrials: Migration = {
  name: '0009-delivery-trials',
  sql: `
    alter table conversation
      -- Teams refuses what is sent there: since when, and how often in a row
      add column refused_since timestamptz,
      add column refusals integer not null default 0,
      -- the admins were told that Teams asked to wait for long
      add column long_wait_at timestamptz,
      -- nothing is sent there: its person, or its tenant, may no longer ask
      add column held_at timestamptz;
    create index conversation_held on conversation (held_at) where held_at is not null;

    alter table card
      -- Teams refuses this card, and it is tried again: when, since when and how often in a row
      add column retry_at timestamptz,
      add column refused_since timestamptz,
      add column refusals integer not null default 0,
      -- the version whose message was handed to the network, until it is known what became of it
      add column handed_version integer,
      -- a process died before it heard what became of a message that it had handed over, which is taken as arrived
      add column assumed_at timestamptz;
  `,
};
