import { type Kysely, sql } from 'kysely';
import type { ConversationAddress } from '../../domain/conversation.js';
import type { Alert } from '../../domain/watching/alert.js';
import { cardsToPost } from '../../domain/watching/card-moves.js';
import type { Tables } from '../database/tables.js';
import { putCard } from '../delivery/card-writes.js';
import { readAlertMoney } from '../prices/alert-money.js';
import { ALERT_COLUMNS, type AlertRow, readAlerts } from './alert-row.js';
import { lockConversations } from './watch-row.js';

/** Puts waiting alerts onto cards, each conversation in a transaction of its own; gives how many cards were made. */
export async function announceAlerts(db: Kysely<Tables>, at: Date, byMoney: boolean): Promise<number> {
  const { rows: addresses } = await sql<ConversationAddress>`
    select distinct tenant_id as "tenantId", conversation_id as "conversationId" from alert
    where card_id is null and closed_at is null
    order by 1, 2
  `.execute(db);
  let cards = 0;
  for (const address of addresses) {
    cards += await db.transaction().execute((transaction) => announceIn(transaction, address, at, byMoney));
  }
  return cards;
}

async function announceIn(
  transaction: Kysely<Tables>,
  address: ConversationAddress,
  at: Date,
  byMoney: boolean,
): Promise<number> {
  await lockConversations(transaction, [address]);
  const { rows } = await sql<AlertRow>`
    select ${ALERT_COLUMNS} from alert
    where tenant_id = ${address.tenantId} and conversation_id = ${address.conversationId}
      and card_id is null and closed_at is null
    order by alert_no
  `.execute(transaction);
  const alerts = readAlerts(rows);
  // List prices, which any conversation may see: they decide nothing here but the order.
  const money = byMoney ? await readAlertMoney(transaction, alerts, 'retail') : undefined;
  const groups = cardsToPost(alerts.map((alert) => ({ alert, money: money?.get(alert.alertId) })));
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
