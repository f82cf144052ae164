import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { Conversation } from '../../domain/conversation.js';
import { nextDigest, WEEKDAYS } from '../../domain/schedules/digest-rhythm.js';
import type {
  DigestSchedule,
  DigestStore,
  DueDigest,
  MadeDigest,
} from '../../usecases/portfolio/digest-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { ConversationTable, Tables } from '../database/tables.js';
import { putCard } from '../delivery/card-writes.js';
import { toConversation } from '../delivery/conversation-row.js';
import { createConversationStore } from '../delivery/conversation-store.js';
import { createOutboxStore } from '../delivery/outbox-store.js';
import { toJsonb } from '../watching/watch-row.js';

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
  readonly place: Selectable<ConversationTable>;
}

const SCHEDULE_COLUMNS = sql`
  rhythm, next_at as "nextAt", last_at as "lastAt", last_totals as "lastTotals",
  last_figures_no::float8 as "lastFiguresNo"
`;

const rhythmSchema = z.object({
  days: z.enum(['daily', 'working-days', ...WEEKDAYS]),
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

    takeDue: (now, make, mayHear) =>
      withStorageErrors('send digests that are due', async () => {
        let sent = 0;
        for (;;) {
          const taken = await db
            .transaction()
            .execute((transaction) => takeOne(transaction, now, make, mayHear));
          if (taken === 'none') return sent;
          if (taken === 'sent') sent += 1;
        }
      }),
  };
}

async function takeOne(
  transaction: Transaction<Tables>,
  now: Date,
  make: (due: DueDigest) => Promise<MadeDigest>,
  mayHear: (conversation: Conversation) => boolean,
): Promise<'sent' | 'skipped' | 'none'> {
  // Another replica that holds one sends it; if it dies first, the row is free again.
  const { rows } = await sql<DueRow>`
    select tenant_id as "tenantId", conversation_id as "conversationId", ${SCHEDULE_COLUMNS},
           parked_at is not null as "isParked", to_jsonb(conversation) as place
    from digest_schedule join conversation using (tenant_id, conversation_id)
    where next_at <= ${now} order by next_at limit 1 for update of digest_schedule skip locked
  `.execute(transaction);
  const [due] = rows;
  if (due === undefined) return 'none';
  const { tenantId, conversationId, isParked, place } = due;
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

function toSchedule({ rhythm, nextAt, lastAt, lastTotals, lastFiguresNo }: ScheduleRow): DigestSchedule {
  const last =
    lastAt === null
      ? undefined
      : { at: lastAt, totals: totalsSchema.parse(lastTotals), figuresNo: lastFiguresNo ?? 0 };
  return { rhythm: rhythmSchema.parse(rhythm), nextAt, last };
}
