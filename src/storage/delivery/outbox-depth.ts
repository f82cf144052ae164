import { type Kysely, sql } from 'kysely';
import type { OutboxDepth } from '../../usecases/delivery/delivery-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

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
