import type { Migration } from './migration.js';

/** Links to files: what was asked, never the file. */
export const download: Migration = {
  name: '0019-download',
  sql: `
    create table download (
      -- SHA-256; whoever reads the database has no link
      token_hash bytea primary key,
      tenant_id text not null,
      conversation_id text not null,
      user_id text not null,
      locale text,
      request jsonb not null,
      is_once boolean not null,
      until timestamptz not null,
      used_at timestamptz
    );

    create index download_until on download (until);
  `,
};
