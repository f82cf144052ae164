import { type Kysely, sql } from 'kysely';
import type { DigestFacts } from '../../usecases/portfolio/digest-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

interface UnusedRow {
  readonly customerId: string;
  readonly atLeast: number;
  readonly atMost: number;
}

interface AttentionRow {
  readonly watches: number;
  readonly openAlerts: number;
  readonly oldestOpenAt: Date | null;
  readonly heldAlerts: number;
}

/** What digests compare and count, from the kept figures and the alerts. */
export function createDigestFacts(db: Kysely<Tables>): DigestFacts {
  return {
    figuresNo: () =>
      withStorageErrors('read the number of figures', async () => {
        const { rows } = await sql<{ no: number }>`
          select case when is_called then last_value else 0 end::float8 as no from figures_no
        `.execute(db);
        return rows[0]?.no ?? 0;
      }),

    unusedAt: (customerIds, figuresNo) =>
      withStorageErrors('read earlier figures', async () => {
        const { rows } = await sql<UnusedRow>`
          select customer_id as "customerId", known.unused_at_least::float8 as "atLeast",
                 known.unused_at_most::float8 as "atMost"
          from customer
          cross join lateral (
            select figures.unused_at_least, figures.unused_at_most from customer_usage figures
            where figures.customer_no = customer.customer_no and coalesce(figures_no, 0) <= ${figuresNo}
            order by figures.processed_at desc limit 1
          ) known
          where customer_id = any(${customerIds}::uuid[])
        `.execute(db);
        return new Map(rows.map(({ customerId, ...unused }) => [customerId, unused]));
      }),

    attention: ({ tenantId, conversationId }) =>
      withStorageErrors('count alerts', async () => {
        const { rows } = await sql<AttentionRow>`
          select
            (select count(*)::int from watch
             where tenant_id = ${tenantId} and conversation_id = ${conversationId} and removed_at is null) as watches,
            count(*) filter (where state = 'open')::int as "openAlerts",
            min(opened_at) filter (where state = 'open') as "oldestOpenAt",
            count(*) filter (where state <> 'open')::int as "heldAlerts"
          from alert
          where tenant_id = ${tenantId} and conversation_id = ${conversationId} and closed_at is null
        `.execute(db);
        const { watches = 0, openAlerts = 0, oldestOpenAt, heldAlerts = 0 } = rows[0] ?? {};
        return { watches, openAlerts, oldestOpenAt: oldestOpenAt ?? undefined, heldAlerts };
      }),
  };
}
