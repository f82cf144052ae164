import type { Conversation } from '../../../src/domain/conversation.js';
import type { Alert } from '../../../src/domain/watching/alert.js';
import type { AlertChange } from '../../../src/domain/watching/alert-change.js';
import type { WatchDefinition } from '../../../src/domain/watching/watch.js';
import type { Database } from '../../../src/storage/open-database.js';
import { createAlertStore } from '../../../src/storage/watching/alert-store.js';
import { createWatchStore } from '../../../src/storage/watching/watch-store.js';
import { alertOf, channel, MEGAN, workloadFigures } from '../../helpers/watching.js';
import { idOf, NOW } from './sweeping.js';

/** Stores of watches and alerts over one database, and short ways to use them. */
export function createWatching({ kysely, pool }: Database) {
  const watches = createWatchStore(kysely);
  const alerts = createAlertStore(kysely);

  /** Opens alerts of Teams usage for these customers. */
  async function open(watchId: string, customers: readonly number[], conversation = channel()) {
    return alerts.apply(
      customers.map((number) => opening(watchId, number, { conversation })),
      NOW,
    );
  }

  return {
    watches,
    alerts,
    open,
    add: (definition: WatchDefinition, conversation: Conversation = channel()) =>
      watches.add(conversation, definition, MEGAN, NOW),
    /** All that is not closed, of customers 1 to 50. */
    notClosed: () => alerts.notClosed(Array.from({ length: 50 }, (_, at) => idOf(at + 1))),
    /** Cards in the order they were made. */
    async cards() {
      const { rows } = await pool.query<{ cardId: string; version: number; conversation: string }>(
        'select card_id as "cardId", version, conversation_id as conversation from card order by card_no',
      );
      return rows;
    },
    /** State by customer number and subject of all alerts, of one identity the oldest first. */
    async states() {
      const { rows } = await pool.query<{ state: string }>(
        `select concat_ws(' ', ltrim(right(customer_id::text, 12), '0'), subject_key, state) as state
         from alert order by customer_id, subject_key, alert_no`,
      );
      return rows.map(({ state }) => state);
    },
    /** Conversations for which a delivery waits. */
    async deliveries() {
      const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from graphile_worker.jobs');
      return rows[0]?.n;
    },
  };
}

/** An alert of low Teams usage that opens. */
export function opening(watchId: string, number: number, changes: Partial<Alert> = {}): AlertChange {
  const {
    state: _,
    alertId: __,
    openedAt: ___,
    ...alert
  } = alertOf({
    customerId: idOf(number),
    customerName: `Customer ${number}`,
    figures: workloadFigures(30),
    ...changes,
    watchId,
  });
  return { kind: 'open', alert };
}
