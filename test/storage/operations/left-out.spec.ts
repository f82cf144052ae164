import assert from 'node:assert/strict';
import { UnreadableError } from '../../../src/base/errors.js';
import { createCardContents } from '../../../src/storage/delivery/card-contents.js';
import { createOutboxStore } from '../../../src/storage/delivery/outbox-store.js';
import { createDigestStore } from '../../../src/storage/digests/digest-store.js';
import type { Database } from '../../../src/storage/open-database.js';
import { createLeftOutBook } from '../../../src/storage/sweep/left-out-store.js';
import { createSweepStore } from '../../../src/storage/sweep/sweep-store.js';
import { createWatchReadings } from '../../../src/storage/watching/watch-readings.js';
import type { TakeDigests } from '../../../src/usecases/portfolio/digest-ports.js';
import type { CustomerOutcome } from '../../../src/usecases/sweep/sweep-ports.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { TOTALS } from '../../helpers/portfolio-situations.js';
import { below, channel, MEGAN, watching } from '../../helpers/watching.js';
import { idOf, NOW, rowsOf, teamsRow } from '../support/sweeping.js';
import { createWatching } from '../support/watching.js';

const DAILY = { days: 'daily', time: '18:00', zone: 'Europe/Paris' } as const;
const LATER = new Date(NOW.getTime() + 2 * 86_400_000);

/** Digests as they are made for everyone; notes whom it leaves out. */
function taking(make?: TakeDigests['make']) {
  const leftOut: string[] = [];
  const parts: TakeDigests = {
    make: make ?? (async () => ({ digest: {}, mark: { at: LATER, totals: TOTALS, figuresNo: 1 } })),
    mayHear: () => true,
    leaveOut: ({ conversationId }) => leftOut.push(conversationId),
  };
  return { parts, leftOut };
}

/** What a newer version might have written. */
async function spoilWatch({ pool }: Database, number: number): Promise<void> {
  await pool.query(
    `update watch set definition = jsonb_set(definition, '{rule}', '{"kind": "spend", "above": 9}') where number = $1`,
    [number],
  );
}

