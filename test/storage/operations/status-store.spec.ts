import assert from 'node:assert/strict';
import { putCard } from '../../../src/storage/delivery/card-writes.js';
import { createConversationStore } from '../../../src/storage/delivery/conversation-store.js';
import { createDigestStore } from '../../../src/storage/digests/digest-store.js';
import { createReadOperationFigures } from '../../../src/storage/operations/operation-figures.js';
import { createStatusStore } from '../../../src/storage/operations/status-store.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { below, channel, MEGAN, watching } from '../../helpers/watching.js';
import { idOf, NOW } from '../support/sweeping.js';
import { createWatching } from '../support/watching.js';

const content = { kind: 'test-alert' } as const;
const minutesBefore = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

describe('createStatusStore', () => {
  it('finds nothing in an empty database', () =>
    withFreshDatabase(async ({ kysely }) => {
      const status = createStatusStore(kysely);
      assert.deepEqual(await status.waiting(), { cards: 0, oldestAt: undefined });
      assert.deepEqual(await status.parked(), []);
      assert.deepEqual(await status.counts(), {
        personalChats: 0,
        groupChats: 0,
        channels: 0,
        watches: 0,
        digests: 0,
        alerts: { open: 0, acknowledged: 0, snoozed: 0 },
      });
    }));

  it('counts cards that can be sent or edited, and tells the age of the oldest that was never sent', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      const conversations = createConversationStore(kysely);
      const status = createStatusStore(kysely);
      for (const name of ['a', 'parked']) await conversations.remember(channel(name), NOW);
      const put = (minutes: number, name = 'a') =>
        putCard(kysely, channel(name), content, minutesBefore(minutes));
      const edited = await put(600);
      const done = await put(500);
      const refused = await put(400);
      await put(300, 'parked');
      await pool.query(`update conversation set parked_at = $1 where conversation_id = $2`, [
        NOW,
        channel('parked').conversationId,
      ]);
      await pool.query('update card set delivered_version = 1, version = 2 where card_id = $1', [edited]);
      await pool.query('update card set delivered_version = 1 where card_id = $1', [done]);
      await pool.query('update card set refused_at = $1 where card_id = $2', [NOW, refused]);
      assert.deepEqual(await status.waiting(), { cards: 1, oldestAt: undefined });
      await put(20);
      await put(40);
      assert.deepEqual(await status.waiting(), { cards: 3, oldestAt: minutesBefore(40) });
    }));

  it('counts mails and webhooks that wait to leave, with the oldest and the last answer', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      await createConversationStore(kysely).remember(channel('a'), NOW);
      const status = createStatusStore(kysely);
      assert.deepEqual(await status.outgoing(), []);
      const put = (way: string, minutes: number, changes: Readonly<Record<string, unknown>> = {}) => {
        const { tenantId, conversationId } = channel('a');
        const row = { sent_at: null, parked_at: null, held_at: null, reason: null, ...changes };
        return pool.query(
          `insert into outgoing (outgoing_id, way, lane, tenant_id, conversation_id, content, created_at, sent_at,
             parked_at, held_at, reason) values (gen_random_uuid(), $1, $1, $2, $3, '{}', $4, $5, $6, $7, $8)`,
          [
            way,
            tenantId,
            conversationId,
            minutesBefore(minutes),
            row.sent_at,
            row.parked_at,
            row.held_at,
            row.reason,
          ],
        );
      };
      await put('mail', 90, { sent_at: NOW });
      await put('mail', 80, { parked_at: NOW });
      await put('mail', 70, { held_at: NOW });
      await put('mail', 5);
      await put('webhook', 9, { reason: 'HTTP 503' });
      await put('webhook', 20);
      assert.deepEqual(await status.outgoing(), [
        { way: 'mail', messages: 1, oldestAt: minutesBefore(5), reason: undefined },
        { way: 'webhook', messages: 2, oldestAt: minutesBefore(20), reason: 'HTTP 503' },
      ]);
      const { waitingOutgoing } = await createReadOperationFigures(kysely)();
      assert.deepEqual(waitingOutgoing, [
        { way: 'mail', messages: 1, oldestAt: minutesBefore(5) },
        { way: 'webhook', messages: 2, oldestAt: minutesBefore(20) },
      ]);
    }));

  it('lists parked conversations, the last one first, with the reason', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      const conversations = createConversationStore(kysely);
      for (const name of ['a', 'b', 'c']) await conversations.remember(channel(name), NOW);
      const park = (name: string, at: Date, reason: string | null) =>
        pool.query('update conversation set parked_at = $1, park_reason = $2 where conversation_id = $3', [
          at,
          reason,
          channel(name).conversationId,
        ]);
      await park('a', minutesBefore(20), 'MessageWritesBlocked');
      await park('c', minutesBefore(10), null);
      assert.deepEqual(await createStatusStore(kysely).parked(), [
        {
          conversationType: 'channel',
          conversationId: channel('c').conversationId,
          parkedAt: minutesBefore(10),
          reason: '',
        },
        {
          conversationType: 'channel',
          conversationId: channel('a').conversationId,
          parkedAt: minutesBefore(20),
          reason: 'MessageWritesBlocked',
        },
      ]);
    }));

  it('counts conversations by kind, watches, digests, and alerts that are not over', () =>
    withFreshDatabase(async (database) => {
      const { add, open } = createWatching(database);
      const conversations = createConversationStore(database.kysely);
      const { watchId } = await add(watching(below(40)));
      await add(watching(below(20)), channel('b'));
      await conversations.remember({ ...channel('p'), conversationType: 'personal', userId: 'u' }, NOW);
      await conversations.remember({ ...channel('g'), conversationType: 'groupChat' }, NOW);
      const rhythm = { days: 'daily', time: '09:00', zone: 'UTC' } as const;
      await createDigestStore(database.kysely).set(channel('b'), rhythm, MEGAN, NOW);
      await open(watchId, [1, 2, 3, 4, 5, 6]);
      await database.pool.query(
        `update alert set state = case customer_id when $1 then 'acknowledged' when $2 then 'snoozed' when $3 then 'resolved' else state end,
           closed_at = case customer_id when $3 then opened_at end`,
        [idOf(1), idOf(2), idOf(3)],
      );
      await database.pool.query('update watch set removed_at = created_at where conversation_id = $1', [
        channel('b').conversationId,
      ]);
      assert.deepEqual(await createStatusStore(database.kysely).counts(), {
        personalChats: 1,
        groupChats: 1,
        channels: 2,
        watches: 1,
        digests: 1,
        alerts: { open: 3, acknowledged: 1, snoozed: 1 },
      });
    }));
});
