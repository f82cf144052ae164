import { isClosed } from './alert.js';
import {
  alertKey,
  type ConversationWatching,
  type EndedWatching,
  type KeptAlert,
  type RemovedWatch,
} from './conversation-watching.js';
import type { Watch } from './watch.js';
import { coversCustomer } from './watch-coverage.js';

/**
 * Takes the end of watching back: removed watches are there again, others look at the customer again, and alerts that
 * stopped with it stand as before. An alert stays stopped where no watch means its customer any more, where one of the
 * same identity opened since, and where a later one of several comes back.
 */
export function resumeWatching(
  watching: ConversationWatching,
  { removed, excepted, customerId }: EndedWatching & { readonly customerId?: string },
): ConversationWatching {
  const isBack = ({ watch }: RemovedWatch) => removed.includes(watch.watchId);
  const watches = [...watching.watches, ...watching.removed.filter(isBack).map(({ watch }) => watch)]
    .sort((a, b) => a.number - b.number)
    .map((watch) => (excepted.includes(watch.watchId) ? lookingAt(watch, customerId) : watch));
  const taken = new Set(watching.alerts.filter((alert) => !isClosed(alert)).map(alertKey));
  // Oldest first, so that of several the latest is left.
  const back = new Map(
    watching.alerts
      .filter((alert) => stoppedWith(alert) && !taken.has(alertKey(alert)))
      .map((alert) => [alertKey(alert), alert.alertId]),
  );
  return {
    watches,
    removed: watching.removed.filter((one) => !isBack(one)),
    alerts: watching.alerts.map((alert) =>
      back.get(alertKey(alert)) === alert.alertId ? asBefore(alert, watches) : alert,
    ),
  };

  function stoppedWith({ undo, ...alert }: KeptAlert): boolean {
    if (undo === undefined) return false;
    if (undo.removed.some((watchId) => removed.includes(watchId))) return true;
    return alert.customerId === customerId && undo.excepted.some((watchId) => excepted.includes(watchId));
  }
}

/** Takes a removal back; for watches that are there already nothing is brought back. */
export function restoreWatches(
  watching: ConversationWatching,
  watchIds: readonly string[],
): ConversationWatching {
  const there = new Set(watching.watches.map(({ watchId }) => watchId));
  return resumeWatching(watching, {
    removed: watchIds.filter((watchId) => !there.has(watchId)),
    excepted: [],
  });
}

function lookingAt(watch: Watch, customerId: string | undefined): Watch {
  return {
    ...watch,
    exceptCustomers: watch.exceptCustomers.filter((except) => except.customerId !== customerId),
  };
}

function asBefore(alert: KeptAlert, watches: readonly Watch[]): KeptAlert {
  const covering = watches.filter(
    (watch) => watch.rule.kind === alert.ruleKind && coversCustomer(watch, alert.customerId),
  );
  const { watchId } = covering.find((watch) => watch.watchId === alert.watchId) ?? covering[0] ?? {};
  if (watchId === undefined || alert.undo === undefined) return alert;
  return { ...alert, watchId, state: alert.undo.before, undo: undefined };
}
