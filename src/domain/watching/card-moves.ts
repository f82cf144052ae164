import { type Alert, isClosed } from './alert.js';
import type { WeighedAlert } from './alert-money.js';
import type { AlertMove } from './alert-moves.js';
import { alertsInOrder } from './alerts-by-customer.js';
import { type ConversationWatching, type KeptAlert, withAlert } from './conversation-watching.js';
import { endWatching } from './ending.js';
import { resumeWatching } from './resuming.js';

/** One alert or all of those on a card. */
export type AlertChoice = 'all' | { readonly alertId: string };

/** More than these at once come as one card. */
const MOST_CARDS = 5;

/**
 * Moves alerts of a card, one after the other. A move that stops one also ends the watching behind it, and one that
 * takes a stop back resumes just that: what it does for one alert may move the next.
 */
export function moveAlerts(
  watching: ConversationWatching,
  cardId: string,
  choice: AlertChoice,
  move: AlertMove,
  at: Date,
): ConversationWatching {
  return moveEach(
    watching,
    (alert) => alert.cardId === cardId && (choice === 'all' || choice.alertId === alert.alertId),
    move,
    at,
  );
}

/** Moves what is not closed in a conversation, of one customer or of all, on whichever cards it is. */
export function moveOpenAlerts(
  watching: ConversationWatching,
  customerId: string | 'all',
  move: AlertMove,
  at: Date,
): ConversationWatching {
  return moveEach(
    watching,
    (alert) => !isClosed(alert) && (customerId === 'all' || customerId === alert.customerId),
    move,
    at,
  );
}

function moveEach(
  watching: ConversationWatching,
  isMeant: (alert: KeptAlert) => boolean,
  move: AlertMove,
  at: Date,
): ConversationWatching {
  return watching.alerts
    .filter(isMeant)
    .reduce((before, { alertId }) => moveOne(before, alertId, move, at), watching);
}

function moveOne(
  watching: ConversationWatching,
  alertId: string,
  move: AlertMove,
  at: Date,
): ConversationWatching {
  const alert = alertIn(watching, alertId);
  const { state } = move(alert);
  if (state === alert.state) return watching;
  if (state.kind === 'stopped') {
    return state.by === undefined ? watching : endWatching(watching, alert, state.by, at);
  }
  if (alert.state.kind !== 'stopped') return withAlert(watching, { ...alert, state });
  const { customerId, undo } = alert;
  const resumed = resumeWatching(watching, { ...(undo ?? { removed: [], excepted: [] }), customerId });
  // It stays stopped when its watch was removed since, or when a later alert took its place.
  const back = alertIn(resumed, alertId);
  return back.state.kind === 'stopped' ? resumed : withAlert(resumed, { ...back, state });
}

function alertIn({ alerts }: ConversationWatching, alertId: string) {
  const alert = alerts.find((one) => one.alertId === alertId);
  if (alert === undefined) throw new Error(`No alert ${alertId}`);
  return alert;
}

/**
 * Alerts that wait for a card, by the cards they are to come on: one each, or all on one when there are more than five;
 * in the order that lists have.
 */
export function cardsToPost(waiting: readonly WeighedAlert[]): readonly (readonly Alert[])[] {
  const listed = alertsInOrder(waiting).map(({ alert }) => alert);
  return listed.length > MOST_CARDS ? [listed] : listed.map((alert) => [alert]);
}
