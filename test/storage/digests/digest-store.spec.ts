import assert from 'node:assert/strict';
import { createDigestStore } from '../../../src/storage/digests/digest-store.js';
import type { Database } from '../../../src/storage/open-database.js';
import { createStatusStore } from '../../../src/storage/operations/status-store.js';
import type { DueDigest, MadeDigest, TakeDigests } from '../../../src/usecases/portfolio/digest-ports.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { TOTALS } from '../../helpers/portfolio-situations.js';
import { channel, MEGAN } from '../../helpers/watching.js';

const MONDAY = { days: 'monday', time: '09:00', zone: 'Europe/Paris' } as const;
/** A Saturday. */
const NOW = new Date('2026-11-21T09:00:00Z');
const FIRST = new Date('2026-11-23T08:00:00Z');
const SECOND = new Date('2026-11-30T08:00:00Z');
/** Makes digests so, for everyone; none may be left out. */
const everyone = (make: TakeDigests['make']): TakeDigests => ({
  make,
  mayHear: () => true,
  leaveOut(_conversation, error) {
    throw error;
  },
});
const soonAfter = (time: Date) => new Date(time.getTime() + 20_000);

function made(at: Date, digest: unknown = { of: 'everyone' }): MadeDigest {
  return { digest, mark: { at, totals: TOTALS, figuresNo: 7 } };
}

/** The cards that were put on their way, and for how many conversations a delivery waits. */
async function sent({ pool }: Database) {
  const { rows: cards } = await pool.query<{ conversation: string; content: unknown }>(
    'select conversation_id as conversation, content from card order by card_no',
  );
  const { rows: jobs } = await pool.query('select key from graphile_worker.jobs');
  return { cards, deliveries: jobs.length };
}

