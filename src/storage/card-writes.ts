import { createHash, randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { type ConversationAddress, conversationKey } from '../domain/conversation.js';
import type { CardContent } from '../usecases/delivery-ports.js';
import type { Tables } from './tables.js';

/** The job that sends what waits in a conversation. */
export const DELIVER_TASK = 'deliver';

/** Makes a card that waits to be sent, with the job that sends it; part of the transaction it is given. Gives its id. */
export async function putCard(
  transaction: Kysely<Tables>,
  { tenantId, conversationId }: ConversationAddress,
  content: CardContent,
  at: Date,
): Promise<string> {
  const cardId = randomUUID();
  await sql`
    insert into card (card_id, tenant_id, conversation_id, content, created_at)
    values (${cardId}, ${tenantId}, ${conversationId}, ${JSON.stringify(content)}::jsonb, ${at})
  `.execute(transaction);
  await addDeliveries(transaction, [{ tenantId, conversationId }]);
  return cardId;
}

/** Has cards edited, or what they show sent if they were not sent yet; part of the transaction it is given. */
export async function touchCards(transaction: Kysely<Tables>, cardIds: readonly string[]): Promise<void> {
  if (cardIds.length === 0) return;
  const { rows } = await sql<ConversationAddress>`
    with touched as (
      update card set version = version + 1 where card_id = any(${cardIds}::uuid[])
      returning tenant_id, conversation_id
    )
    select distinct tenant_id as "tenantId", conversation_id as "conversationId" from touched
  `.execute(transaction);
  await addDeliveries(transaction, rows);
}

/**
 * Adds the job that sends what waits in each conversation. One job a conversation: a second request joins the one
 * that waits, at the time it waits for, so that a new card does not break a pause.
 */
export async function addDeliveries(
  transaction: Kysely<Tables>,
  addresses: readonly ConversationAddress[],
  runAt?: Date,
): Promise<void> {
  for (const address of addresses) {
    const name = deliveryName(address);
    await sql`
      select graphile_worker.add_job(${DELIVER_TASK}, payload => ${JSON.stringify(address)}::json, queue_name => ${name},
        job_key => ${name}, job_key_mode => 'preserve_run_at', run_at => ${runAt ?? null}::timestamptz)
    `.execute(transaction);
  }
}

/** Queue and key of a conversation's job. Ids may be longer than a queue's name. */
export function deliveryName(address: ConversationAddress): string {
  return `deliver:${createHash('sha256').update(conversationKey(address)).digest('base64url')}`;
}
