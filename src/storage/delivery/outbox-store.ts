import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { ConversationAddress } from '../../domain/conversation.js';
import type {
  CardContent,
  Outbox,
  OutboxConversation,
  OutboxDepth,
  OutgoingCard,
} from '../../usecases/delivery/delivery-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { ConversationTable, Tables } from '../database/tables.js';
import { noteLeftOut } from '../operations/left-out-store.js';
import { addDeliveries, postponeDelivery } from './card-writes.js';
import { toConversation } from './conversation-row.js';

/** Teams' longest limit is over an hour: what was sent before does not count. */
const RECENT = sql.lit('1 hour');

interface ClaimedRow extends Selectable<ConversationTable> {
  readonly language: string | null;
  readonly paused_ms: number;
  readonly failures: number;
  readonly refusals: number;
  readonly refused_ms: number;
  readonly long_wait_at: Date | null;
  readonly held_at: Date | null;
  readonly parked_at: Date | null;
  readonly recent_sends: readonly Date[];
  readonly delivering_by: string;
}

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

/** How long ago the first refusal in a row was, in milliseconds. */
const REFUSED_MS = sql`greatest(0, coalesce(extract(epoch from now() - refused_since) * 1000, 0))::float8 as refused_ms`;

/** The cards that wait, in the database. */
export function createOutboxStore(db: Kysely<Tables>): Outbox {
  function change(
    what: string,
    { tenantId, conversationId }: ConversationAddress,
    set: ReturnType<typeof sql>,
  ) {
    return withStorageErrors(what, () =>
      sql`
        update conversation set ${set} where tenant_id = ${tenantId} and conversation_id = ${conversationId}
      `.execute(db),
    );
  }

  return {
    claim: ({ tenantId, conversationId }, workerId) =>
      withStorageErrors('claim a conversation', async () => {
        const claimId = `${workerId}/${randomUUID()}`;
        // Without a condition on the claim, so that it waits for one that is just being given back.
        const { rows } = await sql<ClaimedRow>`
          update conversation set delivering_by = coalesce(delivering_by, ${claimId})
          where tenant_id = ${tenantId} and conversation_id = ${conversationId}
          returning *,
            greatest(0, ceil(extract(epoch from paused_until - now()) * 1000))::float8 as paused_ms, ${REFUSED_MS}
        `.execute(db);
        const row = rows[0];
        if (row === undefined) return undefined;
        return row.delivering_by === claimId ? toOutboxConversation(row) : 'elsewhere';
      }),

    release: ({ tenantId, conversationId }, claimId, againAfterMs) =>
      withStorageErrors('release a conversation', () =>
        db.transaction().execute(async (transaction) => {
          const released = await sql`
            update conversation set delivering_by = null
            where tenant_id = ${tenantId} and conversation_id = ${conversationId} and delivering_by = ${claimId}
            returning 1 as released
          `.execute(transaction);
          if (released.rows.length === 0) return;
          if (againAfterMs !== undefined) {
            return postponeDelivery(transaction, { tenantId, conversationId }, againAfterMs);
          }
          // The soonest: a card that was refused waits for its time, and holds up nobody.
          const { rows } = await sql<{ waitMs: number | null }>`
            select ceil(extract(epoch from min(coalesce(retry_at, now())) - now()) * 1000)::float8 as "waitMs"
            from card join conversation using (tenant_id, conversation_id)
            where tenant_id = ${tenantId} and conversation_id = ${conversationId}
              and version > delivered_version and card.refused_at is null and parked_at is null and held_at is null
          `.execute(transaction);
          const waitMs = rows[0]?.waitMs ?? undefined;
          if (waitMs === undefined) return;
          if (waitMs <= 0) await addDeliveries(transaction, [{ tenantId, conversationId }]);
          else await postponeDelivery(transaction, { tenantId, conversationId }, waitMs);
        }),
      ),

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
          with sent as (
            update card set delivered_version = greatest(delivered_version, ${handedVersion}), delivered_at = ${at},
              handed_version = null, assumed_at = ${at}
            where card_id = ${cardId} returning tenant_id, conversation_id
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
          with sent as (
            update card set retry_at = now() + make_interval(secs => ${forMs / 1000}), refusals = refusals + 1,
              refused_since = coalesce(refused_since, now()), handed_version = null
            where card_id = ${cardId} returning tenant_id, conversation_id
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
          with sent as (
            update card set delivered_version = greatest(delivered_version, ${version}), delivered_at = ${at},
              activity_id = ${posted.activityId}, activity_conversation_id = ${posted.conversationId},
              handed_version = null, retry_at = null, refusals = 0, refused_since = null
            where card_id = ${cardId} returning tenant_id, conversation_id
          )
          ${countSend(at)}
        `.execute(db),
      );
    },

    refused: async (cardId, version, reason, at) => {
      await withStorageErrors('note that a card was refused', () =>
        sql`
          with sent as (
            update card set
              refused_at = case when version = ${version} then ${at}::timestamptz end,
              refusal = case when version = ${version} then ${reason} end,
              handed_version = null, retry_at = null, refusals = 0, refused_since = null
            where card_id = ${cardId} returning tenant_id, conversation_id
          )
          ${countSend(at)}
        `.execute(db),
      );
    },

    pause: async (address, forMs, { refusal, isLongWait = false }) => {
      const isRefusal = refusal !== undefined;
      await change(
        'pause a conversation',
        address,
        sql`
          paused_until = ${inMs(forMs)}, failures = failures + 1,
          refusals = refusals + ${isRefusal ? 1 : 0},
          refused_since = case when ${isRefusal} then coalesce(refused_since, now()) else refused_since end,
          park_reason = coalesce(${refusal ?? null}::text, park_reason),
          long_wait_at = case when ${isLongWait} then coalesce(long_wait_at, now()) else long_wait_at end
        `,
      );
    },

    park: async (address, reason, at, againAfterMs) => {
      await change(
        'park a conversation',
        address,
        sql`
          parked_at = coalesce(parked_at, ${at}), park_reason = ${reason}, refusals = refusals + 1,
          refused_since = coalesce(refused_since, now()),
          paused_until = ${againAfterMs === undefined ? sql`null` : inMs(againAfterMs)}
        `,
      );
    },

    recovered: async (address) => {
      await change('forget failures', address, UNTROUBLED);
    },

    hold: async (address, at) => {
      await change('hold back what is for a conversation', address, sql`held_at = coalesce(held_at, ${at})`);
    },

    held: () =>
      withStorageErrors('read where something is held back', async () => {
        const { rows } = await sql<Selectable<ConversationTable>>`
          select * from conversation where held_at is not null
        `.execute(db);
        return rows.map(toConversation);
      }),

    resume: ({ tenantId, conversationId }) =>
      withStorageErrors('resume a conversation', () =>
        db.transaction().execute(async (transaction) => {
          await sql`
            update conversation set held_at = null
            where tenant_id = ${tenantId} and conversation_id = ${conversationId}
          `.execute(transaction);
          await addDeliveries(transaction, [{ tenantId, conversationId }]);
        }),
      ),
  };
}

/** What a conversation is that takes what is sent there. */
export const UNTROUBLED = sql`
  parked_at = null, park_reason = null, paused_until = null, failures = 0, refusals = 0, refused_since = null,
  long_wait_at = null
`;

/** By the database's clock. */
function inMs(ms: number) {
  return sql`now() + make_interval(secs => ${ms / 1000})`;
}

/** How much waits, counted in the database. */
export function createOutboxDepth(db: Kysely<Tables>): OutboxDepth {
  return {
    read: () =>
      withStorageErrors('count what waits to be sent', async () => {
        const { rows } = await sql<{ waiting: number; oldestAt: Date | null; parked: number }>`
          select count(card_id)::int as waiting, min(created_at) as "oldestAt",
            (select count(*)::int from conversation where parked_at is not null) as parked
          from card join conversation using (tenant_id, conversation_id)
          where version > delivered_version and refused_at is null and parked_at is null and held_at is null
        `.execute(db);
        const { waiting = 0, oldestAt = null, parked = 0 } = rows[0] ?? {};
        return { waiting, oldestAt: oldestAt ?? undefined, parked };
      }),
  };
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

function toOutboxConversation(row: ClaimedRow): OutboxConversation {
  return {
    claimId: row.delivering_by,
    conversation: toConversation(row),
    language: row.language ?? undefined,
    pausedMs: row.paused_ms,
    failures: row.failures,
    refusals: { count: row.refusals, forMs: row.refused_ms },
    isParked: row.parked_at !== null,
    isLongWaitTold: row.long_wait_at !== null,
    isHeld: row.held_at !== null,
    recentSends: row.recent_sends,
  };
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
