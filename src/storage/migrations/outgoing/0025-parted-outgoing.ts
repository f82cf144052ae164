import type { Migration } from '../migration.js';

/*
 * What tickets are told when the bot is removed outlives its conversation, of which it keeps what was known: whether
 * anything of it may still leave is looked at when it does.
 */
export const partedOutgoing: Migration = {
  name: '0025-parted-outgoing',
  sql: `
    alter table outgoing
      alter column tenant_id drop not null,
      alter column conversation_id drop not null,
      add column parted_from jsonb,
      add constraint outgoing_is_of_a_conversation
        check (conversation_id is not null or parted_from is not null);
    create index outgoing_parted on outgoing (created_at) where parted_from is not null;
  `,
};
