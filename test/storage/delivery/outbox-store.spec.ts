import assert from 'node:assert/strict';
import {
  addDeliveries,
  postponeDelivery,
  putCard,
  touchCards,
} from '../../../src/storage/delivery/card-writes.js';
import { createConversationStore } from '../../../src/storage/delivery/conversation-store.js';
import { createOutboxStore } from '../../../src/storage/delivery/outbox-store.js';
import type { Database } from '../../../src/storage/open-database.js';
import { createAdminNotices } from '../../../src/storage/operations/admin-notice-store.js';
import { createJobWorkers } from '../../../src/storage/operations/job-workers.js';
import { createReadOperationFigures } from '../../../src/storage/operations/operation-figures.js';
import { createStatusStore } from '../../../src/storage/operations/status-store.js';
import { lockConversations } from '../../../src/storage/watching/watch-row.js';
import type { Outbox } from '../../../src/usecases/delivery/delivery-ports.js';
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
    async depth() {
      const figures = await createReadOperationFigures(kysely)();
      return {
        waiting: figures.waitingCards,
        oldestAt: figures.oldestWaitingAt,
        parked: figures.parkedConversations,
      };
    },
    conversations: createConversationStore(kysely),
    notices: createAdminNotices(kysely, ({ userId }) => userId !== 'off'),
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
        refusals: { count: 0, forMs: 0 },
        handedVersion: undefined,
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

  for (const [what, note] of [
    ['sent', (outbox, cardId) => outbox.delivered(cardId, 1, POSTED, NOW)],
    ['assumed to be sent', (outbox, cardId) => outbox.assumeDelivered(cardId, 1, NOW)],
    ['postponed', (outbox, cardId) => outbox.postpone(cardId, HOUR_MS, NOW)],
    ['refused', (outbox, cardId) => outbox.refused(cardId, 1, 'MessageSizeTooBig', NOW)],
  ] as readonly [string, (outbox: Outbox, cardId: string) => Promise<void>][]) {
    it(`lets whoever holds the conversation change its cards while one is ${what}`, () =>
      withOutbox(async ({ kysely, outbox, put, query }) => {
        const cardId = await put();
        const noted = await kysely.transaction().execute(async (transaction) => {
          await lockConversations(transaction, [chat()]);
          const noting = note(outbox, cardId);
          await until(
            async () =>
              (
                await query(
                  "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
                )
              ).length === 1,
            10_000,
          );
          await touchCards(transaction, [cardId]);
          // Wrapped, so that it is not waited for in here.
          return { noting };
        });
        await noted.noting;
        const [card] = await query<{ version: number; sends: number }>(
          'select version, cardinality(recent_sends) as sends from card join conversation using (tenant_id, conversation_id)',
        );
        assert.deepEqual(card, { version: 2, sends: 1 });
      }));
  }

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
      await outbox.park(chat(), 'MessageWritesBlocked', NOW, undefined);
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
        refusals: { count: 0, forMs: 0 },
        isParked: false,
        isLongWaitTold: false,
        isHeld: false,
        recentSends: [],
      });
      await query(`update conversation set language = 'fr'`);
      await outbox.pause(chat(), 1_000, {});
      await outbox.pause(chat(), 3_600_000, {});
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
      await outbox.park(chat(), 'MessageWritesBlocked', NOW, undefined);
      const parked = await claimed();
      assert.equal(parked.isParked, true);
      await outbox.release(chat(), parked.claimId);
      assert.deepEqual(await depth(), { waiting: 0, oldestAt: undefined, parked: 1 });
      for (const again of [
        () => conversations.welcomeBack(chat()),
        () => conversations.remember(chat(), NOW),
      ]) {
        await outbox.park(chat(), 'MessageWritesBlocked', NOW, undefined);
        await query('delete from graphile_worker._private_jobs');
        await again();
        assert.deepEqual(await jobs(), [['a:chat', 0]]);
        const { isParked, claimId } = await claimed();
        assert.equal(isParked, false);
        await outbox.release(chat(), claimId);
      }
      assert.deepEqual(await depth(), { waiting: 1, oldestAt: NOW, parked: 0 });
    }));

  it('leaves a card out that is not taken yet, comes back to it, and forgets that once it is taken', () =>
    withOutbox(async ({ outbox, put, claimed, jobs, query }) => {
      const first = await put();
      const second = await put();
      const next = async () => (await outbox.next(chat()))?.cardId;
      await outbox.postpone(first, 60_000, NOW);
      assert.equal(await next(), second);
      await outbox.delivered(second, 1, POSTED, NOW);
      assert.equal(await next(), undefined);
      await query('delete from graphile_worker._private_jobs');
      await outbox.release(chat(), (await claimed()).claimId);
      assert.deepEqual(await jobs(), [['a:chat', 60]]);
      await query(
        `update card set retry_at = now(), refused_since = now() - interval '1 hour' where refusals > 0`,
      );
      const { refusals } = (await outbox.next(chat())) ?? assert.fail();
      assert.equal(refusals.count, 1);
      assert.ok(refusals.forMs >= HOUR_MS && refusals.forMs < 2 * HOUR_MS, String(refusals.forMs));
      await outbox.delivered(first, 1, POSTED, NOW);
      assert.deepEqual(await query('select distinct refusals, retry_at, refused_since from card'), [
        { refusals: 0, retry_at: null, refused_since: null },
      ]);
    }));

  it('knows how long a conversation has refused, and tries it at once when people write there', () =>
    withOutbox(async ({ outbox, conversations, put, claimed, jobs, query }) => {
      const cardId = await put();
      await outbox.postpone(cardId, HOUR_MS, NOW);
      await outbox.pause(chat(), HOUR_MS, { refusal: 'MessageWritesBlocked', isLongWait: true });
      await query(`update conversation set refused_since = now() - interval '1 hour'`);
      const { claimId, refusals, isLongWaitTold, isParked } = await claimed();
      assert.deepEqual([refusals.count, isLongWaitTold, isParked], [1, true, false]);
      assert.ok(refusals.forMs >= HOUR_MS && refusals.forMs < 2 * HOUR_MS, String(refusals.forMs));
      await outbox.release(chat(), claimId, HOUR_MS);
      assert.deepEqual(await jobs(), [['a:chat', 3600]]);
      await conversations.welcomeBack(chat());
      assert.deepEqual(await jobs(), [['a:chat', 0]]);
      assert.equal((await outbox.next(chat()))?.cardId, cardId);
      const again = await claimed();
      assert.deepEqual([again.refusals.count, again.pausedMs, again.isLongWaitTold], [0, 0, false]);
    }));

  it('keeps a pause that was asked for when people write there', () =>
    withOutbox(async ({ outbox, conversations, claimed, jobs }) => {
      await outbox.pause(chat(), HOUR_MS, {});
      await outbox.release(chat(), (await claimed()).claimId, HOUR_MS);
      await conversations.welcomeBack(chat());
      await conversations.remember(chat(), NOW);
      assert.deepEqual(await jobs(), [['a:chat', 3600]]);
    }));

  it('holds back what is for people who may not hear, and sends it when it is resumed', () =>
    withOutbox(async ({ kysely, outbox, depth, put, claimed, jobs, query }) => {
      await put();
      await put();
      await query('delete from graphile_worker._private_jobs');
      const { claimId } = await claimed();
      await outbox.hold(chat(), NOW);
      await outbox.hold(chat(), later(1000));
      await outbox.release(chat(), claimId);
      assert.deepEqual(await jobs(), []);
      assert.equal((await depth()).waiting, 0);
      assert.deepEqual(await createStatusStore(kysely).held(), { conversations: 1, messages: 2 });
      assert.deepEqual(await outbox.held(), [chat()]);
      await outbox.resume(chat());
      assert.deepEqual(await outbox.held(), []);
      assert.deepEqual(await jobs(), [['a:chat', 0]]);
      assert.deepEqual(await createStatusStore(kysely).held(), { conversations: 0, messages: 0 });
    }));

  it('remembers what was handed over until something is known of it', () =>
    withOutbox(async ({ outbox, put, touch }) => {
      const cardId = await put();
      const handed = async () => (await outbox.next(chat()))?.handedVersion;
      await outbox.handedOver(cardId, 1);
      assert.equal(await handed(), 1);
      await outbox.notTaken(cardId);
      assert.equal(await handed(), undefined);
      await outbox.handedOver(cardId, 1);
      await outbox.delivered(cardId, 1, POSTED, NOW);
      // Noted late.
      await outbox.handedOver(cardId, 1);
      await touch(cardId);
      assert.equal(await handed(), undefined);
    }));

  it('takes for sent what was handed over, and posts the next change anew', () =>
    withOutbox(async ({ outbox, put, touch, claimed }) => {
      const cardId = await put();
      await outbox.handedOver(cardId, 1);
      await outbox.assumeDelivered(cardId, 1, NOW);
      assert.equal(await outbox.next(chat()), undefined);
      assert.deepEqual((await claimed()).recentSends, [NOW]);
      await touch(cardId);
      const { posted, handedVersion } = (await outbox.next(chat())) ?? assert.fail();
      assert.deepEqual([posted, handedVersion], [undefined, undefined]);
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
      await outbox.park(channel, 'BotNotInConversationRoster', NOW, undefined);
      assert.equal(await notices.put(NOTICE, ['ana', 'ben'], NOW), 2);
      assert.deepEqual(await places(), ['a:ben', 'a:chat']);
      await outbox.park(chat(), 'MessageWritesBlocked', NOW, undefined);
      await outbox.park(chat({ conversationId: 'a:ben' }), 'MessageWritesBlocked', NOW, undefined);
      assert.equal(await notices.put(NOTICE, ['ana', 'ben'], NOW), 0);
    }));

  it('puts none where an admin said so who is none any more, nor where nobody may hear', () =>
    withOutbox(async ({ notices, conversations, query }) => {
      await conversations.remember(chat({ conversationId: 'a:ben', userId: 'ben' }), NOW);
      await conversations.remember(chat({ conversationId: 'a:off', userId: 'off' }), NOW);
      await query(`update conversation set is_operations = true where conversation_id in ('a:ben', 'a:off')`);
      assert.equal(await notices.put(NOTICE, ['ana', 'off'], NOW), 1);
      assert.deepEqual(await query('select conversation_id as id from card'), [{ id: 'a:chat' }]);
    }));
});
