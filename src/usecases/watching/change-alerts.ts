import type { ConversationAddress } from '../../domain/conversation.js';
import type { SnoozeDays } from '../../domain/watching/alert.js';
import { type AlertMove, acknowledge, reopen, snooze, stop } from '../../domain/watching/alert-moves.js';
import type { AlertChoice } from '../../domain/watching/card-moves.js';
import type { Person } from '../../domain/watching/watch.js';
import type { Clock } from '../ports.js';
import type { AlertStore, WatchedAlert } from './watch-ports.js';

/** What somebody wants of alerts on a card. */
export type AlertRequest = { readonly cardId: string; readonly choice: AlertChoice } & (
  | { readonly verb: 'acknowledge' | 'reopen' | 'stop' }
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
  /** What was on a card that has none any more. */
  movedFrom(cardId: string): Promise<readonly WatchedAlert[]>;
}

export function createChangeAlerts({
  alerts,
  clock,
}: {
  readonly alerts: Pick<AlertStore, 'change' | 'shownIn' | 'movedFrom'>;
  readonly clock: Clock;
}): ChangeAlerts {
  return {
    change(request, conversation, by) {
      const at = clock.now();
      const { cardId, choice } = request;
      return alerts.change(conversation, cardId, choice, moveOf(request, by, at), at);
    },
    ofCard: (conversation, cardId) => alerts.shownIn(conversation, cardId),
    movedFrom: (cardId) => alerts.movedFrom(cardId),
  };
}

function moveOf(request: AlertRequest, by: Person, at: Date): AlertMove {
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
