import type { Conversation } from '../../domain/conversation.js';

/** A row of `conversation`, as far as it says how to reach it. */
export interface ConversationRow {
  readonly tenant_id: string;
  readonly conversation_id: string;
  readonly conversation_type: 'personal' | 'groupChat' | 'channel';
  readonly service_url: string;
  readonly bot_id: string;
  readonly team_id: string | null;
  readonly user_id: string | null;
  readonly locale: string | null;
  readonly seen_at: Date;
}

/** A row of `conversation` as the rest of the program knows it. */
export function toConversation(row: ConversationRow): Conversation {
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
