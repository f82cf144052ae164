import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { ConversationAddress } from '../../domain/conversation.js';
import { coversCustomer } from '../../domain/watching/watch-coverage.js';
import type { Tables } from '../database/tables.js';
import { ALERT_COLUMNS, type AlertRow, cardsOf } from './alert-row.js';
import type { EndedWatching } from './alert-stops.js';
import { toJsonb, watchesOf, writeWatch } from './watch-row.js';

/** As alert-stops.ts writes it. */
const undoSchema = z.object({
  removed: z.array(z.string()),
  excepted: z.array(z.string()),
  before: z.object({ state: z.string(), detail: z.looseObject({}) }),
});

/** What ended the watching of a stopped alert; nothing for one that is not stopped. */
export function endedBy({ detail }: Pick<AlertRow, 'detail'>): EndedWatching {
  const undo = undoSchema.safeParse('undo' in detail ? detail.undo : undefined).data;
  return { removed: undo?.removed ?? [], excepted: undo?.excepted ?? [] };
}

/**
 * Takes the end of watching back: removed watches are there again, others look at the customer again, and the alerts
 * that had stopped with it stand as before. Part of the transaction it is given, which holds the conversation. Gives
 * the cards to be edited.
 */
export async function resumeWatching(
  transaction: Kysely<Tables>,
  conversation: ConversationAddress,
  { removed, excepted, customerId }: EndedWatching & { readonly customerId?: string },
  at: Date,
): Promise<readonly string[]> {
  const { tenantId, conversationId } = conversation;
  await sql`
    update watch set removed_at = null, removed_by = null
    where tenant_id = ${tenantId} and conversation_id = ${conversationId} and watch_id = any(${removed}::uuid[])
  `.execute(transaction);
  const active = await watchesOf(transaction, conversation);
  for (const watch of active) {
    if (!excepted.includes(watch.watchId)) continue;
    const exceptCustomers = watch.exceptCustomers.filter((except) => except.customerId !== customerId);
    await writeWatch(transaction, { ...watch, exceptCustomers });
  }
  return bringBack(transaction, conversation, { removed, excepted, customerId: customerId ?? null }, at);
}

/** Where a later alert of the same identity is there already, that one stays. */
async function bringBack(
  transaction: Kysely<Tables>,
  conversation: ConversationAddress,
  { removed, excepted, customerId }: EndedWatching & { readonly customerId: string | null },
  at: Date,
): Promise<readonly string[]> {
  const { tenantId, conversationId } = conversation;
  const { rows } = await sql<AlertRow>`
    select distinct on (rule_kind, customer_id, subject_key) ${ALERT_COLUMNS} from alert
    where tenant_id = ${tenantId} and conversation_id = ${conversationId} and state = 'stopped'
      and (state_detail #> '{undo,removed}' ?| ${removed}::text[]
        or (state_detail #> '{undo,excepted}' ?| ${excepted}::text[] and customer_id = ${customerId}::uuid))
      and not exists (
        select from alert other
        where (other.tenant_id, other.conversation_id, other.rule_kind, other.customer_id, other.subject_key)
            = (alert.tenant_id, alert.conversation_id, alert.rule_kind, alert.customer_id, alert.subject_key)
          and other.closed_at is null
      )
    order by rule_kind, customer_id, subject_key, alert_no desc
  `.execute(transaction);
  const watches = await watchesOf(transaction, conversation);
  const back = rows.flatMap((alert) => {
    const covering = watches.filter(
      ({ rule, ...watch }) => rule.kind === alert.ruleKind && coversCustomer(watch, alert.customerId),
    );
    const watch = covering.find(({ watchId }) => watchId === alert.watchId) ?? covering[0];
    return watch ? [{ alert, watchId: watch.watchId }] : [];
  });
  const before = back.map(({ alert }) => undoSchema.safeParse('undo' in alert.detail && alert.detail.undo));
  await sql`
    update alert set state = given.state, state_detail = given.detail, watch_id = given.watch_id, closed_at = null,
      changed_at = ${at}
    from unnest(${back.map(({ alert }) => alert.alertId)}::uuid[],
      ${before.map(({ data }) => data?.before.state ?? 'open')}::text[],
      ${before.map(({ data }) => toJsonb(data?.before.detail ?? {}))}::jsonb[],
      ${back.map(({ watchId }) => watchId)}::uuid[]) as given (alert_id, state, detail, watch_id)
    where alert.alert_id = given.alert_id
  `.execute(transaction);
  return cardsOf(back.map(({ alert }) => alert));
}
