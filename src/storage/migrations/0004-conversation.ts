import type { Migration } from './migration.js';

export const conversation: Migration = {
  name: '0004-conversation',
  sql: `
    create table conversation (
      tenant_id text not null,
      conversation_id text not null,
      conversation_type text not null,
      service_url text not null,
      bot_id text not null,
      team_id text,
      user_id text,
      locale text,
      seen_at timestamptz not null,
      primary key (tenant_id, conversation_id)
    );
    create index conversation_personal on conversation (user_id) where conversation_type = 'personal';
  `,
};
