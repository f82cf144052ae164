import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { earlier, HOUR_MS } from '../../base/time.js';
import type { ConversationAddress } from '../../domain/conversation.js';
import { DIGEST_DAYS, nextDigest } from '../../domain/schedules/digest-rhythm.js';
import type { DigestSchedule, DigestStore, TakeDigests } from '../../usecases/portfolio/digest-ports.js';
import type { LeftOut } from '../../usecases/sweep/left-out-ports.js';
import { toJsonb } from '../database/json.js';
import { isTransientFault, withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { putCard } from '../delivery/card-writes.js';
import type { ConversationRow } from '../delivery/conversation-row.js';
import { toConversation } from '../delivery/conversation-row.js';
import { createConversationStore } from '../delivery/conversation-store.js';
import { createOutboxStore } from '../delivery/outbox-store.js';
import { forgetLeftOut, noteLeftOut } from '../sweep/left-out-store.js';

/** One that is left out is tried, and noted, at every look at the clock: not noted for so long, it was sent or is gone. */
const USED_AGAIN_MS = HOUR_MS;

interface ScheduleRow {
  readonly rhythm: unknown;
  readonly nextAt: Date;
  readonly lastAt: Date | null;
  readonly lastTotals: unknown;
  readonly lastFiguresNo: number | null;
}

interface DueRow extends ScheduleRow {
  readonly tenantId: string;
  readonly conversationId: string;
  readonly isParked: boolean;
  readonly place: ConversationRow;
}

const SCHEDULE_COLUMNS = sql`
  rhythm, next_at as "nextAt", last_at as "lastAt", last_totals as "lastTotals",
  last_figures_no::float8 as "lastFiguresNo"
`;

const rhythmSchema = z.object({
  days: z.enum(DIGEST_DAYS),
  time: z.string(),
  zone: z.string(),
});

const totalsSchema = z.object({
  customers: z.number(),
  customersWithoutData: z.number(),
  seats: z.number(),
  unused: z.object({ atLeast: z.number(), atMost: z.number() }),
});

/** The digests of conversations in the database. */
export function createDigestStore(db: Kysely<Tables>): DigestStore {
  const conversations = createConversationStore(db);

  return {
    set: (conversation, rhythm, by, now) =>
      withStorageErrors('set a digest', async () => {
        const nextAt = nextDigest(rhythm, now);
        await conversations.remember(conversation, now);
        await sql`
          insert into digest_schedule (tenant_id, conversation_id, rhythm, next_at, created_by)
          values (${conversation.tenantId}, ${conversation.conversationId}, ${toJsonb(rhythm)}::jsonb, ${nextAt},
            ${toJsonb(by)}::jsonb)
          on conflict (tenant_id, conversation_id) do update
          set rhythm = excluded.rhythm, next_at = excluded.next_at, created_by = excluded.created_by
        `.execute(db);
        return nextAt;
      }),

    of: ({ tenantId, conversationId }) =>
      withStorageErrors('read a digest', async () => {
        const { rows } = await sql<ScheduleRow>`
          select ${SCHEDULE_COLUMNS} from digest_schedule
          where tenant_id = ${tenantId} and conversation_id = ${conversationId}
        `.execute(db);
        return rows[0] && toSchedule(rows[0]);
      }),

    remove: ({ tenantId, conversationId }) =>
      withStorageErrors('end a digest', async () => {
        const { numAffectedRows } = await sql`
          delete from digest_schedule where tenant_id = ${tenantId} and conversation_id = ${conversationId}
        `.execute(db);
        return numAffectedRows === 1n;
      }),

    takeDue: (now, parts) =>
      withStorageErrors('send digests that are due', async () => {
        let sent = 0;
        // Only of this version: in the middle of an update another replica may know what to do with them.
        const passed: ConversationAddress[] = [];
        for (;;) {
          const taking: { current?: ConversationAddress } = {};
          try {
            const taken = await db
              .transaction()
              .execute((transaction) => takeOne(transaction, now, { ...parts, passed, taking }));
            if (taken === 'none') break;
            if (taken === 'sent') sent += 1;
          } catch (error) {
            if (taking.current === undefined || isTransientFault(error)) throw error;
            parts.leaveOut(taking.current, error);
            passed.push(taking.current);
          }
        }
        await noteLeftOut(db, passed.map(leftOutDigest), now);
        await forgetLeftOut(db, ['digest'], earlier(now, USED_AGAIN_MS));
        return sent;
      }),
  };
}

interface Taking extends TakeDigests {
  /** Those to leave out. */
  readonly passed: readonly ConversationAddress[];
  /** Becomes the one that is being taken. */
  readonly taking: { current?: ConversationAddress };
}

async function takeOne(
  transaction: Transaction<Tables>,
  now: Date,
  { make, mayHear, passed, taking }: Taking,
): Promise<'sent' | 'skipped' | 'none'> {
  // Another replica that holds one sends it; if it dies first, the row is free again.
  const { rows } = await sql<DueRow>`
    select tenant_id as "tenantId", conversation_id as "conversationId", ${SCHEDULE_COLUMNS},
           parked_at is not null as "isParked", to_jsonb(conversation) as place
    from digest_schedule join conversation using (tenant_id, conversation_id)
    where next_at <= ${now}
      and (tenant_id, conversation_id) not in (
        select * from unnest(${passed.map(({ tenantId }) => tenantId)}::text[],
          ${passed.map(({ conversationId }) => conversationId)}::text[])
      )
    order by next_at limit 1 for update of digest_schedule skip locked
  `.execute(transaction);
  const [due] = rows;
  if (due === undefined) return 'none';
  const { tenantId, conversationId, isParked, place } = due;
  taking.current = { tenantId, conversationId };
  const isHeld = !mayHear(toConversation(place));
  const schedule = toSchedule(due);
  const nextAt = nextDigest(schedule.rhythm, now);
  if (isParked || isHeld) {
    // Old digests would pile up and come all at once when people write there again.
    if (isHeld) await createOutboxStore(transaction).hold({ tenantId, conversationId }, now);
    await sql`
      update digest_schedule set next_at = ${nextAt}
      where tenant_id = ${tenantId} and conversation_id = ${conversationId}
    `.execute(transaction);
    return 'skipped';
  }
  const conversation = { tenantId, conversationId };
  const { digest, mark } = await make({ conversation, ...schedule });
  await sql`
    update digest_schedule
    set next_at = ${nextAt}, last_at = ${mark.at}, last_totals = ${toJsonb(mark.totals)}::jsonb,
        last_figures_no = ${mark.figuresNo}
    where tenant_id = ${tenantId} and conversation_id = ${conversationId}
  `.execute(transaction);
  await putCard(transaction, conversation, { kind: 'digest', digest }, now);
  return 'sent';
}

function leftOutDigest({ tenantId, conversationId }: ConversationAddress): LeftOut {
  return { kind: 'digest', id: `${tenantId} ${conversationId}`, name: conversationId, reason: undefined };
}

function toSchedule({ rhythm, nextAt, lastAt, lastTotals, lastFiguresNo }: ScheduleRow): DigestSchedule {
  const last =
    lastAt === null
      ? undefined
      : { at: lastAt, totals: totalsSchema.parse(lastTotals), figuresNo: lastFiguresNo ?? 0 };
  return { rhythm: rhythmSchema.parse(rhythm), nextAt, last };
}
