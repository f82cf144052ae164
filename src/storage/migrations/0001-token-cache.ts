import type { Migration } from './migration.js';

export const tokenCache: Migration = {
  name: '0001-token-cache',
  sql: `
    create table token_cache (
      name text primary key,
      sealed bytea not null,
      updated_at timestamptz not null
    );
  `,
};
