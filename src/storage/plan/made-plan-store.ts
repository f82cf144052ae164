import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { PlanProgress, WishedChange } from '../../domain/plan/plan-progress.js';
import type { Person } from '../../domain/watching/watch.js';
import type { MadePlans } from '../../usecases/plan/plan-ports.js';
import { toJsonb } from '../database/json.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { keepConversation } from '../delivery/keep-conversation.js';
import { readTerms } from '../usage/subscription-row.js';

interface SeenRow {
  readonly progress: PlanProgress | null;
  readonly seenAt: Date | null;
}

interface MadePlanRow extends SeenRow {
  readonly planId: string;
  readonly changes: readonly WishedChange[];
  readonly madeAt: Date;
  readonly madeBy: { readonly userId?: string; readonly name: string };
}

/** Plans that people made, in the database. */
export function createMadePlans(db: Kysely<Tables>): MadePlans {
  return {
    of: ({ tenantId, conversationId }, customerId) =>
      withStorageErrors('read a plan that was made', async () => {
        const { rows } = await sql<MadePlanRow>`
          select plan_id as "planId", changes, made_at as "madeAt", made_by as "madeBy", progress, seen_at as "seenAt"
          from made_plan
          where tenant_id = ${tenantId} and conversation_id = ${conversationId} and customer_id = ${customerId}
        `.execute(db);
        const [row] = rows;
        if (row === undefined) return undefined;
        const { planId, changes, madeAt, madeBy } = row;
        const by: Person = { userId: madeBy.userId, name: madeBy.name };
        return { planId, changes, madeAt, madeBy: by, seen: seenOf(row) };
      }),

    make: (conversation, { customerId, changes }, by, at) =>
      withStorageErrors('keep a plan that was made', () =>
        db.transaction().execute(async (transaction) => {
          await keepConversation(transaction, conversation, at);
          await sql`
            insert into made_plan
              (plan_id, tenant_id, conversation_id, customer_id, changes, made_at, made_by, looked_at)
            values (${randomUUID()}, ${conversation.tenantId}, ${conversation.conversationId}, ${customerId},
              ${toJsonb(changes)}::jsonb, ${at}, ${toJsonb(by)}::jsonb, ${at})
            on conflict (tenant_id, conversation_id, customer_id) do update
            set plan_id = excluded.plan_id, changes = excluded.changes, made_at = excluded.made_at,
                made_by = excluded.made_by, progress = null, seen_at = null, looked_at = excluded.looked_at
          `.execute(transaction);
        }),
      ),

    note: (planId, progress, readAt) =>
      withStorageErrors('note how far a plan has come', async () => {
        const isNews = progress !== undefined;
        await sql`
          update made_plan set looked_at = ${readAt},
            progress = case when ${isNews} then ${toJsonb(progress ?? null)}::jsonb else progress end,
            seen_at = case when ${isNews} then ${readAt}::timestamptz else seen_at end
          where plan_id = ${planId} and looked_at < ${readAt}
        `.execute(db);
      }),

    toFollow: (limit) =>
      withStorageErrors('read plans that may have been carried out', async () => {
        const { rows } = await sql<
          SeenRow & {
            readonly planId: string;
            readonly changes: readonly WishedChange[];
            readonly terms: unknown;
            readonly readAt: Date;
          }
        >`
          select plan_id as "planId", changes, progress, seen_at as "seenAt", terms, read_at as "readAt"
          from made_plan join subscription_reading using (customer_id)
          where read_at > looked_at
          order by plan_id limit ${limit}
        `.execute(db);
        return rows.map(({ planId, changes, terms, readAt, ...seen }) => ({
          planId,
          changes,
          seen: seenOf(seen),
          terms: readTerms(terms),
          readAt,
        }));
      }),
  };
}

function seenOf({ progress, seenAt }: SeenRow) {
  return progress === null || seenAt === null ? undefined : { progress, at: seenAt };
}
