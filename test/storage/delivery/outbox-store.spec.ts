import assert from 'node:assert/strict';
import type { Database } from '../../../src/storage/database/open-database.js';
import {
  addDeliveries,
  postponeDelivery,
  putCard,
  touchCards,
} from '../../../src/storage/delivery/card-writes.js';
import { createConversationStore } from '../../../src/storage/delivery/conversation-store.js';
import { createOutboxDepth, createOutboxStore } from '../../../src/storage/delivery/outbox-store.js';
import { createAdminNotices } from '../../../src/storage/operations/admin-notice-store.js';
import { createJobWorkers } from '../../../src/storage/operations/job-workers.js';
import { chat } from '../../helpers/conversations.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { until } from '../../helpers/until.js';

const NOW = new Date('2026-11-21T09:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const HOUR_MS = 3_600_000;
const POSTED = { activityId: 'activity-1', conversationId: 'a:chat;messageid=1' };

async function withOutbox(run: (stage: ReturnType<typeof createStage>) => Promise<void>): Promise<void> {
  await withFreshDatabase(async (database) => {
    const stage = createStage(database);
    await stage.conversations.remember(chat(), NOW);
    await run(stage);
  });
}

function createStage(database: Database) {
  const { kysely, pool } = database;
  const outbox = createOutboxStore(kysely);
  return {
    kysely,
    outbox,
    depth: createOutboxDepth(kysely),
    conversations: createConversationStore(kysely),
    notices: createAdminNotices(kysely),
    workers: createJobWorkers(kysely),
    put: (conversation = chat()) =>
      kysely
        .transaction()
        .execute((transaction) => putCard(transaction, conversation, { kind: 'test-alert' }, NOW)),
    touch: (...cardIds: string[]) =>
      kysely.transaction().execute((transaction) => touchCards(transaction, cardIds)),
    async query<Row>(text: string): Promise<readonly Row[]> {
      return (await pool.query(text)).rows;
    },
    /** Conversations that have a job, and in how many seconds it is due. */
    async jobs() {
      const { rows } = await pool.query<{ id: string; s: number }>(
        `select payload ->> 'conversationId' as id, round(extract(epoch from run_at - now()))::int as s
         from graphile_worker._private_jobs order by 1`,
      );
      return rows.map(({ id, s }) => [id, s]);
    },
    async claimed(workerId = 'worker') {
      const place = await outbox.claim(chat(), workerId);
      assert.ok(place !== undefined && place !== 'elsewhere');
      return place;
    },
  };
}

describe('createOutboxStore', () => {
  it('gives the oldest card that waits, until this version of it was delivered', () =>
    withOutbox(async ({ outbox, put, touch }) => {
      const first = await put();
      const second = await put();
      assert.deepEqual(await outbox.next(chat()), {
        cardId: first,
        content: { kind: 'test-alert' },
        version: 1,
        posted: undefined,
      });
      await touch(first);
      await outbox.delivered(first, 1, POSTED, NOW);
      assert.deepEqual(
        [(await outbox.next(chat()))?.version, (await outbox.next(chat()))?.posted],
        [2, POSTED],
      );
      await outbox.delivered(first, 2, POSTED, NOW);
      assert.equal((await outbox.next(chat()))?.cardId, second);
      // Known late: an older version never takes back a newer one.
      await outbox.delivered(first, 1, POSTED, NOW);
      assert.equal((await outbox.next(chat()))?.cardId, second);
      assert.equal(await outbox.next(chat({ conversationId: 'a:other' })), undefined);
    }));

  it('leaves out a refused card until it shows something else', () =>
    withOutbox(async ({ outbox, put, touch }) => {
      const cardId = await put();
      await outbox.refused(cardId, 1, 'MessageSizeTooBig', NOW);
      assert.equal(await outbox.next(chat()), undefined);
      await touch(cardId);
      assert.equal((await outbox.next(chat()))?.version, 2);
      // Changed while it was refused.
      await outbox.refused(cardId, 1, 'MessageSizeTooBig', NOW);
      assert.equal((await outbox.next(chat()))?.version, 2);
    }));

  it('is claimed once at a time, and given back by nobody else', () =>
    withOutbox(async ({ outbox, claimed }) => {
      const { claimId } = await claimed('one');
      assert.equal(await outbox.claim(chat(), 'two'), 'elsewhere');
      assert.equal(await outbox.claim(chat(), 'one'), 'elsewhere');
      await outbox.release(chat(), 'one/another-claim');
      assert.equal(await outbox.claim(chat(), 'two'), 'elsewhere');
      await outbox.release(chat(), claimId);
      await claimed('two');
      assert.equal(await outbox.claim(chat({ conversationId: 'a:gone' }), 'two'), undefined);
    }));

  it('is delivered again after it was given back: when asked for, or when something waits', () =>
    withOutbox(async ({ outbox, claimed, put, jobs, query }) => {
      await outbox.release(chat(), (await claimed()).claimId);
      assert.deepEqual(await jobs(), []);
      await outbox.release(chat(), (await claimed()).claimId, 60_000);
      assert.deepEqual(await jobs(), [['a:chat', 60]]);
      // Its job found the conversation claimed, and is gone.
      const { claimId } = await claimed();
      await put();
      await query('delete from graphile_worker._private_jobs');
      await outbox.release(chat(), claimId);
      assert.deepEqual(await jobs(), [['a:chat', 0]]);
      await query('delete from graphile_worker._private_jobs');
      await outbox.park(chat(), 'MessageWritesBlocked', NOW);
      await outbox.release(chat(), (await claimed()).claimId);
      assert.deepEqual(await jobs(), []);
    }));

  it('is not overlooked by a job that comes while it is being given back', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      const outbox = createOutboxStore(kysely);
      await createConversationStore(kysely).remember(chat(), NOW);
      const first = await outbox.claim(chat(), 'one');
      assert.ok(first !== undefined && first !== 'elsewhere');
      const releasing = await pool.connect();
      await releasing.query('begin');
      await releasing.query('update conversation set delivering_by = null');
      const second = outbox.claim(chat(), 'two');
      await until(async () => {
        const { rows } = await pool.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return rows.length > 0;
      });
      await releasing.query('commit');
      releasing.release();
      assert.notEqual(await second, 'elsewhere');
    }));

  it('knows the conversation, its language, pauses and failures', () =>
    withOutbox(async ({ outbox, claimed, query }) => {
      const { claimId, ...place } = await claimed();
      assert.deepEqual(place, {
        conversation: chat(),
        language: undefined,
        pausedMs: 0,
        failures: 0,
        isParked: false,
        recentSends: [],
      });
      await query(`update conversation set language = 'fr'`);
      await outbox.pause(chat(), 1_000);
      await outbox.pause(chat(), 3_600_000);
      await outbox.release(chat(), claimId);
      const { language, pausedMs, failures, claimId: next } = await claimed();
      assert.deepEqual({ language, failures }, { language: 'fr', failures: 2 });
      // Less the time this test took since; whatever the clock of this process says.
      assert.ok(pausedMs > 3_000_000 && pausedMs <= 3_600_000, String(pausedMs));
      await outbox.recovered(chat());
      await outbox.release(chat(), next);
      const after = await claimed();
      assert.deepEqual([after.pausedMs, after.failures], [0, 0]);
    }));

  it('remembers for an hour when something was sent there', () =>
    withOutbox(async ({ outbox, put, claimed }) => {
      const cardId = await put();
      await outbox.delivered(cardId, 1, POSTED, NOW);
      await outbox.delivered(cardId, 1, POSTED, later(1000));
      await outbox.refused(cardId, 1, 'no', later(HOUR_MS + 500));
      assert.deepEqual((await claimed()).recentSends, [later(1000), later(HOUR_MS + 500)]);
    }));

  it('parks a conversation once; what is for it waits until people write there again', () =>
    withOutbox(async ({ outbox, conversations, depth, put, claimed, jobs, query }) => {
      await put();
      await query('delete from graphile_worker._private_jobs');
      assert.equal(await outbox.park(chat(), 'MessageWritesBlocked', NOW), true);
      assert.equal(await outbox.park(chat(), 'MessageWritesBlocked', NOW), false);
      const parked = await claimed();
      assert.equal(parked.isParked, true);
      await outbox.release(chat(), parked.claimId);
      assert.deepEqual(await depth.read(), { waiting: 0, oldestAt: undefined, parked: 1 });
      for (const again of [
        () => conversations.welcomeBack(chat()),
        () => conversations.remember(chat(), NOW),
      ]) {
        await outbox.park(chat(), 'MessageWritesBlocked', NOW);
        await query('delete from graphile_worker._private_jobs');
        await again();
        assert.deepEqual(await jobs(), [['a:chat', 0]]);
        const { isParked, claimId } = await claimed();
        assert.equal(isParked, false);
        await outbox.release(chat(), claimId);
      }
      assert.deepEqual(await depth.read(), { waiting: 1, oldestAt: NOW, parked: 0 });
    }));

  it('adds no job for a conversation that was not parked', () =>
    withOutbox(async ({ conversations, jobs }) => {
      await conversations.remember(chat(), NOW);
      await conversations.welcomeBack(chat());
      assert.deepEqual(await jobs(), []);
    }));
});

