import { type Kysely, sql } from 'kysely';
import type { WatchCounting, WatchCounts } from '../usecases/watch-ports.js';
import { withStorageErrors } from './storage-fault.js';
import type { Tables } from './tables.js';

/** Counts what is in the database. */
export function createWatchCounting(db: Kysely<Tables>): WatchCounting {
  return {
    counts: (now, conversation) =>
      withStorageErrors('count watches and alerts', async () => {
        const { tenantId, conversationId } = conversation ?? {};
        const there = sql`
          (${conversation === undefined} or (tenant_id, conversation_id) = (${tenantId ?? null}, ${conversationId ?? null}))
        `;
        const { rows } = await sql<WatchCounts>`
          select (select count(*)::integer from watch where removed_at is null and ${there}) as watches,
            (count(*) - count(*) filter (where is_acknowledged) - count(*) filter (where is_snoozed))::integer as open,
            count(*) filter (where is_acknowledged)::integer as acknowledged,
            count(*) filter (where is_snoozed)::integer as snoozed
          from (
            select state = 'acknowledged' as is_acknowledged,
              state = 'snoozed' and (state_detail ->> 'until')::timestamptz > ${now} as is_snoozed
            from alert where closed_at is null and ${there}
          ) as not_closed
        `.execute(db);
        return rows[0] ?? { watches: 0, open: 0, acknowledged: 0, snoozed: 0 };
      }),
  };
}
