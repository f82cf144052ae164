import { type Alert, isClosed } from './alert.js';
import type { ConversationWatching, EndedWatching, KeptAlert } from './conversation-watching.js';
import type { Person, Watch } from './watch.js';
import { coversAlert, coversCustomer } from './watch-coverage.js';
import { watchLevel } from './watch-level.js';

/** Which watches a command means. */
export type WatchChoice = { readonly number: number } | { readonly watchIds: readonly string[] } | 'all';

/** Those of a conversation's watches that are meant; empty when none is. */
export function watchesMeant(watches: readonly Watch[], choice: WatchChoice): readonly Watch[] {
  if (choice === 'all') return watches;
  if ('number' in choice) return watches.filter(({ number }) => number === choice.number);
  return watches.filter(({ watchId }) => choice.watchIds.includes(watchId));
}

const idOf = ({ watchId }: Watch) => watchId;

/**
 * Ends watching the customer of an alert for its rule. Watches of that customer alone are removed, those over all leave
 * it out, and its alerts of that rule stop, on other cards too.
 */
export function endWatching(
  watching: ConversationWatching,
  { ruleKind, customerId, customerName }: Pick<Alert, 'ruleKind' | 'customerId' | 'customerName'>,
  by: Person,
  at: Date,
): ConversationWatching {
  const meant = watching.watches.filter(
    (watch) => watch.rule.kind === ruleKind && coversCustomer(watch, customerId),
  );
  const removed = new Set(meant.filter(({ customer }) => customer !== undefined));
  const excepted = new Set(meant.filter(({ customer }) => customer === undefined));
  const ended = { removed: [...removed].map(idOf), excepted: [...excepted].map(idOf) };
  return {
    watches: watching.watches
      .filter((watch) => !removed.has(watch))
      .map((watch) => (excepted.has(watch) ? leavingOut(watch, { customerId, customerName }) : watch)),
    removed: [...watching.removed, ...[...removed].map((watch) => ({ watch, by }))],
    alerts: watching.alerts.map((alert) =>
      alert.ruleKind === ruleKind && alert.customerId === customerId && !isClosed(alert)
        ? stopped(alert, ended, by, at)
        : alert,
    ),
  };
}

/**
 * Removes watches. Alerts that none of the others would keep stop; the rest go to a watch that does, to one that would
 * fire by the alert's figures before one that would only hold it.
 */
export function removeWatches(
  watching: ConversationWatching,
  watchIds: readonly string[],
  by: Person,
  at: Date,
): ConversationWatching {
  const meant = new Set(watchIds);
  const removed = watching.watches.filter(({ watchId }) => meant.has(watchId));
  const left = watching.watches.filter(({ watchId }) => !meant.has(watchId));
  return {
    watches: left,
    removed: [...watching.removed, ...removed.map((watch) => ({ watch, by }))],
    alerts: watching.alerts.map((alert) => {
      const ended = removed.filter(
        (watch) => watch.rule.kind === alert.ruleKind && coversCustomer(watch, alert.customerId),
      );
      if (ended.length === 0 || isClosed(alert)) return alert;
      const keeping = left.filter((watch) => coversAlert(watch, alert, at));
      const keeper =
        keeping.find(({ rule }) => watchLevel(rule, alert.figures, at) === 'fires') ?? keeping[0];
      if (keeper === undefined) return stopped(alert, { removed: ended.map(idOf), excepted: [] }, by, at);
      return ended.some(({ watchId }) => watchId === alert.watchId)
        ? { ...alert, watchId: keeper.watchId }
        : alert;
    }),
  };
}

function leavingOut(watch: Watch, customer: Pick<Alert, 'customerId' | 'customerName'>): Watch {
  return { ...watch, exceptCustomers: [...watch.exceptCustomers, customer] };
}

function stopped(alert: KeptAlert, ended: EndedWatching, by: Person, at: Date): KeptAlert {
  return { ...alert, state: { kind: 'stopped', by, at }, undo: { ...ended, before: alert.state } };
}
