import assert from 'node:assert/strict';
import { putCard } from '../../../src/storage/delivery/card-writes.js';
import { createConversationStore } from '../../../src/storage/delivery/conversation-store.js';
import { createReadOperationFigures } from '../../../src/storage/operations/operation-figures.js';
import { createSweepSchedule } from '../../../src/storage/sweep/sweep-schedule.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { channel } from '../../helpers/watching.js';
import { NOW } from '../support/sweeping.js';

const minutesBefore = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

describe('createReadOperationFigures', () => {
  it('finds nothing in an empty database', () =>
    withFreshDatabase(async ({ kysely }) => {
      assert.deepEqual(await createReadOperationFigures(kysely)(), {
        waitingCards: 0,
        oldestWaitingAt: undefined,
        parkedConversations: 0,
        waitingOutgoing: [],
        lastSweepState: undefined,
        finishedSweep: undefined,
        jobs: [],
      });
    }));

  it('counts cards where something can be sent, and tells when the oldest that was never sent was made', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      const conversations = createConversationStore(kysely);
      for (const name of ['a', 'parked']) await conversations.remember(channel(name), NOW);
      const put = (minutes: number, name = 'a') =>
        putCard(kysely, channel(name), { kind: 'test-alert' }, minutesBefore(minutes));
      const edited = await put(600);
      await put(300, 'parked');
      await put(20);
      await put(40);
      await pool.query('update card set delivered_version = 1, version = 2 where card_id = $1', [edited]);
      await pool.query('update conversation set parked_at = $1 where conversation_id = $2', [
        NOW,
        channel('parked').conversationId,
      ]);
      const figures = await createReadOperationFigures(kysely)();
      assert.equal(figures.waitingCards, 3);
      assert.deepEqual(figures.oldestWaitingAt, minutesBefore(40));
      assert.equal(figures.parkedConversations, 1);
    }));

  it('tells of the last sweep that finished, and of the state of the one begun after it', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      const add = (state: string, minutes: number, read: number) =>
        pool.query(
          `insert into sweep_run (owner, state, started_at, ended_at, customers_read, customers_skipped, customers_failed)
           values (gen_random_uuid(), $1, $2, $3, $4, '{"no-usage-data": 2, "unknown-customer": 1}', '{"timeout": 4}')`,
          [state, minutesBefore(minutes + 5), minutesBefore(minutes), read],
        );
      await add('finished', 3000, 7);
      await add('finished', 1500, 9);
      await add('failed', 60, 1);
      const figures = await createReadOperationFigures(kysely)();
      assert.equal(figures.lastSweepState, 'failed');
      assert.deepEqual(figures.finishedSweep, {
        startedAt: minutesBefore(1505),
        endedAt: minutesBefore(1500),
        read: 9,
        skipped: 3,
        failed: 4,
      });
    }));

  it('counts jobs by task, those that wait apart from those for later, under way and given up', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      const add = (task: string, minutes: number) =>
        pool.query('select graphile_worker.add_job($1, run_at => now() + make_interval(mins => $2::int))', [
          task,
          minutes,
        ]);
      for (const minutes of [-10, -5, 60]) await add('deliver', minutes);
      await createSweepSchedule(kysely).add();
      await pool.query(`
        update graphile_worker._private_jobs set locked_at = now(), locked_by = 'w'
        where id = (select min(id) from graphile_worker._private_jobs)
      `);
      await add('given-up', -1);
      await pool.query(
        'update graphile_worker._private_jobs set attempts = max_attempts where id = (select max(id) from graphile_worker._private_jobs)',
      );
      const none = { waiting: 0, running: 0, scheduled: 0, failed: 0 };
      assert.deepEqual((await createReadOperationFigures(kysely)()).jobs, [
        { ...none, task: 'deliver', running: 1, waiting: 1, scheduled: 1 },
        { ...none, task: 'given-up', failed: 1 },
        { ...none, task: 'sweep', waiting: 1 },
      ]);
    }));
});
