import assert from 'node:assert/strict';
import { createDigestFacts } from '../../../src/storage/digests/digest-facts.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { below, channel, watching } from '../../helpers/watching.js';
import { createSweeping, idOf, rowsOf, teamsRow } from '../support/sweeping.js';
import { createWatching } from '../support/watching.js';

describe('createDigestFacts', () => {
  it('tells unused seats as known at a number, however old the data was', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      const facts = createDigestFacts(database.kysely);
      assert.equal(await facts.figuresNo(), 0);
      await sweep([rowsOf(1, teamsRow('2026-11-07', 4)), rowsOf(2, teamsRow('2026-11-07', 10))]);
      const first = await facts.figuresNo();
      assert.equal(first, 2);
      await sweep([rowsOf(1, teamsRow('2026-11-14', 1)), rowsOf(3, teamsRow('2026-10-01', 2))]);
      const second = await facts.figuresNo();
      const ids = [1, 2, 3, 4].map(idOf);
      const unused = (count: number) => ({ atLeast: count, atMost: count });
      assert.deepEqual(
        await facts.unusedAt(ids, first),
        new Map([
          [idOf(1), unused(6)],
          [idOf(2), unused(0)],
        ]),
      );
      assert.deepEqual(
        await facts.unusedAt(ids, second),
        new Map([
          [idOf(1), unused(9)],
          [idOf(2), unused(0)],
          [idOf(3), unused(8)],
        ]),
      );
      assert.deepEqual(await facts.unusedAt([], second), new Map());
    }));

  it('counts figures kept before there were digests as known', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      await sweep([rowsOf(1, teamsRow('2026-11-07', 4))]);
      await database.pool.query('update customer_usage set figures_no = null');
      const known = await createDigestFacts(database.kysely).unusedAt([idOf(1)], 0);
      assert.deepEqual(known.get(idOf(1)), { atLeast: 6, atMost: 6 });
    }));

  it('counts watches and alerts of the conversation that are not over', () =>
    withFreshDatabase(async (database) => {
      const { add, open, watches } = createWatching(database);
      const facts = createDigestFacts(database.kysely);
      const none = { watches: 0, openAlerts: 0, oldestOpenAt: undefined, heldAlerts: 0 };
      assert.deepEqual(await facts.attention(channel()), none);
      const { watchId } = await add(watching(below(40)));
      await add(watching(below(20)));
      await add(watching(below(10)), channel('other'));
      await open(watchId, [1, 2, 3, 4, 5]);
      await database.pool.query(
        `update alert set state = case customer_id when $1 then 'acknowledged' when $2 then 'snoozed'
           when $3 then 'resolved' else state end,
           closed_at = case customer_id when $3 then opened_at end,
           opened_at = opened_at - right(customer_id::text, 1)::int * interval '1 day'`,
        [idOf(1), idOf(2), idOf(3)],
      );
      const { oldestOpenAt, ...counts } = await facts.attention(channel());
      assert.deepEqual(counts, { watches: 2, openAlerts: 2, heldAlerts: 2 });
      const { rows } = await database.pool.query('select opened_at as at from alert where customer_id = $1', [
        idOf(5),
      ]);
      assert.deepEqual(oldestOpenAt, rows[0].at);
      const [, second] = await watches.of(channel());
      await database.pool.query('update watch set removed_at = created_at where watch_id = $1', [
        second?.watchId,
      ]);
      assert.equal((await facts.attention(channel())).watches, 1);
      assert.deepEqual(await facts.attention(channel('other')), { ...none, watches: 1 });
    }));
});
