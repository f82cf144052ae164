import { type Kysely, sql } from 'kysely';
import type { ConversationAddress } from '../../domain/conversation.js';
import type { Alert, AlertState } from '../../domain/watching/alert.js';
import type { AlertMove } from '../../domain/watching/alert-moves.js';
import type { AlertChoice } from '../../usecases/watching/watch-ports.js';
import type { Tables } from '../database/tables.js';
import { touchCards } from '../delivery/card-writes.js';
import { endedBy, resumeWatching } from './alert-resuming.js';
import { ALERT_COLUMNS, type AlertRow, cardsOf, readAlert } from './alert-row.js';
import { endWatching } from './alert-stops.js';
import { toJsonb } from './watch-row.js';

/** Where an alert stands after a move. */
interface Moved {
  readonly row: AlertRow;
  readonly state: AlertState;
}

/**
 * Moves alerts of a card and has every card edited that shows something else since; part of the transaction it is given,
 * which holds the conversation.
 */
export async function changeAlerts(
  transaction: Kysely<Tables>,
  conversation: ConversationAddress,
  cardId: string,
  choice: AlertChoice,
  move: AlertMove,
  at: Date,
): Promise<void> {
  const { rows } = await sql<AlertRow>`
    select ${ALERT_COLUMNS} from alert where card_id = ${cardId} order by alert_no
  `.execute(transaction);
  const moved: Moved[] = [];
  const cards = new Set<string>();
  for (const row of rows) {
    if (choice !== 'all' && choice.alertId !== row.alertId) continue;
    const before = readAlert(row);
    const after = move(before);
    if (after === before) continue;
    if (before.state.kind !== 'stopped' && after.state.kind !== 'stopped') {
      moved.push({ row, state: after.state });
      continue;
    }
    for (const card of await endOrResume(transaction, conversation, row, move, at)) cards.add(card);
  }
  await writeStates(transaction, moved, at);
  for (const card of cardsOf(moved.map(({ row }) => row))) cards.add(card);
  await touchCards(transaction, [...cards].sort());
}

/** Gives the cards to be edited. */
async function endOrResume(
  transaction: Kysely<Tables>,
  conversation: ConversationAddress,
  { alertId }: AlertRow,
  move: AlertMove,
  at: Date,
): Promise<readonly string[]> {
  // Read again: what was done for an alert before it on the card may have moved this one.
  const row = await read(transaction, alertId);
  if (row === undefined) return [];
  const before = readAlert(row);
  const after = move(before);
  if (after === before) return [];
  if (after.state.kind === 'stopped') return end(transaction, conversation, after, at);
  const { customerId } = after;
  const cards = await resumeWatching(transaction, conversation, { ...endedBy(row), customerId }, at);
  const back = await read(transaction, alertId);
  // It stays stopped when its watch was removed since, or when a later alert took its place.
  if (back !== undefined && back.state !== 'stopped') {
    await writeStates(transaction, [{ row: back, state: after.state }], at);
  }
  return cards;
}

async function end(
  transaction: Kysely<Tables>,
  conversation: ConversationAddress,
  { ruleKind, customerId, customerName, state }: Alert,
  at: Date,
): Promise<readonly string[]> {
  if (state.kind !== 'stopped' || state.by === undefined) return [];
  const customer = { customerId, customerName };
  return endWatching(transaction, conversation, { ruleKind, customer }, state.by, at);
}

async function read(transaction: Kysely<Tables>, alertId: string): Promise<AlertRow | undefined> {
  const { rows } = await sql<AlertRow>`
    select ${ALERT_COLUMNS} from alert where alert_id = ${alertId}
  `.execute(transaction);
  return rows[0];
}

/** Of alerts that are not closed, before and after. */
async function writeStates(transaction: Kysely<Tables>, moved: readonly Moved[], at: Date): Promise<void> {
  const details = moved.map(({ state: { kind: _, ...detail } }) => toJsonb(detail));
  await sql`
    update alert set state = given.state, state_detail = given.detail, changed_at = ${at}
    from unnest(${moved.map(({ row }) => row.alertId)}::uuid[], ${moved.map(({ state }) => state.kind)}::text[],
      ${details}::jsonb[]) as given (alert_id, state, detail)
    where alert.alert_id = given.alert_id
  `.execute(transaction);
}
