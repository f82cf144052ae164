import { type Kysely, sql } from 'kysely';
import type {
  OutgoingBody,
  OutgoingBox,
  OutgoingMessage,
  OutgoingWay,
} from '../../usecases/outgoing/outgoing-ports.js';
import { toJsonb } from '../database/json.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { type ConversationRow, toConversation } from '../delivery/conversation-row.js';
import { inMs } from '../delivery/outbox-time.js';
import { addOutgoingJob } from './outgoing-jobs.js';

interface OutgoingRow {
  readonly outgoing_id: string;
  /** The conversation that asked for it, as it is, or as it was when the bot was removed. */
  readonly place: ConversationRow & { readonly language: string | null };
  readonly content: unknown;
  readonly domain: string | null;
  readonly body: OutgoingBody | null;
  readonly failures: number;
  readonly failed_ms: number;
}

interface WayRow {
  readonly pausedMs: number;
  readonly failures: number;
  readonly failedForMs: number;
}

const WAITS = sql`sent_at is null and parked_at is null and held_at is null`;
/** A report has a file in it, which nobody needs once it is gone. */
const LASTING_BODY = sql`case when content ->> 'kind' = 'report' then null else body end`;
const AGAIN_AFTER_UPDATE_MS = 60 * 60_000;

/** What is kept as the content of a message; undefined for what only another version understands. `domain`: of its customer. */
export type ReadOutgoingContent = (
  kept: unknown,
  domain: string | undefined,
) => OutgoingMessage['content'] | undefined;

