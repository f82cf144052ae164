import { createHash, randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { compareTexts } from '../../base/compare-texts.js';
import { type ConversationAddress, conversationKey } from '../../domain/conversation.js';
import type { CardContent } from '../../usecases/delivery/delivery-ports.js';
import type { Tables } from '../database/tables.js';

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

/**
 * Has cards edited, or what they show sent if they were not sent yet; part of the transaction it is given. One that
 * the connector refused is tried again: it shows something else now.
 */
export async function touchCards(transaction: Kysely<Tables>, cardIds: readonly string[]): Promise<void> {
  if (cardIds.length === 0) return;
  const { rows } = await sql<ConversationAddress>`
    with touched as (
      update card set version = version + 1, refused_at = null, refusal = null
      where card_id = any(${cardIds}::uuid[])
      returning tenant_id, conversation_id
    )
    select distinct tenant_id as "tenantId", conversation_id as "conversationId" from touched
  `.execute(transaction);
  await addDeliveries(transaction, rows);
}

/**
 * Adds the job that sends what waits in each conversation. One job a conversation: a second request joins the one
 * that waits, at the time it waits for, so that a new card does not break a pause. Belongs at the end of its
 * transaction: others that add the same jobs wait for it.
 *
 * The jobs have no named queue: graphile-worker locks every queue there is to take one job, so that workers get in
 * each other's way (200 queues: 4 times slower). Whoever sends in a conversation claims it, see Outbox.
 */
export async function addDeliveries(
  transaction: Kysely<Tables>,
  addresses: readonly ConversationAddress[],
): Promise<void> {
  if (addresses.length === 0) return;
  const jobs = addresses
    .map(({ tenantId, conversationId }) => ({
      key: deliveryName({ tenantId, conversationId }),
      payload: { tenantId, conversationId },
    }))
    .sort((a, b) => compareTexts(a.key, b.key));
  // Two transactions that add the same jobs in different orders would end in a deadlock, hence sorted.
  await sql`
    select from graphile_worker.add_jobs(array(
      select row(${DELIVER_TASK}, job -> 'payload', null, null, null, job ->> 'key', null, null)::graphile_worker.job_spec
      from json_array_elements(${JSON.stringify(jobs)}::json) with ordinality as listed (job, position)
      order by position
    ), job_key_preserve_run_at => true)
  `.execute(transaction);
}

/** Has the job of a conversation run after a delay, whatever it waited for so far. */
export async function postponeDelivery(
  transaction: Kysely<Tables>,
  { tenantId, conversationId }: ConversationAddress,
  delayMs: number,
): Promise<void> {
  // By the database's clock, which is the one that workers go by.
  await sql`
    select from graphile_worker.add_job(${DELIVER_TASK},
      payload => ${JSON.stringify({ tenantId, conversationId })}::json,
      job_key => ${deliveryName({ tenantId, conversationId })},
      run_at => now() + make_interval(secs => ${delayMs / 1000}))
  `.execute(transaction);
}

/** Key of a conversation's job: ids may be longer than a key. */
export function deliveryName(address: ConversationAddress): string {
  return `deliver:${createHash('sha256').update(conversationKey(address)).digest('base64url')}`;
}
