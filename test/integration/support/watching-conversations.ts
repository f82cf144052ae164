import assert from 'node:assert/strict';
import { stateLine } from '../../../src/cards/alerts/alert-state.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import type { Alert } from '../../../src/domain/watching/alert.js';
import { acknowledge, reopen } from '../../../src/domain/watching/alert-moves.js';
import type { Database } from '../../../src/storage/open-database.js';
import { createAlertStore } from '../../../src/storage/watching/alert-store.js';
import { createWatchStore } from '../../../src/storage/watching/watch-store.js';
import { messagesFor } from '../../helpers/cards.js';
import { below, MEGAN, watching } from '../../helpers/watching.js';
import { conversationAt, TENANT } from './delivering.js';
import type { ReceivedMessage, RecordingConnector } from './recording-connector.js';
import type { WatchedCustomers } from './watched-customers.js';

/** Conversations that watch some customers each, and some that watch all of them. */
const OF_SOME = 36;
const OF_ALL = 4;
const BELOW_PERCENT = 40;

function isPlainlyOpen({ state }: Alert): boolean {
  return state.kind === 'open' && state.snoozed === undefined;
}

/** The states that a card says in words. */
const OTHER_STATE = /Acknowledged by|Snoozed until|Resolved by itself|Stopped (?:by|on)/;

/** What people see of a card, and what it has to show. */
interface ShownCard {
  readonly cardId: string;
  /** Null for one that counts as sent, of whose message nobody heard the id. */
  readonly activityId: string | null;
  readonly conversationId: string;
  readonly isAssumed: boolean;
}

/** A card and the message that shows it. */
export interface StandingMessage extends ShownCard {
  readonly activityId: string;
}

/** Conversations with watches of low usage. */
export interface WatchingConversations {
  join(): Promise<void>;
  /** Acknowledges the alerts of some card, or takes that back: there is something to edit while a sweep goes on. */
  press(isAcknowledged: boolean): Promise<void>;
  /** Every alert there has to be, and no other, stands in its conversation as it is now. Gives the cards. */
  check(connector: RecordingConnector): Promise<readonly StandingMessage[]>;
}

