import { type Kysely, sql } from 'kysely';
import type { CardContent, Outbox, OutgoingCard } from '../../usecases/delivery/delivery-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { noteLeftOut } from '../sweep/left-out-store.js';
import { inMs, REFUSED_MS } from './outbox-time.js';

/** Teams' longest limit is over an hour: what was sent before does not count. */
const RECENT = sql.lit('1 hour');

interface WaitingRow {
  readonly card_id: string;
  readonly content: CardContent;
  readonly version: number;
  readonly activity_id: string | null;
  readonly activity_conversation_id: string | null;
  readonly refusals: number;
  readonly refused_ms: number;
  readonly handed_version: number | null;
}

/** Cards that may be tried now. */
const DUE = sql`version > delivered_version and refused_at is null and (retry_at is null or retry_at <= now())`;

/** The cards of a conversation that wait, one after the other, and what became of them. */
export function createOutboxCards(
  db: Kysely<Tables>,
): Pick<
  Outbox,
  'next' | 'handedOver' | 'assumeDelivered' | 'notTaken' | 'postpone' | 'leaveOut' | 'delivered' | 'refused'
> {
  return {
    next: ({ tenantId, conversationId }) =>
      withStorageErrors('find the next card to send', async () => {
        const { rows } = await sql<WaitingRow>`
          select card_id, content, version, activity_id, activity_conversation_id, handed_version, refusals, ${REFUSED_MS}
          from card
          where tenant_id = ${tenantId} and conversation_id = ${conversationId} and ${DUE}
          order by card_no limit 1
        `.execute(db);
        const row = rows[0];
        return row && toOutgoingCard(row);
      }),

    handedOver: async (cardId, version) => {
      await withStorageErrors('note that a message was handed over', () =>
        sql`
          update card set handed_version = ${version} where card_id = ${cardId} and delivered_version < ${version}
        `.execute(db),
      );
    },

    assumeDelivered: async (cardId, handedVersion, at) => {
      await withStorageErrors('note that a message counts as sent', () =>
        sql`
          with place as (${placeOf(cardId)}), sent as (
            update card set delivered_version = greatest(delivered_version, ${handedVersion}), delivered_at = ${at},
              handed_version = null, assumed_at = ${at}
            from place where card_id = ${cardId} returning card.tenant_id, card.conversation_id
          )
          ${countSend(at)}
        `.execute(db),
      );
    },

    notTaken: async (cardId) => {
      await withStorageErrors('note that a message did not arrive', () =>
        sql`
          update card set handed_version = null where card_id = ${cardId} and handed_version is not null
        `.execute(db),
      );
    },

    postpone: async (cardId, forMs, at) => {
      await withStorageErrors('note that a card is not taken yet', () =>
        sql`
          with place as (${placeOf(cardId)}), sent as (
            update card set retry_at = now() + make_interval(secs => ${forMs / 1000}), refusals = refusals + 1,
              refused_since = coalesce(refused_since, now()), handed_version = null
            from place where card_id = ${cardId} returning card.tenant_id, card.conversation_id
          )
          ${countSend(at)}
        `.execute(db),
      );
    },

    leaveOut: ({ conversationId }, cardId, forMs, at) =>
      withStorageErrors('note that a card is left out', () =>
        db.transaction().execute(async (transaction) => {
          await sql`
            update card set retry_at = ${inMs(forMs)}, handed_version = null where card_id = ${cardId}
          `.execute(transaction);
          const card = { kind: 'message', id: cardId, name: conversationId, reason: undefined } as const;
          await noteLeftOut(transaction, [card], at);
        }),
      ),

    delivered: async (cardId, version, posted, at) => {
      await withStorageErrors('note that a card was sent', () =>
        sql`
          with place as (${placeOf(cardId)}), sent as (
            update card set delivered_version = greatest(delivered_version, ${version}), delivered_at = ${at},
              activity_id = ${posted.activityId}, activity_conversation_id = ${posted.conversationId},
              handed_version = null, retry_at = null, refusals = 0, refused_since = null
            from place where card_id = ${cardId} returning card.tenant_id, card.conversation_id
          )
          ${countSend(at)}
        `.execute(db),
      );
    },

    refused: async (cardId, version, reason, at) => {
      await withStorageErrors('note that a card was refused', () =>
        sql`
          with place as (${placeOf(cardId)}), sent as (
            update card set
              refused_at = case when version = ${version} then ${at}::timestamptz end,
              refusal = case when version = ${version} then ${reason} end,
              handed_version = null, retry_at = null, refusals = 0, refused_since = null
            from place where card_id = ${cardId} returning card.tenant_id, card.conversation_id
          )
          ${countSend(at)}
        `.execute(db),
      );
    },
  };
}

/**
 * The conversation of a card, held before the card is: whoever else changes both, a sweep say, takes them in this order,
 * and the other way round is a deadlock.
 */
function placeOf(cardId: string) {
  return sql`
    select tenant_id, conversation_id from conversation
    where (tenant_id, conversation_id) = (select tenant_id, conversation_id from card where card_id = ${cardId})
    for no key update
  `;
}

/** Adds a time to those of the conversation in `sent` and drops what is too old to count. */
function countSend(at: Date) {
  return sql`
    update conversation set recent_sends = array(
      select time from unnest(recent_sends || ${at}::timestamptz) time
      where time > ${at}::timestamptz - interval ${RECENT} order by time
    )
    from sent
    where conversation.tenant_id = sent.tenant_id and conversation.conversation_id = sent.conversation_id
  `;
}

function toOutgoingCard(row: WaitingRow): OutgoingCard {
  const { activity_id: activityId, activity_conversation_id: conversationId } = row;
  return {
    cardId: row.card_id,
    content: row.content,
    version: row.version,
    posted: activityId === null || conversationId === null ? undefined : { activityId, conversationId },
    refusals: { count: row.refusals, forMs: row.refused_ms },
    handedVersion: row.handed_version ?? undefined,
  };
}
