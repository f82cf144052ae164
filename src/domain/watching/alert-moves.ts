import { DAY_MS, earlier, utcDay } from '../../base/time.js';
import { type Alert, isClosed, type SnoozeDays } from './alert.js';
import type { Person } from './watch.js';

/** What a button does to an alert. The same object when nothing changes, as after a second click. */
export type AlertMove = (alert: Alert) => Alert;

export interface SnoozeRequest {
  readonly by: Person;
  readonly at: Date;
  readonly days: SnoozeDays;
  /** Spaces around it and what goes beyond 200 characters are cut off. */
  readonly reason: string;
}

const REASON_LENGTH = 200;

/** Somebody takes care of it; the first one stays named. */
export function acknowledge(by: Person, at: Date): AlertMove {
  return (alert) => {
    if (isClosed(alert) || alert.state.kind === 'acknowledged') return alert;
    return { ...alert, state: { kind: 'acknowledged', by, at } };
  };
}

/** Silences it for 1, 7 or 30 days; the same day and reason again change nothing, whoever clicks. */
export function snooze({ by, at, days, reason }: SnoozeRequest): AlertMove {
  const until = earlier(at, -days * DAY_MS);
  const kept = [...reason.trim()].slice(0, REASON_LENGTH).join('').trim();
  return (alert) => {
    if (isClosed(alert)) return alert;
    const { state } = alert;
    if (state.kind === 'snoozed' && utcDay(state.until) === utcDay(until) && state.reason === kept) {
      return alert;
    }
    return { ...alert, state: { kind: 'snoozed', by, at, until, reason: kept } };
  };
}

/** Takes any of the others back. What cleared by itself stays so. */
export const reopen: AlertMove = (alert) => {
  if (alert.state.kind === 'open' || alert.state.kind === 'resolved') return alert;
  return { ...alert, state: { kind: 'open' } };
};

/** Stops an alert that is not closed: nobody wants to hear of it any more. */
export function stop(by: Person, at: Date): AlertMove {
  return (alert) => (isClosed(alert) ? alert : { ...alert, state: { kind: 'stopped', by, at } });
}
