import { type Kysely, type RawBuilder, sql } from 'kysely';
import { StorageError } from '../../base/errors.js';
import type { ConversationAddress } from '../../domain/conversation.js';
import type { Alert } from '../../domain/watching/alert.js';
import { compareAlerts } from '../../domain/watching/alert-order.js';
import { moveAlerts, moveOpenAlerts } from '../../domain/watching/card-moves.js';
import { planOf } from '../../domain/watching/conversation-watching.js';
import type { OutgoingWay } from '../../usecases/outgoing/outgoing-ports.js';
import type { LeftOut } from '../../usecases/sweep/left-out-ports.js';
import type { AlertAsker, AlertStore, WatchedAlert } from '../../usecases/watching/watch-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { noteLeftOut } from '../sweep/left-out-store.js';
import { announceAlerts } from './alert-announcing.js';
import { applyAlertChanges } from './alert-changes.js';
import { ALERT_COLUMNS, type AlertRow, isReadableAlert, readAlert, readAlerts } from './alert-row.js';
import { readWatching, writePlan } from './conversation-watching.js';
import { openTickets } from './ticket-writes.js';
import { isReadableWatch, lockConversations, readWatch, WATCH_COLUMNS, type WatchRow } from './watch-row.js';

/** Alerts in the database. */
export function createAlertStore(
  db: Kysely<Tables>,
  {
    byMoney = false,
    ticketWays = new Set(),
  }: {
    /** New alerts come in the order of what they are about in money; without prices that is not asked. */
    readonly byMoney?: boolean | undefined;
    /** How tickets may leave; none are opened otherwise. */
    readonly ticketWays?: ReadonlySet<OutgoingWay> | undefined;
  } = {},
): AlertStore {
  return {
    notClosed: (customerIds) =>
      withStorageErrors('read alerts', async () => {
        const { rows } = await sql<AlertRow & Pick<WatchRow, 'definition' | 'createdBy'>>`
          select ${ALERT_COLUMNS}, definition, created_by as "createdBy"
          from alert join (select watch_id, definition, created_by from watch) watch using (watch_id)
          where customer_id = any(${customerIds}::uuid[]) and closed_at is null
          order by alert_no
        `.execute(db);
        // Of a watch that only another version understands that version alone knows what becomes of its alerts.
        const watched = rows.filter(isReadableWatch);
        const unreadable = watched.filter((row) => !isReadableAlert(row));
        await noteLeftOut(db, unreadable.map(leftOutAlert), new Date());
        return readAlerts(watched);
      }),

    apply: (changes, at) =>
      withStorageErrors('keep alerts', () =>
        db.transaction().execute((transaction) => applyAlertChanges(transaction, changes, at)),
      ),

    announce: async (at) => {
      const cards = await withStorageErrors('put alerts onto cards', () => announceAlerts(db, at, byMoney));
      await withStorageErrors('open tickets', () => openTickets(db, ticketWays, at));
      return cards;
    },

    ofCard: (cardId) => withStorageErrors('read the alerts of a card', () => alertsOfCard(db, cardId)),

    openIn: (conversation) =>
      withStorageErrors('read open alerts', () => alertsWhere(db, openOf(conversation))),

    openFor: (asker, { customerId, most }) =>
      withStorageErrors('read open alerts', () =>
        alertsWhere(
          db,
          sql`alert_id in (
            select alert_id from alert
            where closed_at is null and ${customerId === undefined ? sql`true` : sql`customer_id = ${customerId}::uuid`}
              and ${asker === 'everybody' ? sql`true` : isAskedBy(asker)}
            order by opened_at desc, alert_no desc limit ${most}
          )`,
        ),
      ),

    changeOpen: (conversation, customerId, move, at) =>
      withStorageErrors('change alerts', () =>
        db.transaction().execute(async (transaction) => {
          await lockConversations(transaction, [conversation]);
          const before = await readWatching(transaction, conversation, { watchIds: [] });
          const plan = planOf(before, moveOpenAlerts(before, customerId, move, at));
          await writePlan(transaction, plan, at);
          const changed = plan.changeAlerts.map(({ alertId }) => alertId);
          return alertsWhere(transaction, sql`alert_id = any(${changed}::uuid[])`);
        }),
      ),

    movedFrom: (cardId) =>
      withStorageErrors('read what has moved from a card', () =>
        alertsWhere(db, sql`moved_from @> array[${cardId}::uuid] and moved_from <> '{}'`),
      ),

    shownIn: (conversation, cardId) =>
      withStorageErrors('read the alerts of a card', async () =>
        (await hasCard(db, conversation, cardId)) ? alertsOfCard(db, cardId) : undefined,
      ),

    change: (conversation, cardId, choice, move, at) =>
      withStorageErrors('change alerts', () =>
        db.transaction().execute(async (transaction) => {
          await lockConversations(transaction, [conversation]);
          if (!(await hasCard(transaction, conversation, cardId))) return undefined;
          const before = await readWatching(transaction, conversation, { cardId });
          await writePlan(transaction, planOf(before, moveAlerts(before, cardId, choice, move, at)), at);
          return alertsOfCard(transaction, cardId);
        }),
      ),
  };
}

function leftOutAlert({ alertId, customerName, conversationId }: AlertRow): LeftOut {
  return { kind: 'message', id: alertId, name: `${customerName}, ${conversationId}`, reason: undefined };
}

function openOf({ tenantId, conversationId }: ConversationAddress): RawBuilder<unknown> {
  return sql`tenant_id = ${tenantId} and conversation_id = ${conversationId} and closed_at is null`;
}

/** A channel or group chat is its tenant's, a personal chat is one person's. */
function isAskedBy({ tenantId, userId }: AlertAsker): RawBuilder<unknown> {
  return sql`exists (
    select from conversation
    where (conversation.tenant_id, conversation.conversation_id) = (alert.tenant_id, alert.conversation_id)
      and conversation.tenant_id = ${tenantId}
      and (conversation.conversation_type <> 'personal' or conversation.user_id = ${userId})
  )`;
}

function alertsOfCard(db: Kysely<Tables>, cardId: string): Promise<readonly WatchedAlert[]> {
  return alertsWhere(db, sql`card_id = ${cardId}`);
}

async function alertsWhere(db: Kysely<Tables>, which: RawBuilder<unknown>): Promise<readonly WatchedAlert[]> {
  const { rows } = await sql<AlertRow>`
    select ${ALERT_COLUMNS} from alert where ${which}
  `.execute(db);
  const alerts = rows.map(readAlert).sort(compareAlerts);
  const { rows: watchRows } = await sql<WatchRow>`
    select ${WATCH_COLUMNS} from watch where watch_id = any(${alerts.map(({ watchId }) => watchId)}::uuid[])
  `.execute(db);
  const watches = new Map(watchRows.map((row) => [row.watchId, readWatch(row)]));
  return alerts.map((alert) => ({ alert, watch: watchOf(alert) }));

  function watchOf({ watchId }: Alert) {
    const watch = watches.get(watchId);
    if (watch === undefined) throw new StorageError('An alert has lost its watch');
    return watch;
  }
}

async function hasCard(
  db: Kysely<Tables>,
  { tenantId, conversationId }: ConversationAddress,
  cardId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from card
    where card_id = ${cardId} and tenant_id = ${tenantId} and conversation_id = ${conversationId}
  `.execute(db);
  return rows.length > 0;
}
