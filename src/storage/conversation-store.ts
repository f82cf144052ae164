import type { Kysely, Selectable } from 'kysely';
import type { Conversation } from '../domain/conversation.js';
import type { ConversationStore } from '../usecases/ports.js';
import { withStorageErrors } from './storage-fault.js';
import type { ConversationTable, Tables } from './tables.js';

/** Conversations in the database. */
export function createConversationStore(db: Kysely<Tables>): ConversationStore {
  return {
    remember: (conversation, seenAt) =>
      withStorageErrors('remember a conversation', async () => {
        const { tenantId, conversationId, ...rest } = conversation;
        const row = {
          conversation_type: rest.conversationType,
          service_url: rest.serviceUrl,
          bot_id: rest.botId,
          team_id: rest.teamId ?? null,
          user_id: rest.userId ?? null,
          locale: rest.locale ?? null,
          seen_at: seenAt,
        };
        await db
          .insertInto('conversation')
          .values({ tenant_id: tenantId, conversation_id: conversationId, ...row })
          .onConflict((conflict) => conflict.columns(['tenant_id', 'conversation_id']).doUpdateSet(row))
          .execute();
      }),

    forget: ({ tenantId, conversationId }) =>
      withStorageErrors('forget a conversation', async () => {
        await db
          .deleteFrom('conversation')
          .where('tenant_id', '=', tenantId)
          .where('conversation_id', '=', conversationId)
          .execute();
      }),

    personalOf: (userIds) =>
      withStorageErrors('find personal chats', async () => {
        if (userIds.length === 0) return [];
        const rows = await db
          .selectFrom('conversation')
          .selectAll()
          .where('conversation_type', '=', 'personal')
          .where('user_id', 'in', userIds)
          .orderBy('user_id')
          .execute();
        return rows.map(toConversation);
      }),
  };
}

function toConversation(row: Selectable<ConversationTable>): Conversation {
  return {
    tenantId: row.tenant_id,
    conversationId: row.conversation_id,
    conversationType: row.conversation_type,
    serviceUrl: row.service_url,
    botId: row.bot_id,
    teamId: row.team_id ?? undefined,
    userId: row.user_id ?? undefined,
    locale: row.locale ?? undefined,
  };
}