describe('what a version does not understand', () => {
  it('is a watch that keeps nobody from the others, and whose alerts stay', () =>
    withFreshDatabase(async (database) => {
      const { add, open, watches, notClosed } = createWatching(database);
      const spoilt = await add(watching(below(40)));
      const good = await add(watching(below(30)));
      await open(spoilt.watchId, [1]);
      await open(good.watchId, [2]);
      await spoilWatch(database, spoilt.number);
      const readings = createWatchReadings(database.kysely);
      assert.deepEqual(
        (await readings.watches()).map(({ watch }) => watch.number),
        [good.number],
      );
      assert.deepEqual(
        (await watches.of(channel())).map(({ number }) => number),
        [good.number],
      );
      assert.deepEqual(
        (await notClosed()).map(({ customerId }) => customerId),
        [idOf(2)],
      );
      const told = await createLeftOutBook(database.kysely).takeUntold(NOW);
      assert.deepEqual(
        told.map(({ kind, id }) => [kind, id]),
        [['watch', spoilt.watchId]],
      );
      await readings.watches();
      assert.deepEqual(await createLeftOutBook(database.kysely).takeUntold(NOW), [], 'each once');
    }));

  it('is an alert of an unknown rule', () =>
    withFreshDatabase(async (database) => {
      const { add, open, notClosed, alerts } = createWatching(database);
      const { watchId } = await add(watching(below(40)));
      await open(watchId, [1, 2]);
      await database.pool.query("update alert set rule_kind = 'spend' where customer_id = $1", [idOf(1)]);
      assert.equal((await notClosed()).length, 1);
      assert.equal(await alerts.announce(NOW), 1);
      const told = await createLeftOutBook(database.kysely).takeUntold(new Date());
      assert.deepEqual(
        told.map(({ kind }) => kind),
        ['message'],
      );
    }));

  it('is a card with such an alert, and with what nobody knows: the others are sent, and it when it can be read', () =>
    withFreshDatabase(async (database) => {
      const { kysely, pool } = database;
      const { add, open, alerts } = createWatching(database);
      const { watchId } = await add(watching(below(40)));
      await open(watchId, [1, 2, 3]);
      await alerts.announce(NOW);
      await pool.query("update alert set rule_kind = 'spend' where customer_id = $1", [idOf(1)]);
      await pool.query(
        `update card set content = '{"kind": "poll"}' where card_id = (select card_id from alert where customer_id = $1)`,
        [idOf(2)],
      );
      const outbox = createOutboxStore(kysely);
      const contents = createCardContents(alerts);
      const readable: string[] = [];
      for (let card = await outbox.next(channel()); card; card = await outbox.next(channel())) {
        try {
          await contents.read(card);
          readable.push(card.cardId);
          await outbox.delivered(card.cardId, card.version, { activityId: 'a', conversationId: 'c' }, NOW);
        } catch (error) {
          assert.ok(error instanceof UnreadableError, String(error));
          await outbox.leaveOut(channel(), card.cardId, 3_600_000, NOW);
        }
      }
      assert.equal(readable.length, 1);
      const book = createLeftOutBook(kysely);
      assert.deepEqual(
        (await book.takeUntold(NOW)).map(({ kind, name }) => [kind, name]),
        [
          ['message', channel().conversationId],
          ['message', channel().conversationId],
        ],
      );
      assert.deepEqual(await book.takeUntold(NOW), []);
      await pool.query("update alert set rule_kind = 'low-usage'; update card set retry_at = now()");
      const back = await outbox.next(channel());
      assert.equal(back && (await contents.read(back)).kind, 'alerts');
      await book.takeUntold(new Date(NOW.getTime() + 3 * 86_400_000));
      assert.equal((await pool.query('select from left_out')).rowCount, 0);
    }));

  for (const [what, rhythm] of [
    ['zone', { ...DAILY, zone: 'Mars/Olympus' }],
    ['day', { ...DAILY, days: 'every-other-day' }],
    ['time', { ...DAILY, time: '25:99' }],
  ] as const) {
    it(`is a digest of an unknown ${what}, behind which all others are sent`, () =>
      withFreshDatabase(async ({ kysely, pool }) => {
        const store = createDigestStore(kysely);
        for (const name of ['a', 'b', 'c']) await store.set(channel(name), DAILY, MEGAN, NOW);
        await pool.query(
          `update digest_schedule set rhythm = $1, next_at = next_at - interval '1 minute' where conversation_id = $2`,
          [JSON.stringify(rhythm), channel('b').conversationId],
        );
        const { parts, leftOut } = taking();
        const book = createLeftOutBook(kysely);
        const names = async () => (await book.takeUntold(LATER)).map(({ kind, name }) => [kind, name]);
        assert.equal(await store.takeDue(LATER, parts), 2);
        assert.equal(await store.takeDue(LATER, parts), 0);
        const { conversationId } = channel('b');
        assert.deepEqual(leftOut, [conversationId, conversationId]);
        assert.deepEqual(await names(), [['digest', conversationId]]);
        assert.deepEqual(await names(), [], 'each once');
        // Set anew, or by a version that knows it: it comes, and if it is ever left out again, that is told again.
        await pool.query('update digest_schedule set rhythm = $1 where conversation_id = $2', [
          JSON.stringify(DAILY),
          conversationId,
        ]);
        assert.equal(await store.takeDue(LATER, parts), 1);
        await store.takeDue(new Date(LATER.getTime() + 2 * 3_600_000), parts);
        assert.equal((await pool.query('select from left_out')).rowCount, 0);
      }));
  }

  it('is one digest that cannot be made', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createDigestStore(kysely);
      for (const name of ['a', 'b']) await store.set(channel(name), DAILY, MEGAN, NOW);
      const { parts, leftOut } = taking(async ({ conversation }) => {
        if (conversation.conversationId === channel('a').conversationId) throw new TypeError('no');
        return { digest: {}, mark: { at: LATER, totals: TOTALS, figuresNo: 1 } };
      });
      assert.equal(await store.takeDue(LATER, parts), 1);
      assert.deepEqual(leftOut, [channel('a').conversationId]);
    }));
});

