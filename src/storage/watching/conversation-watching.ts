import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { ConversationAddress } from '../../domain/conversation.js';
import type {
  AlertUndo,
  ConversationWatching,
  KeptAlert,
  WatchingPlan,
} from '../../domain/watching/conversation-watching.js';
import { toJsonb } from '../database/json.js';
import type { Tables } from '../database/tables.js';
import { touchCards } from '../delivery/card-writes.js';
import { ALERT_COLUMNS, type AlertRow, cardsOf, isReadableAlert, readAlert, readState } from './alert-row.js';
import { followTickets } from './ticket-writes.js';
import {
  isReadableWatch,
  readWatch,
  WATCH_COLUMNS,
  type WatchRow,
  watchesOf,
  writeDefinition,
} from './watch-row.js';

/** As writePlan writes it. */
const undoSchema = z.object({
  removed: z.array(z.string()),
  excepted: z.array(z.string()),
  before: z.object({ state: z.string(), detail: z.looseObject({}) }),
});

/** What is to come back, if anything is: what stopped with alerts of a card, or with watches. */
export type ToResume = { readonly cardId: string } | { readonly watchIds: readonly string[] };

interface KeptRow extends AlertRow {
  readonly subjectKey: string;
  readonly isClosed: boolean;
}

/** All that a conversation watches, with what may come back; whoever changes it holds the conversation. */
export async function readWatching(
  transaction: Kysely<Tables>,
  conversation: ConversationAddress,
  toResume: ToResume,
): Promise<ConversationWatching> {
  const { tenantId, conversationId } = conversation;
  const cardId = 'cardId' in toResume ? toResume.cardId : null;
  const watchIds = 'watchIds' in toResume ? toResume.watchIds : await stoppedOn(transaction, toResume.cardId);
  const { rows } = await sql<KeptRow>`
    select ${ALERT_COLUMNS}, subject_key as "subjectKey", closed_at is not null as "isClosed" from alert
    where tenant_id = ${tenantId} and conversation_id = ${conversationId}
      and (closed_at is null or state = 'stopped' and (card_id = ${cardId}
        or state_detail #> '{undo,removed}' ?| ${watchIds}::text[]
        or state_detail #> '{undo,excepted}' ?| ${watchIds}::text[]))
    order by alert_no
  `.execute(transaction);
  const { rows: removed } = await sql<WatchRow>`
    select ${WATCH_COLUMNS} from watch
    where tenant_id = ${tenantId} and conversation_id = ${conversationId} and removed_at is not null
      and watch_id = any(${watchIds}::uuid[])
  `.execute(transaction);
  return {
    watches: await watchesOf(transaction, conversation),
    removed: removed.filter(isReadableWatch).map((row) => ({ watch: readWatch(row), by: undefined })),
    alerts: readKept(rows),
  };
}

/** Watches that ended with the stopped alerts of a card. */
async function stoppedOn(transaction: Kysely<Tables>, cardId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ watchId: string }>`
    select distinct jsonb_array_elements_text(
      (state_detail #> '{undo,removed}') || (state_detail #> '{undo,excepted}')) as "watchId"
    from alert where card_id = ${cardId} and state = 'stopped'
  `.execute(transaction);
  return rows.map(({ watchId }) => watchId);
}

/** Without what another version wrote, and what may not come back beside that. */
function readKept(rows: readonly KeptRow[]): readonly KeptAlert[] {
  const keyOf = ({ ruleKind, customerId, subjectKey }: KeptRow) =>
    [ruleKind, customerId, subjectKey].join('\n');
  const foreign = new Set(rows.filter((row) => !row.isClosed && !isReadableAlert(row)).map(keyOf));
  return rows
    .filter((row) => isReadableAlert(row) && !foreign.has(keyOf(row)))
    .map((row) => ({ ...readAlert(row), cardId: row.cardId ?? undefined, undo: readUndo(row) }));
}

function readUndo({ detail }: AlertRow): AlertUndo | undefined {
  const { data } = undoSchema.safeParse('undo' in detail ? detail.undo : undefined);
  return data && { ...data, before: readState(data.before.state, data.before.detail) };
}

/** Writes what became of it, and has every card edited that shows something else since. */
export async function writePlan(
  transaction: Kysely<Tables>,
  { removeWatches, restoreWatches, changeWatches, changeAlerts }: WatchingPlan,
  at: Date,
): Promise<void> {
  if (removeWatches.length > 0) {
    await sql`
      update watch set removed_at = ${at}, removed_by = given.by
      from unnest(${removeWatches.map(({ watch }) => watch.watchId)}::uuid[],
        ${removeWatches.map(({ by }) => toJsonb(by))}::jsonb[]) as given (watch_id, by)
      where watch.watch_id = given.watch_id
    `.execute(transaction);
  }
  if (restoreWatches.length > 0) {
    await sql`
      update watch set removed_at = null, removed_by = null where watch_id = any(${restoreWatches}::uuid[])
    `.execute(transaction);
  }
  if (changeWatches.length > 0) {
    await sql`
      update watch set definition = given.definition
      from unnest(${changeWatches.map(({ watchId }) => watchId)}::uuid[],
        ${changeWatches.map(writeDefinition)}::jsonb[]) as given (watch_id, definition)
      where watch.watch_id = given.watch_id
    `.execute(transaction);
  }
  await writeAlerts(transaction, changeAlerts, at);
}

async function writeAlerts(
  transaction: Kysely<Tables>,
  alerts: readonly KeptAlert[],
  at: Date,
): Promise<void> {
  if (alerts.length === 0) return;
  await sql`
    update alert set watch_id = given.watch_id, state = given.state, state_detail = given.detail,
      closed_at = case given.state when 'stopped' then ${at}::timestamptz end, changed_at = ${at}
    from unnest(${alerts.map(({ alertId }) => alertId)}::uuid[], ${alerts.map(({ watchId }) => watchId)}::uuid[],
      ${alerts.map(({ state }) => state.kind)}::text[], ${alerts.map(detailOf)}::jsonb[])
      as given (alert_id, watch_id, state, detail)
    where alert.alert_id = given.alert_id
  `.execute(transaction);
  await touchCards(transaction, cardsOf(alerts));
  await followTickets(
    transaction,
    alerts.map(({ alertId }) => alertId),
    at,
  );
}

function detailOf({ state: { kind: _, ...detail }, undo }: KeptAlert): string {
  if (undo === undefined) return toJsonb(detail);
  const { kind, ...before } = undo.before;
  return toJsonb({ ...detail, undo: { ...undo, before: { state: kind, detail: before } } });
}
