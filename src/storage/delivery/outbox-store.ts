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
import { addDeliveries, postponeDelivery } from './card-writes.js';
import { toConversation } from './conversation-row.js';

/** Teams' longest limit is over an hour: what was sent before does not count. */
const RECENT = sql.lit('1 hour');

interface ClaimedRow extends Selectable<ConversationTable> {
  readonly language: string | null;
  readonly paused_ms: number;
  readonly failures: number;
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
}

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
            greatest(0, ceil(extract(epoch from paused_until - now()) * 1000))::float8 as paused_ms
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
          const { rows } = await sql`
            select from card join conversation using (tenant_id, conversation_id)
            where tenant_id = ${tenantId} and conversation_id = ${conversationId}
              and version > delivered_version and refused_at is null and parked_at is null
            limit 1
          `.execute(transaction);
          if (rows.length > 0) await addDeliveries(transaction, [{ tenantId, conversationId }]);
        }),
      ),

    next: ({ tenantId, conversationId }) =>
      withStorageErrors('find the next card to send', async () => {
        const { rows } = await sql<WaitingRow>`
          select card_id, content, version, activity_id, activity_conversation_id from card
          where tenant_id = ${tenantId} and conversation_id = ${conversationId}
            and version > delivered_version and refused_at is null
          order by card_no limit 1
        `.execute(db);
        const row = rows[0];
        return row && toOutgoingCard(row);
      }),

    delivered: async (cardId, version, posted, at) => {
      await withStorageErrors('note that a card was sent', () =>
        sql`
          with sent as (
            update card set delivered_version = greatest(delivered_version, ${version}), delivered_at = ${at},
              activity_id = ${posted.activityId}, activity_conversation_id = ${posted.conversationId}
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
              refusal = case when version = ${version} then ${reason} end
            where card_id = ${cardId} returning tenant_id, conversation_id
          )
          ${countSend(at)}
        `.execute(db),
      );
    },

    pause: async (address, forMs) => {
      const until = sql`now() + make_interval(secs => ${forMs / 1000})`;
      await change('pause a conversation', address, sql`paused_until = ${until}, failures = failures + 1`);
    },

    park: ({ tenantId, conversationId }, reason, at) =>
      withStorageErrors('park a conversation', async () => {
        const { numAffectedRows } = await sql`
          update conversation set parked_at = ${at}, park_reason = ${reason}
          where tenant_id = ${tenantId} and conversation_id = ${conversationId} and parked_at is null
        `.execute(db);
        return numAffectedRows === 1n;
      }),

    recovered: async (address) => {
      await change('forget failures', address, sql`paused_until = null, failures = 0`);
    },
  };
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
          where version > delivered_version and refused_at is null and parked_at is null
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
    isParked: row.parked_at !== null,
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
  };
}
