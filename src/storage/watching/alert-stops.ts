import { type Kysely, sql } from 'kysely';
import type { ConversationAddress } from '../../domain/conversation.js';
import type { Person, WatchedCustomer, WatchRuleKind } from '../../domain/watching/watch.js';
import { coversAlert, coversCustomer } from '../../domain/watching/watch-coverage.js';
import { watchLevel } from '../../domain/watching/watch-level.js';
import type { Tables } from '../database/tables.js';
import { type AlertRow, cardsOf, notClosedOf, readAlert } from './alert-row.js';
import { toJsonb, watchesOf, writeWatch } from './watch-row.js';

/**
 * Watches that were changed to end something. A stopped alert keeps them in its state_detail, so that taking it back
 * brings back the alerts that stopped with it and no others, as they stood.
 */
export interface EndedWatching {
  /** Ids of watches that were removed. */
  readonly removed: readonly string[];
  /** Ids of watches that leave the customer out since. */
  readonly excepted: readonly string[];
}

/**
 * Ends watching a customer for a rule and stops its alerts; part of the transaction it is given, which holds the
 * conversation. Gives the cards to be edited.
 */
export async function endWatching(
  transaction: Kysely<Tables>,
  conversation: ConversationAddress,
  { ruleKind, customer }: { readonly ruleKind: WatchRuleKind; readonly customer: WatchedCustomer },
  by: Person,
  at: Date,
): Promise<readonly string[]> {
  const watches = (await watchesOf(transaction, conversation)).filter(
    (watch) => watch.rule.kind === ruleKind && coversCustomer(watch, customer.customerId),
  );
  const removed = watches.filter((watch) => watch.customer !== undefined).map(({ watchId }) => watchId);
  const ofAll = watches.filter((watch) => watch.customer === undefined);
  await removeWatches(transaction, removed, by, at);
  for (const watch of ofAll) {
    const exceptCustomers = [...watch.exceptCustomers, customer];
    await writeWatch(transaction, { ...watch, exceptCustomers });
  }
  const alerts = (await notClosedOf(transaction, conversation, customer.customerId)).filter(
    (alert) => alert.ruleKind === ruleKind,
  );
  const ended = { removed, excepted: ofAll.map(({ watchId }) => watchId) };
  await stopAlerts(
    transaction,
    alerts.map((alert) => ({ alert, ended })),
    by,
    at,
  );
  return cardsOf(alerts);
}

/** Marks watches as removed. */
export async function removeWatches(
  transaction: Kysely<Tables>,
  watchIds: readonly string[],
  by: Person,
  at: Date,
): Promise<void> {
  await sql`
    update watch set removed_at = ${at}, removed_by = ${toJsonb(by)}::jsonb where watch_id = any(${watchIds}::uuid[])
  `.execute(transaction);
}

async function stopAlerts(
  transaction: Kysely<Tables>,
  stops: readonly { readonly alert: AlertRow; readonly ended: EndedWatching }[],
  by: Person,
  at: Date,
): Promise<void> {
  const details = stops.map(({ alert: { state, detail }, ended }) =>
    toJsonb({ by, at, undo: { ...ended, before: { state, detail } } }),
  );
  await sql`
    update alert set state = 'stopped', state_detail = given.detail, closed_at = ${at}, changed_at = ${at}
    from unnest(${stops.map(({ alert }) => alert.alertId)}::uuid[], ${details}::jsonb[]) as given (alert_id, detail)
    where alert.alert_id = given.alert_id and closed_at is null
  `.execute(transaction);
}

/**
 * After watches were removed: stops alerts that none of the others would keep, and gives the rest to those that do.
 * Part of the transaction it is given, which holds the conversation. Gives the cards to be edited.
 */
export async function stopUncovered(
  transaction: Kysely<Tables>,
  conversation: ConversationAddress,
  removed: readonly {
    readonly watchId: string;
    readonly ruleKind: WatchRuleKind;
    covers(customerId: string): boolean;
  }[],
  by: Person,
  at: Date,
): Promise<readonly string[]> {
  const left = await watchesOf(transaction, conversation);
  const stops: { readonly alert: AlertRow; readonly ended: EndedWatching }[] = [];
  const moves: { readonly alert: AlertRow; readonly watchId: string }[] = [];
  for (const row of await notClosedOf(transaction, conversation)) {
    const alert = readAlert(row);
    const ended = removed.filter(
      ({ ruleKind, covers }) => ruleKind === alert.ruleKind && covers(alert.customerId),
    );
    if (ended.length === 0) continue;
    const keeping = left.filter((watch) => coversAlert(watch, alert, at));
    const keeper =
      keeping.find(({ rule }) => watchLevel(rule, alert.figures, at) === 'fires') ?? keeping.at(0);
    if (keeper === undefined) {
      stops.push({ alert: row, ended: { removed: ended.map(({ watchId }) => watchId), excepted: [] } });
    } else if (ended.some(({ watchId }) => watchId === alert.watchId)) {
      moves.push({ alert: row, watchId: keeper.watchId });
    }
  }
  await stopAlerts(transaction, stops, by, at);
  await sql`
    update alert set watch_id = given.watch_id, changed_at = ${at}
    from unnest(${moves.map(({ alert }) => alert.alertId)}::uuid[], ${moves.map(({ watchId }) => watchId)}::uuid[])
      as given (alert_id, watch_id)
    where alert.alert_id = given.alert_id
  `.execute(transaction);
  return cardsOf([...stops, ...moves].map(({ alert }) => alert));
}