/** What waits to leave by mail or webhook. */
export function createOutgoingBox(db: Kysely<Tables>, readContent: ReadOutgoingContent): OutgoingBox {
  const change = async (what: string, outgoingId: string, set: ReturnType<typeof sql>) => {
    await withStorageErrors(what, () =>
      sql`update outgoing set ${set} where outgoing_id = ${outgoingId}`.execute(db),
    );
  };

  async function firstRow(way: OutgoingWay): Promise<OutgoingRow | undefined> {
    const { rows } = await sql<OutgoingRow>`
      select coalesce(to_jsonb(conversation), heads.parted_from) as place, heads.outgoing_id, heads.content, heads.body, heads.failures,
        greatest(0, coalesce(extract(epoch from now() - heads.failed_since) * 1000, 0))::float8 as failed_ms,
        (select domain from customer where customer.customer_id::text = heads.content #>> '{alert,customerId}') as domain
      from (
        select distinct on (lane) * from outgoing where way = ${way} and ${WAITS} order by lane, outgoing_no
      ) heads
      left join conversation using (tenant_id, conversation_id)
      where heads.retry_at is null or heads.retry_at <= now()
      order by heads.outgoing_no limit 1
    `.execute(db);
    return rows[0];
  }

  return {
    state: (way) =>
      withStorageErrors('read how a way out stands', async () => {
        const { rows } = await sql<WayRow>`
          select greatest(0, coalesce(ceil(extract(epoch from paused_until - now()) * 1000), 0))::float8 as "pausedMs",
            failures,
            greatest(0, coalesce(extract(epoch from now() - failed_since) * 1000, 0))::float8 as "failedForMs"
          from outgoing_way where way = ${way}
        `.execute(db);
        return rows[0] ?? { pausedMs: 0, failures: 0, failedForMs: 0 };
      }),

    next: (way) =>
      withStorageErrors('find what is to leave next', async () => {
        for (;;) {
          const row = await firstRow(way);
          const message = row && toMessage(row, readContent);
          if (row === undefined || message !== undefined) return message;
          // A process of the version that wrote it may take it before.
          await sql`
            update outgoing set retry_at = ${inMs(AGAIN_AFTER_UPDATE_MS)} where outgoing_id = ${row.outgoing_id}
          `.execute(db);
        }
      }),

    prepared: (outgoingId, body) =>
      change('keep what is about to leave', outgoingId, sql`body = ${toJsonb(body)}::jsonb`),

    sent: (outgoingId, at) =>
      change(
        'note that something left',
        outgoingId,
        sql`sent_at = ${at}, retry_at = null, reason = null, body = ${LASTING_BODY}`,
      ),

    postpone: (outgoingId, forMs, reason) =>
      change(
        'note that something is not taken yet',
        outgoingId,
        sql`retry_at = ${inMs(forMs)}, failures = failures + 1, failed_since = coalesce(failed_since, now()),
          reason = ${reason}`,
      ),

    park: (outgoingId, reason, at) =>
      change(
        'note that something is refused',
        outgoingId,
        sql`parked_at = ${at}, reason = ${reason}, body = ${LASTING_BODY}`,
      ),

    parkBefore: (way, before, reason, at) =>
      withStorageErrors('give up what is too old', async () => {
        const { rows } = await sql`
          update outgoing set parked_at = ${at}, reason = ${reason}, body = ${LASTING_BODY}
          where way = ${way} and ${WAITS} and created_at < ${before} returning 1 as parked
        `.execute(db);
        return rows.length;
      }),

    pause: async (way, forMs, reason) => {
      await withStorageErrors('pause a way out', () =>
        sql`
          update outgoing_way set paused_until = ${inMs(forMs)}, failures = failures + 1, reason = ${reason},
            failed_since = coalesce(failed_since, now())
          where way = ${way}
        `.execute(db),
      );
    },

    recovered: async (way) => {
      await withStorageErrors('forget failures', () =>
        sql`
          update outgoing_way set paused_until = null, failures = 0, failed_since = null, reason = null
          where way = ${way}
        `.execute(db),
      );
    },

    isToTell: (way) =>
      withStorageErrors('note that the admins are told', async () => {
        const { rows } = await sql`
          update outgoing_way set told_at = now()
          where way = ${way} and (told_at is null or told_at < now() - interval '1 hour') returning 1 as told
        `.execute(db);
        return rows.length > 0;
      }),

    hold: (outgoingId, at) => change('hold something back', outgoingId, sql`held_at = ${at}`),

    held: () =>
      withStorageErrors('read what is held back', async () => {
        const { rows } = await sql<ConversationRow>`
          select * from conversation where (tenant_id, conversation_id) in (
            select tenant_id, conversation_id from outgoing
            where held_at is not null and sent_at is null and parked_at is null
          )
        `.execute(db);
        return rows.map(toConversation);
      }),

    resumeHeld: ({ tenantId, conversationId }) =>
      withStorageErrors('send what was held back', () =>
        db.transaction().execute(async (transaction) => {
          const { rows } = await sql<{ way: OutgoingWay }>`
            update outgoing set held_at = null
            where tenant_id = ${tenantId} and conversation_id = ${conversationId} and held_at is not null
            returning way
          `.execute(transaction);
          for (const way of new Set(rows.map((row) => row.way))) await addOutgoingJob(transaction, way);
        }),
      ),

    again: (way) =>
      withStorageErrors('have a way out used again', () =>
        db.transaction().execute(async (transaction) => {
          const { rows } = await sql<{ waitMs: number | null }>`
            select ceil(extract(epoch from greatest(
              min(coalesce(heads.retry_at, now())),
              (select paused_until from outgoing_way where way = ${way}),
              now()) - now()) * 1000)::float8 as "waitMs"
            from (
              select distinct on (lane) retry_at from outgoing where way = ${way} and ${WAITS} order by lane, outgoing_no
            ) heads having count(*) > 0
          `.execute(transaction);
          const afterMs = rows[0]?.waitMs ?? undefined;
          if (afterMs !== undefined) await addOutgoingJob(transaction, way, { afterMs, keepsTime: true });
        }),
      ),
  };
}

/** Undefined for what only another version understands. */
function toMessage(row: OutgoingRow, readContent: ReadOutgoingContent): OutgoingMessage | undefined {
  const content = readContent(row.content, row.domain ?? undefined);
  if (content === undefined) return undefined;
  return {
    outgoingId: row.outgoing_id,
    conversation: toConversation(row.place),
    language: row.place.language ?? undefined,
    content,
    body: row.body ?? undefined,
    failures: row.failures,
    failedForMs: row.failed_ms,
  };
}
