import { type Kysely, sql } from 'kysely';
import type { Conversation } from '../../domain/conversation.js';
import type { Tables } from '../database/tables.js';

/** Keeps a conversation that something is to belong to; what is known of it already stays as it is. */
export async function keepConversation(
  transaction: Kysely<Tables>,
  { tenantId, conversationId, conversationType, serviceUrl, botId, teamId, userId, locale }: Conversation,
  at: Date,
): Promise<void> {
  await sql`
    insert into conversation (tenant_id, conversation_id, conversation_type, service_url, bot_id, team_id, user_id,
      locale, seen_at)
    values (${tenantId}, ${conversationId}, ${conversationType}, ${serviceUrl}, ${botId}, ${teamId ?? null},
      ${userId ?? null}, ${locale ?? null}, ${at})
    on conflict do nothing
  `.execute(transaction);
}
