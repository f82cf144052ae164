import { type Kysely, sql } from 'kysely';
import type { ConversationAddress } from '../../domain/conversation.js';
import { toJsonb } from '../database/json.js';
import type { Tables } from '../database/tables.js';
import { followTickets } from './ticket-writes.js';

/**
 * Tells the open tickets of conversations that are about to be forgotten that nobody watches any more, and keeps what waits
 * for tickets beyond them; part of the transaction that forgets, which holds their rows.
 */
export async function partWithTickets(
  transaction: Kysely<Tables>,
  addresses: readonly ConversationAddress[],
  at: Date,
): Promise<void> {
  const places = sql`
    select * from unnest(${addresses.map(({ tenantId }) => tenantId)}::text[],
      ${addresses.map(({ conversationId }) => conversationId)}::text[])
  `;
  const { rows } = await sql<{ alertId: string }>`
    update alert set state = 'stopped', state_detail = ${toJsonb({ at })}::jsonb, closed_at = ${at}, changed_at = ${at}
    where (tenant_id, conversation_id) in (${places}) and closed_at is null
      and exists (select from alert_ticket where alert_ticket.alert_id = alert.alert_id)
    returning alert_id as "alertId"
  `.execute(transaction);
  await followTickets(
    transaction,
    rows.map(({ alertId }) => alertId),
    at,
  );
  await sql`
    update outgoing set parted_from = to_jsonb(conversation), tenant_id = null, conversation_id = null
    from conversation
    where (conversation.tenant_id, conversation.conversation_id) in (${places})
      and (outgoing.tenant_id, outgoing.conversation_id) = (conversation.tenant_id, conversation.conversation_id)
      and content ->> 'kind' = 'ticket' and sent_at is null and outgoing.parked_at is null
  `.execute(transaction);
}