describe('createDigestStore', () => {
  it('keeps when a digest comes, for a conversation not known before, and the last setting counts', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createDigestStore(kysely);
      assert.equal(await store.of(channel()), undefined);
      assert.deepEqual(await store.set(channel(), MONDAY, MEGAN, NOW), FIRST);
      assert.deepEqual(await store.of(channel()), { rhythm: MONDAY, nextAt: FIRST, last: undefined });
      const daily = { days: 'daily', time: '18:00', zone: 'UTC' } as const;
      const nextAt = await store.set(channel(), daily, MEGAN, NOW);
      assert.deepEqual(await store.of(channel()), { rhythm: daily, nextAt, last: undefined });
      assert.equal(await store.of(channel('other')), undefined);
    }));

  it('ends a digest, and says whether there was one', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createDigestStore(kysely);
      await store.set(channel(), MONDAY, MEGAN, NOW);
      assert.equal(await store.remove(channel('other')), false);
      assert.equal(await store.remove(channel()), true);
      assert.equal(await store.remove(channel()), false);
      assert.equal(
        await store.takeDue(
          SECOND,
          everyone(() => assert.fail('nothing is due')),
        ),
        0,
      );
    }));

  it('puts a due digest on its way once, and notes what the next one is compared with', () =>
    withFreshDatabase(async (database) => {
      const store = createDigestStore(database.kysely);
      await store.set(channel(), MONDAY, MEGAN, NOW);
      const asked: DueDigest[] = [];
      const now = soonAfter(FIRST);
      const make = async (due: DueDigest) => {
        asked.push(due);
        return made(now, { number: asked.length });
      };
      assert.equal(await store.takeDue(new Date(FIRST.getTime() - 1), everyone(make)), 0);
      assert.equal(await store.takeDue(now, everyone(make)), 1);
      assert.equal(await store.takeDue(now, everyone(make)), 0);
      const { tenantId, conversationId } = channel();
      assert.deepEqual(asked, [
        { conversation: { tenantId, conversationId }, rhythm: MONDAY, nextAt: FIRST, last: undefined },
      ]);
      assert.deepEqual(await sent(database), {
        cards: [{ conversation: conversationId, content: { kind: 'digest', digest: { number: 1 } } }],
        deliveries: 1,
      });
      const last = { at: now, totals: TOTALS, figuresNo: 7 };
      assert.deepEqual(await store.of(channel()), { rhythm: MONDAY, nextAt: SECOND, last });
      await store.takeDue(SECOND, everyone(make));
      assert.deepEqual(asked[1]?.last, last);
    }));

  it('keeps what was known when it is set anew', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createDigestStore(kysely);
      await store.set(channel(), MONDAY, MEGAN, NOW);
      await store.takeDue(
        FIRST,
        everyone(async () => made(FIRST)),
      );
      await store.set(channel(), { ...MONDAY, days: 'friday' }, MEGAN, soonAfter(FIRST));
      assert.deepEqual((await store.of(channel()))?.last?.at, FIRST);
    }));

  it('sends one digest for all those that were missed', () =>
    withFreshDatabase(async (database) => {
      const store = createDigestStore(database.kysely);
      await store.set(channel(), { ...MONDAY, days: 'daily' }, MEGAN, NOW);
      const weeksLater = new Date('2026-12-12T12:00:00Z');
      assert.equal(
        await store.takeDue(
          weeksLater,
          everyone(async () => made(weeksLater)),
        ),
        1,
      );
      assert.equal((await sent(database)).cards.length, 1);
      assert.deepEqual((await store.of(channel()))?.nextAt, new Date('2026-12-13T08:00:00Z'));
    }));

  it('makes none for a conversation that takes no messages, and none of those up later', () =>
    withFreshDatabase(async (database) => {
      const store = createDigestStore(database.kysely);
      await store.set(channel(), MONDAY, MEGAN, NOW);
      await database.pool.query('update conversation set parked_at = now()');
      assert.equal(
        await store.takeDue(
          FIRST,
          everyone(() => assert.fail('parked')),
        ),
        0,
      );
      await database.pool.query('update conversation set parked_at = null');
      assert.equal(
        await store.takeDue(
          soonAfter(FIRST),
          everyone(() => assert.fail('not due')),
        ),
        0,
      );
      assert.deepEqual((await store.of(channel()))?.nextAt, SECOND);
    }));

  it('leaves a digest due when it cannot be made', () =>
    withFreshDatabase(async (database) => {
      const store = createDigestStore(database.kysely);
      await store.set(channel(), MONDAY, MEGAN, NOW);
      const failing = async () => Promise.reject(new Error('no figures'));
      const leftOut: unknown[] = [];
      const leaveOut: TakeDigests['leaveOut'] = ({ conversationId }, error) =>
        leftOut.push(`${conversationId}: ${error}`);
      assert.equal(await store.takeDue(FIRST, { ...everyone(failing), leaveOut }), 0);
      assert.deepEqual(leftOut, [`${channel().conversationId}: Error: no figures`]);
      assert.deepEqual(await sent(database), { cards: [], deliveries: 0 });
      assert.equal(
        await store.takeDue(
          FIRST,
          everyone(async () => made(FIRST)),
        ),
        1,
      );
    }));

  it('sends each digest once when two replicas look at the same time', () =>
    withFreshDatabase(async (database) => {
      const stores = [createDigestStore(database.kysely), createDigestStore(database.kysely)];
      const names = Array.from({ length: 12 }, (_, at) => `c${at}`);
      for (const name of names) await stores[0]?.set(channel(name), MONDAY, MEGAN, NOW);
      let inside = 0;
      let most = 0;
      let meet: () => void = () => undefined;
      const met = new Promise<void>((resolve) => {
        meet = resolve;
      });
      const counts = await Promise.all(
        stores.map((store) =>
          store.takeDue(
            FIRST,
            everyone(async () => {
              inside += 1;
              most = Math.max(most, inside);
              // The first waits inside its transaction until the second holds one as well.
              if (inside === 2) meet();
              await met;
              inside -= 1;
              return made(FIRST);
            }),
          ),
        ),
      );
      assert.equal(most, 2);
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        names.length,
      );
      const { cards, deliveries } = await sent(database);
      assert.deepEqual(
        cards.map(({ conversation }) => conversation).sort(),
        names.map((name) => channel(name).conversationId).sort(),
      );
      assert.equal(deliveries, names.length);
    }));

  it('makes none for people who may not hear, goes on when they may, and has it counted meanwhile', () =>
    withFreshDatabase(async (database) => {
      const store = createDigestStore(database.kysely);
      await store.set(channel(), MONDAY, MEGAN, NOW);
      const mayHear = ({ tenantId }: { readonly tenantId: string }) => tenantId !== channel().tenantId;
      assert.equal(await store.takeDue(FIRST, { ...everyone(() => assert.fail('held back')), mayHear }), 0);
      assert.deepEqual(await createStatusStore(database.kysely).held(), { conversations: 1, messages: 0 });
      assert.equal(
        await store.takeDue(
          soonAfter(FIRST),
          everyone(() => assert.fail('not due')),
        ),
        0,
      );
      assert.equal(
        await store.takeDue(
          SECOND,
          everyone(async () => made(SECOND)),
        ),
        1,
      );
    }));

  it('has a digest sent by another replica when the one that made it dies', () =>
    withFreshDatabase(async (database) => {
      const store = createDigestStore(database.kysely);
      await store.set(channel(), MONDAY, MEGAN, NOW);
      const dying = store.takeDue(
        FIRST,
        everyone(async () => {
          await database.pool.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and state = 'idle in transaction' and pid <> pg_backend_pid()`,
          );
          return made(FIRST);
        }),
      );
      await assert.rejects(dying, /Could not send digests that are due/);
      assert.equal(
        await store.takeDue(
          FIRST,
          everyone(async () => made(FIRST)),
        ),
        1,
      );
      assert.equal((await sent(database)).cards.length, 1);
    }));

  it('goes with its conversation', () =>
    withFreshDatabase(async (database) => {
      const store = createDigestStore(database.kysely);
      await store.set(channel(), MONDAY, MEGAN, NOW);
      await database.pool.query('delete from conversation');
      assert.equal(await store.of(channel()), undefined);
    }));
});
