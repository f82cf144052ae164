import type { Migration } from '../migration.js';

/** Reports by mail: when they come, of what and to whom. They belong to their conversation and go with it. */
export const mailReport: Migration = {
  name: '0024-mail-report',
  sql: `
    create table mail_report (
      report_id uuid primary key,
      tenant_id text not null,
      conversation_id text not null,
      -- from the same numbers as watches
      number integer not null,
      -- customer, rhythm, address
      definition jsonb not null,
      next_at timestamptz not null,
      created_at timestamptz not null,
      created_by jsonb not null,
      removed_at timestamptz,
      foreign key (tenant_id, conversation_id) references conversation on delete cascade,
      unique (tenant_id, conversation_id, number)
    );
    create index mail_report_due on mail_report (next_at) where removed_at is null;
  `,
};
