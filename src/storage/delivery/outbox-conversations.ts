import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { ConversationAddress } from '../../domain/conversation.js';
import type { Outbox, OutboxConversation } from '../../usecases/delivery/delivery-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { addDeliveries, postponeDelivery } from './card-writes.js';
import type { ConversationRow } from './conversation-row.js';
import { toConversation } from './conversation-row.js';
import { inMs, REFUSED_MS } from './outbox-time.js';

interface ClaimedRow extends ConversationRow {
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

/** Which conversation is sent to, by whom and from when on. */
export function createOutboxConversations(
  db: Kysely<Tables>,
): Pick<Outbox, 'claim' | 'release' | 'pause' | 'park' | 'recovered' | 'hold' | 'held' | 'resume'> {
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
        const { rows } = await sql<ConversationRow>`
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
