import { type Kysely, sql } from 'kysely';
import type { ConversationAddress } from '../../domain/conversation.js';
import type { Alert } from '../../domain/watching/alert.js';
import { compareAlerts } from '../../domain/watching/alert-order.js';
import type { Tables } from '../database/tables.js';
import { putCard } from '../delivery/card-writes.js';
import { notClosedOf, readAlert } from './alert-row.js';
import { lockConversations } from './watch-row.js';

/** More than these at once come as one card. */
const MOST_CARDS = 5;

/** Puts waiting alerts onto cards, each conversation in a transaction of its own; gives how many cards were made. */
export async function announceAlerts(db: Kysely<Tables>, at: Date): Promise<number> {
  const { rows: addresses } = await sql<ConversationAddress>`
    select distinct tenant_id as "tenantId", conversation_id as "conversationId" from alert
    where card_id is null and closed_at is null
    order by 1, 2
  `.execute(db);
  let cards = 0;
  for (const address of addresses) {
    cards += await db.transaction().execute((transaction) => announceIn(transaction, address, at));
  }
  return cards;
}

async function announceIn(
  transaction: Kysely<Tables>,
  address: ConversationAddress,
  at: Date,
): Promise<number> {
  await lockConversations(transaction, [address]);
  const waiting = (await notClosedOf(transaction, address))
    .filter(({ cardId }) => cardId === null)
    .map(readAlert)
    .sort(compareAlerts);
  const groups = waiting.length > MOST_CARDS ? [waiting] : waiting.map((alert) => [alert]);
  for (const group of groups) await putOnCard(transaction, address, group, at);
  return groups.length;
}

async function putOnCard(
  transaction: Kysely<Tables>,
  address: ConversationAddress,
  alerts: readonly Alert[],
  at: Date,
): Promise<void> {
  const cardId = await putCard(transaction, address, { kind: 'alerts' }, at);
  await sql`
    update alert set card_id = ${cardId} where alert_id = any(${alerts.map(({ alertId }) => alertId)}::uuid[])
  `.execute(transaction);
}
