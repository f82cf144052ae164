import type { ConversationAddress } from '../../domain/conversation.js';
import type { Alert, SnoozeDays } from '../../domain/watching/alert.js';
import { type AlertMove, acknowledge, reopen, snooze, stop } from '../../domain/watching/alert-moves.js';
import type { AlertChoice } from '../../domain/watching/card-moves.js';
import type { Person } from '../../domain/watching/watch.js';
import type { Clock } from '../ports.js';
import type { AlertStore, PriceAlerts, WatchedAlert } from './watch-ports.js';

/** What somebody wants of alerts on a card. */
export type AlertRequest = { readonly cardId: string; readonly choice: AlertChoice } & (
  | { readonly verb: 'acknowledge' | 'reopen' | 'stop' }
  | { readonly verb: 'snooze'; readonly days: SnoozeDays; readonly reason: string }
);

/** What somebody wants of the alerts of a conversation, on whichever cards they are. */
export type OpenAlertsRequest = { readonly customerId: string | 'all' } & (
  | { readonly verb: 'acknowledge' | 'reopen' }
  | { readonly verb: 'snooze'; readonly days: SnoozeDays; readonly reason: string }
);

/**
 * Changes alerts where they stand, for any person of the conversation; a second click changes nothing. `change` and
 * `ofCard` give all alerts of the card: none when they moved on to a newer one, undefined for a card of another conversation.
 * Throw StorageError.
 */
export interface ChangeAlerts {
  change(
    request: AlertRequest,
    conversation: ConversationAddress,
    by: Person,
  ): Promise<readonly WatchedAlert[] | undefined>;
  ofCard(conversation: ConversationAddress, cardId: string): Promise<readonly WatchedAlert[] | undefined>;
  /** What is not closed in a conversation. */
  openIn(conversation: ConversationAddress): Promise<readonly WatchedAlert[]>;
  /** Changes what is not closed of a customer, or of all; gives what changed. */
  changeOpen(
    request: OpenAlertsRequest,
    conversation: ConversationAddress,
    by: Person,
  ): Promise<readonly WatchedAlert[]>;
  /** What was on a card that has none any more. */
  movedFrom(cardId: string): Promise<readonly WatchedAlert[]>;
}

export function createChangeAlerts({
  alerts,
  priceAlerts,
  clock,
}: {
  readonly alerts: Pick<AlertStore, 'change' | 'changeOpen' | 'openIn' | 'shownIn' | 'movedFrom'>;
  readonly priceAlerts: PriceAlerts;
  readonly clock: Clock;
}): ChangeAlerts {
  const priced = async (found: Promise<readonly WatchedAlert[] | undefined>) => {
    const known = await found;
    return known && priceAlerts(known);
  };

  return {
    change(request, conversation, by) {
      const at = clock.now();
      const { cardId, choice } = request;
      return priced(alerts.change(conversation, cardId, choice, moveOf(request, by, at), at));
    },
    openIn: async (conversation) => priceAlerts(await alerts.openIn(conversation)),
    changeOpen(request, conversation, by) {
      const at = clock.now();
      const move = moveOf(request, by, at);
      // Who acknowledges a list takes on what is open there; what somebody else put off stays so.
      const moved: AlertMove =
        request.verb === 'acknowledge' ? (alert) => (isPutOff(alert, at) ? alert : move(alert)) : move;
      return alerts.changeOpen(conversation, request.customerId, moved, at);
    },
    ofCard: (conversation, cardId) => priced(alerts.shownIn(conversation, cardId)),
    movedFrom: (cardId) => alerts.movedFrom(cardId),
  };
}

function isPutOff({ state }: Alert, at: Date): boolean {
  return state.kind === 'snoozed' && state.until > at;
}

function moveOf(request: AlertRequest | OpenAlertsRequest, by: Person, at: Date): AlertMove {
  switch (request.verb) {
    case 'acknowledge':
      return acknowledge(by, at);
    case 'snooze':
      return snooze({ by, at, days: request.days, reason: request.reason });
    case 'reopen':
      return reopen;
    case 'stop':
      return stop(by, at);
  }
}
