import type { Migration } from './migration.js';

export const settingState: Migration = {
  name: '0002-setting-state',
  sql: `
    create table setting_state (
      name text primary key,
      value jsonb not null,
      updated_at timestamptz not null
    );
  `,
};