describe('the jobs that deliver', () => {
  it('are one for each conversation, in the transaction of the card', () =>
    withOutbox(async ({ kysely, conversations, put, jobs }) => {
      await put();
      await put();
      const other = chat({ conversationId: `19:${'x'.repeat(400)}@thread.tacv2` });
      await conversations.remember(other, NOW);
      await put(other);
      await assert.rejects(
        kysely.transaction().execute(async (transaction) => {
          await putCard(transaction, chat(), { kind: 'test-alert' }, NOW);
          throw new Error('undone');
        }),
        /undone/,
      );
      assert.deepEqual(
        (await jobs()).map(([id]) => id),
        [other.conversationId, 'a:chat'].sort(),
      );
    }));

  it('keep the time they wait for when another card comes', () =>
    withOutbox(async ({ kysely, put, jobs }) => {
      await put();
      await postponeDelivery(kysely, chat(), 90_000);
      assert.deepEqual(await jobs(), [['a:chat', 90]]);
      await put();
      assert.deepEqual(await jobs(), [['a:chat', 90]]);
      await postponeDelivery(kysely, chat(), 0);
      assert.deepEqual(await jobs(), [['a:chat', 0]]);
    }));

  it('are added for thousands at once', () =>
    withOutbox(async ({ kysely, query }) => {
      const addresses = Array.from({ length: 5000 }, (_, index) => chat({ conversationId: `a:${index}` }));
      await addDeliveries(kysely, addresses);
      await addDeliveries(kysely, addresses);
      assert.deepEqual(await query('select count(*)::int as n from graphile_worker._private_jobs'), [
        { n: 5000 },
      ]);
    }));
});