describe('customers that are left out', () => {
  const failed = (number: number, fault: 'forbidden' | 'timeout'): CustomerOutcome => ({
    kind: 'failed',
    customerId: idOf(number),
    fault,
  });

  /** One sweep of these outcomes; gives whom its summary names. */
  async function sweep({ kysely }: Database, outcomes: readonly CustomerOutcome[]) {
    const store = createSweepStore(kysely);
    const run = await store.openRun(new Date(), new Date());
    await store.addDue(
      run,
      outcomes.map(({ customerId }) => ({ customerId, customerName: `Name of ${customerId.slice(-2)}` })),
    );
    const counts = await store.keep(run, { outcomes });
    const { leftOut } = await store.end(run, { state: 'finished', at: new Date() });
    return { counts, names: (leftOut ?? []).map(({ name, reason }) => [name, reason]) };
  }

  it('are named in the summary and told once, until they are read again', () =>
    withFreshDatabase(async (database) => {
      const book = createLeftOutBook(database.kysely);
      const good = rowsOf(2, teamsRow('2026-11-14', 3));
      const { names } = await sweep(database, [failed(1, 'forbidden'), good]);
      assert.deepEqual(names, [[`Name of ${idOf(1).slice(-2)}`, 'forbidden']]);
      assert.equal((await book.takeUntold(NOW)).length, 1);
      await sweep(database, [failed(1, 'forbidden'), good]);
      assert.deepEqual(await book.takeUntold(NOW), []);
      assert.deepEqual((await sweep(database, [rowsOf(1, teamsRow('2026-11-14', 3)), good])).names, []);
      await sweep(database, [failed(1, 'forbidden')]);
      assert.equal((await book.takeUntold(NOW)).length, 1);
    }));

  it('are told of from the second time on where it may pass by itself', () =>
    withFreshDatabase(async (database) => {
      const book = createLeftOutBook(database.kysely);
      await sweep(database, [failed(1, 'timeout')]);
      assert.deepEqual(await book.takeUntold(NOW), []);
      await sweep(database, [failed(1, 'timeout')]);
      assert.equal((await book.takeUntold(NOW)).length, 1);
    }));

  it('are those whose rows the database does not take', () =>
    withFreshDatabase(async (database) => {
      const outcomes = Array.from({ length: 7 }, (_, at) => rowsOf(at + 1, teamsRow('2026-11-14', 3)));
      await database.pool.query(
        `alter table customer add check (customer_id <> '${idOf(4)}' or read_in is null)`,
      );
      const { counts, names } = await sweep(database, outcomes);
      assert.deepEqual([counts.read, counts.failed], [6, { unreadable: 1 }]);
      assert.equal(names.length, 1);
    }));

  it('are not those with very many rows', async function () {
    this.timeout(120_000);
    await withFreshDatabase(async (database) => {
      const rows = Array.from({ length: 130_000 }, (_, at) =>
        teamsRow('2026-11-14', 3, { workloadName: `Workload ${at}` }),
      );
      const outcome: CustomerOutcome = { kind: 'rows', customerId: idOf(1), rows };
      const times = [];
      for (let again = 0; again < 2; again += 1) {
        const startedMs = performance.now();
        const { counts } = await sweep(database, [outcome, rowsOf(2, teamsRow('2026-11-14', 3))]);
        assert.equal(counts.read, 2);
        times.push(Math.round(performance.now() - startedMs));
      }
      assert.ok(Math.max(...times) < 60_000, `${times} ms`);
    });
  });
});
