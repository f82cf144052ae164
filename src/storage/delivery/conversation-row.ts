import type { Selectable } from 'kysely';
import type { Conversation } from '../../domain/conversation.js';
import type { ConversationTable } from '../database/tables.js';

/** A row of `conversation` as the rest of the program knows it. */
export function toConversation(row: Selectable<ConversationTable>): Conversation {
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