describe('createJobWorkers', () => {
  it('strikes off a worker that nobody vouches for: its jobs, its claims and their deliveries are free', () =>
    withOutbox(async ({ workers, outbox, claimed, query, jobs }) => {
      await workers.register('dead', '42');
      await claimed('dead');
      await query(`select graphile_worker.add_job('sweep')`);
      await query(
        `update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now(), attempts = 1`,
      );
      assert.deepEqual(await workers.list(), [{ workerId: 'dead', isAlive: false }]);
      assert.equal(await workers.strikeOff('dead', 'if-dead'), true);
      assert.deepEqual(await workers.list(), []);
      assert.deepEqual(
        await query('select locked_by from graphile_worker._private_jobs where locked_by is not null'),
        [],
      );
      assert.deepEqual(await jobs(), [
        ['a:chat', 0],
        [null, 0],
      ]);
      assert.notEqual(await outbox.claim(chat(), 'other'), 'elsewhere');
    }));

  it('lets a worker be whose lock is held, also one with a key below zero', () =>
    withFreshDatabase(async (database) => {
      const workers = createJobWorkers(database.kysely);
      const client = await database.pool.connect();
      for (const key of ['-7', '9223372036854775807', '4294967296']) {
        await client.query('select pg_advisory_lock($1)', [key]);
        await workers.register(`worker ${key}`, key);
      }
      assert.deepEqual(
        (await workers.list()).map(({ isAlive }) => isAlive),
        [true, true, true],
      );
      assert.equal(await workers.strikeOff('worker -7', 'if-dead'), false);
      assert.equal((await workers.list()).length, 3);
      client.release(true);
    }));
});

describe('createAdminNotices', () => {
  const NOTICE = { kind: 'sweep-failed', fault: 'storage', runId: 1 } as const;

  it('puts a notice where an admin said so, else into the chats of admins, and never where nothing can be sent', () =>
    withOutbox(async ({ notices, conversations, outbox, query }) => {
      const channel = chat({ conversationId: '19:ops', conversationType: 'channel', userId: undefined });
      await conversations.remember(channel, NOW);
      await conversations.remember(chat({ conversationId: 'a:ben', userId: 'ben' }), NOW);
      const places = async () => {
        const rows = await query<{ id: string }>('delete from card returning conversation_id as id');
        return rows.map(({ id }) => id).sort();
      };
      assert.equal(await notices.put(NOTICE, [], NOW), 0);
      assert.equal(await notices.put(NOTICE, ['ana', 'cleo'], NOW), 1);
      assert.deepEqual(await places(), ['a:chat']);
      await query(`update conversation set is_operations = true where conversation_id = '19:ops'`);
      assert.equal(await notices.put(NOTICE, ['ana', 'ben'], NOW), 1);
      assert.deepEqual(await places(), ['19:ops']);
      // The very conversation that the notice is about, for example.
      await outbox.park(channel, 'BotNotInConversationRoster', NOW);
      assert.equal(await notices.put(NOTICE, ['ana', 'ben'], NOW), 2);
      assert.deepEqual(await places(), ['a:ben', 'a:chat']);
      await outbox.park(chat(), 'MessageWritesBlocked', NOW);
      await outbox.park(chat({ conversationId: 'a:ben' }), 'MessageWritesBlocked', NOW);
      assert.equal(await notices.put(NOTICE, ['ana', 'ben'], NOW), 0);
    }));
});
