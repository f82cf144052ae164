import { type Kysely, sql } from 'kysely';
import type {
  HeldBack,
  KeptCounts,
  ParkedConversation,
  StatusStore,
} from '../../usecases/operations/status-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { WAITING_OUTGOING, type WaitingOutgoingRow } from './waiting-outgoing.js';

/** As many refusals in a row as the admins hear of. */
const TOLD_AT = 3;

type CountsRow = Omit<KeptCounts, 'alerts'> & KeptCounts['alerts'];

/** What the database knows of the bot's own state. */
export function createStatusStore(db: Kysely<Tables>): StatusStore {
  return {
    waiting: () =>
      withStorageErrors('count waiting cards', async () => {
        // Since when a change of a card that was sent waits is not known.
        const { rows } = await sql<{ cards: number; oldestAt: Date | null }>`
          select count(*)::int as cards, min(created_at) filter (where delivered_version = 0) as "oldestAt"
          from card join conversation using (tenant_id, conversation_id)
          where version > delivered_version and refused_at is null and parked_at is null and held_at is null
        `.execute(db);
        const { cards = 0, oldestAt } = rows[0] ?? {};
        return { cards, oldestAt: oldestAt ?? undefined };
      }),

    outgoing: () =>
      withStorageErrors('count what waits to leave', async () => {
        const { rows } = await sql<WaitingOutgoingRow>`${WAITING_OUTGOING}`.execute(db);
        return rows.map((row) => ({ ...row, reason: row.reason ?? undefined }));
      }),

    parked: () =>
      withStorageErrors('read parked conversations', async () => {
        const { rows } = await sql<ParkedConversation>`
          select conversation_type as "conversationType", conversation_id as "conversationId",
                 coalesce(parked_at, refused_since) as "parkedAt", coalesce(park_reason, '') as reason
          from conversation where (parked_at is not null or refusals >= ${sql.lit(TOLD_AT)}) and held_at is null
          order by "parkedAt" desc, conversation_id
        `.execute(db);
        return rows;
      }),

    held: () =>
      withStorageErrors('count what is held back', async () => {
        const { rows } = await sql<HeldBack>`
          select count(distinct (tenant_id, conversation_id))::int as conversations,
            count(card_id) filter (where version > delivered_version and refused_at is null)::int as messages
          from conversation left join card using (tenant_id, conversation_id)
          where held_at is not null
        `.execute(db);
        return rows[0] ?? { conversations: 0, messages: 0 };
      }),

    counts: () =>
      withStorageErrors('count what is kept', async () => {
        const { rows } = await sql<CountsRow>`
          select
            (select count(*) from conversation where conversation_type = 'personal')::int as "personalChats",
            (select count(*) from conversation where conversation_type = 'groupChat')::int as "groupChats",
            (select count(*) from conversation where conversation_type = 'channel')::int as channels,
            (select count(*) from watch where removed_at is null)::int as watches,
            (select count(*) from digest_schedule)::int as digests,
            count(*) filter (where state = 'open')::int as open,
            count(*) filter (where state = 'acknowledged')::int as acknowledged,
            count(*) filter (where state = 'snoozed')::int as snoozed
          from alert where closed_at is null
        `.execute(db);
        const { open, acknowledged, snoozed, ...counts } = rows[0] ?? NOTHING;
        return { ...counts, alerts: { open, acknowledged, snoozed } };
      }),
  };
}

const NOTHING: CountsRow = {
  personalChats: 0,
  groupChats: 0,
  channels: 0,
  watches: 0,
  digests: 0,
  open: 0,
  acknowledged: 0,
  snoozed: 0,
};
