import type { Migration } from './migration.js';

/** What nothing could be done with, while the rest went on. */
export const leftOut: Migration = {
  name: '0011-left-out',
  sql: `
    create table left_out (
      kind text not null,
      -- customer id, watch id, or tenant and conversation of a digest
      id text not null,
      -- for people; empty where it has none
      name text not null,
      -- a fault of Partner Center; null for what another version of the program wrote
      reason text,
      seen_at timestamptz not null,
      -- how often in a row
      times integer not null default 1,
      told_at timestamptz,
      primary key (kind, id)
    );
  `,
};