/** Spreads the customers that move over the conversations. */
export function createWatchingConversations(
  { kysely, pool }: Database,
  customers: WatchedCustomers,
  serviceUrl: string,
): WatchingConversations {
  const alerts = createAlertStore(kysely);
  const watches = createWatchStore(kysely);
  const messages = messagesFor('en-US');
  const watched: readonly { readonly conversation: Conversation; readonly customerIds: readonly string[] }[] =
    [
      ...Array.from({ length: OF_SOME }, (_, at) => ({
        conversation: conversationAt(serviceUrl, { conversationId: `a:some-${at}` }),
        customerIds: idsOf(customers.moving.filter((_customer, position) => position % OF_SOME === at)),
      })),
      ...Array.from({ length: OF_ALL }, (_, at) => ({
        conversation: conversationAt(serviceUrl, { conversationId: `a:all-${at}` }),
        customerIds: idsOf(customers.moving),
      })),
    ];

  async function cards(): Promise<readonly ShownCard[]> {
    const { rows } = await pool.query<ShownCard>(
      `select card_id as "cardId", activity_id as "activityId", conversation_id as "conversationId",
         assumed_at is not null as "isAssumed" from card`,
    );
    return rows;
  }

  /** What a card has to show: whose alert it is and how it stands, or how many stand how. */
  function phrasesOf(shown: readonly Alert[]): readonly string[] {
    const [first, ...others] = shown;
    assert.ok(first, 'a card without an alert');
    if (others.length === 0)
      return isPlainlyOpen(first)
        ? [first.customerName]
        : [first.customerName, stateLine(first.state, messages)];
    // Their number is in the title, and their state goes without saying.
    if (shown.every(isPlainlyOpen)) return [`${shown.length} new alerts`];
    const counts = new Map<Alert['state']['kind'], number>();
    for (const { state } of shown) counts.set(state.kind, (counts.get(state.kind) ?? 0) + 1);
    return [...counts].map(([kind, count]) => messages.say(`alert.count.${kind}`, { count }));
  }

  return {
    async join() {
      for (const { conversation, customerIds } of watched) {
        const isOfAll = customerIds.length === customers.moving.length;
        const named = isOfAll ? [undefined] : customerIds;
        for (const customerId of named) {
          const customer = customerId === undefined ? undefined : { customerId, customerName: customerId };
          await watches.add(conversation, watching(below(BELOW_PERCENT), { customer }), MEGAN, new Date());
        }
      }
    },

    async press(isAcknowledged) {
      const { rows } = await pool.query<{ cardId: string; conversationId: string }>(
        `select card_id as "cardId", conversation_id as "conversationId" from alert
         where closed_at is null and card_id is not null order by random() limit 1`,
      );
      const [place] = rows;
      if (place === undefined) return;
      const { cardId, conversationId } = place;
      const at = new Date();
      const move = isAcknowledged ? acknowledge(MEGAN, at) : reopen;
      await alerts.change({ tenantId: TENANT, conversationId }, cardId, 'all', move, at);
    },

    async check(connector) {
      const shown = new Map(
        [...connector.posts, ...connector.edits].map((message) => [message.activityId, message]),
      );
      const standing = new Map<string, Alert[]>();
      const all = await cards();
      const taken = new Set(all.map(({ activityId }) => activityId));
      const arrived: StandingMessage[] = [];
      for (const card of all) {
        const { cardId, conversationId } = card;
        const ofCard = (await alerts.ofCard(cardId)).map(({ alert }) => alert);
        const phrases = phrasesOf(ofCard);
        const says = ({ label }: ReceivedMessage) => phrases.every((phrase) => label.includes(phrase));
        // Its process died before the answer came: it is the message that no other card claims.
        const unclaimed = connector.posts.findLast(
          (post) => post.conversationId === conversationId && !taken.has(post.activityId) && says(post),
        );
        const message = card.activityId === null ? unclaimed : shown.get(card.activityId);
        assert.ok(message, `card ${cardId} never arrived`);
        assert.ok(card.activityId !== null || card.isAssumed, `card ${cardId} was not sent`);
        taken.add(message.activityId);
        arrived.push({ ...card, activityId: message.activityId });
        assert.equal(message.conversationId, conversationId);
        assert.ok(says(message), `"${phrases.join('", "')}" is missing in ${message.label}`);
        // A card that is plainly open says no state at all.
        if (ofCard.every(isPlainlyOpen)) assert.doesNotMatch(message.label, OTHER_STATE);
        for (const alert of ofCard) {
          assert.equal(alert.conversation.conversationId, conversationId);
          const key = `${conversationId} ${alert.customerId}`;
          standing.set(key, [...(standing.get(key) ?? []), alert]);
        }
      }
      const { rows } = await pool.query('select from alert where card_id is null');
      assert.equal(rows.length, 0, 'alerts that are on no card');
      for (const { conversation, customerIds } of watched) {
        for (const customerId of customerIds) {
          const key = `${conversation.conversationId} ${customerId}`;
          const found = standing.get(key) ?? [];
          standing.delete(key);
          assert.equal(found.length, customers.falls(customerId), `alerts of ${key}`);
          const notClosed = found.filter(({ state }) => state.kind !== 'resolved');
          assert.equal(notClosed.length, customers.isLow(customerId) ? 1 : 0, `standing alerts of ${key}`);
        }
      }
      assert.deepEqual([...standing.keys()], [], 'alerts that nobody watches');
      return arrived;
    },
  };
}

function idsOf(customers: readonly { readonly customerId: string }[]): readonly string[] {
  return customers.map(({ customerId }) => customerId);
}
