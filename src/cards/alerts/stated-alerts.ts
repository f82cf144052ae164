import type { AlertState } from '../../domain/watching/alert.js';
import type { Messages } from '../../i18n/messages.js';
import type { WatchedAlert } from '../../usecases/watching/watch-ports.js';
import { joinPhrases } from '../words/join.js';
import { type ContainerStyle, stateAt, stateStyle } from './alert-state.js';

const STATES = ['open', 'acknowledged', 'snoozed', 'resolved', 'stopped'] as const;
/** The worst first. */
const STYLES = ['attention', 'warning', 'accent', 'emphasis'] as const;

/** An alert with where it stands at the time of the card. */
export interface StatedAlert extends WatchedAlert {
  readonly state: AlertState;
}

/** Alerts as they stand at `now`, in the order given. */
export function statedAlerts(alerts: readonly WatchedAlert[], now: Date): readonly StatedAlert[] {
  return alerts.map((watched) => ({ ...watched, state: stateAt(watched.alert, now) }));
}

/** Whether it is as an alert is unless something is said of it. */
export function isPlainlyOpen({ state }: Pick<StatedAlert, 'state'>): boolean {
  return state.kind === 'open' && state.snoozed === undefined;
}

/** "24 open, 2 acknowledged, 2 resolved"; states that none is in are left out. */
export function stateCounts(stated: readonly StatedAlert[], messages: Messages): string {
  return joinPhrases(
    STATES.map((kind) => {
      const count = stated.filter(({ state }) => state.kind === kind).length;
      return count === 0 ? '' : messages.say(`alert.count.${kind}`, { count });
    }),
    messages,
  );
}

/** The style of the worst one; `good` for none. */
export function worstStyle(stated: readonly StatedAlert[]): ContainerStyle {
  const styles = stated.map(({ state, alert }) => stateStyle(state, alert));
  return STYLES.find((style) => styles.includes(style)) ?? 'good';
}
