import type { Alert, AlertState } from './alert.js';
import { subjectKey } from './alert-subject.js';
import type { Person, Watch } from './watch.js';

/** Watches that were changed to end something, by their ids. */
export interface EndedWatching {
  /** Removed. */
  readonly removed: readonly string[];
  /** They leave the customer out since. */
  readonly excepted: readonly string[];
}

/** What a stopped alert keeps, so that taking the stop back brings back what stopped with it and nothing else. */
export interface AlertUndo extends EndedWatching {
  /** Where the alert stood. */
  readonly before: AlertState;
}

/** An alert of a conversation, with what people do not see of it. */
export interface KeptAlert extends Alert {
  /** The card it is on; undefined while it waits for one. */
  readonly cardId: string | undefined;
  /** Undefined for one that is not stopped. */
  readonly undo: AlertUndo | undefined;
}

export interface RemovedWatch {
  readonly watch: Watch;
  /** Undefined for one that was removed before. */
  readonly by: Person | undefined;
}

/** What one conversation watches, as far as something can become of it. */
export interface ConversationWatching {
  /** By number. */
  readonly watches: readonly Watch[];
  /** Removed ones that may come back. */
  readonly removed: readonly RemovedWatch[];
  /** Oldest first: those that are not closed, and stopped ones that may come back. */
  readonly alerts: readonly KeptAlert[];
}

/** What is to be written: whole watches and alerts as they are to be, never what they were. */
export interface WatchingPlan {
  readonly removeWatches: readonly RemovedWatch[];
  readonly restoreWatches: readonly string[];
  readonly changeWatches: readonly Watch[];
  readonly changeAlerts: readonly KeptAlert[];
}

/** What is to be written for a conversation to stand as `after`; empty lists when nothing changed. */
export function planOf(before: ConversationWatching, after: ConversationWatching): WatchingPlan {
  const known = new Set<unknown>([
    ...before.watches,
    ...before.removed,
    ...before.removed.map(({ watch }) => watch),
    ...before.alerts,
  ]);
  const there = new Set(after.watches.map(({ watchId }) => watchId));
  return {
    removeWatches: after.removed.filter((removed) => !known.has(removed)),
    restoreWatches: before.removed.map(({ watch }) => watch.watchId).filter((watchId) => there.has(watchId)),
    changeWatches: after.watches.filter((watch) => !known.has(watch)),
    changeAlerts: after.alerts.filter((alert) => !known.has(alert)),
  };
}

/** The same for two alerts of one conversation that are about the same; of those only one is not closed. */
export function alertKey({ ruleKind, customerId, subject }: Alert): string {
  return JSON.stringify([ruleKind, customerId, subjectKey(subject)]);
}

/** The same with one alert as given; the same object when it is not there. */
export function withAlert(watching: ConversationWatching, alert: KeptAlert): ConversationWatching {
  return {
    ...watching,
    alerts: watching.alerts.map((one) => (one.alertId === alert.alertId ? alert : one)),
  };
}
