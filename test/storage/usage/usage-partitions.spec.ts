import assert from 'node:assert/strict';
import { createHistoryPruning, createUsagePartitions } from '../../../src/storage/usage/usage-partitions.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { createSweeping, rowsOf, teamsRow } from '../support/sweeping.js';

const at = (text: string) => new Date(text);

describe('createUsagePartitions', () => {
  it('has room from the first to the last instant of a month, in UTC, over the turn of the year', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      const times = [at('2026-12-01T00:00:00Z'), at('2026-12-31T23:59:59.999Z'), at('2027-01-01T00:00:00Z')];
      await createUsagePartitions(kysely).ensure(times);
      for (const table of ['usage_history', 'customer_usage']) {
        const { rows } = await pool.query(
          `select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass order by 1`,
          [table],
        );
        assert.deepEqual(
          rows.map(({ name }) => name),
          [`${table}_2026_12`, `${table}_2027_01`],
        );
      }
      for (const time of times) {
        await pool.query("insert into usage_history values (1, $1, '{}', '{}', '{}')", [time]);
      }
    }));

  it('can be asked by many at once', () =>
    withFreshDatabase(async ({ kysely }) => {
      const times = [at('2026-10-05T00:00:00Z'), at('2026-11-05T00:00:00Z')];
      await Promise.all(Array.from({ length: 8 }, () => createUsagePartitions(kysely).ensure(times)));
    }));

  it('keeps one row for a customer and time', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      await createUsagePartitions(kysely).ensure([at('2026-11-05T00:00:00Z')]);
      const insert = () =>
        pool.query("insert into usage_history values (1, '2026-11-05Z', '{}', '{}', '{}')");
      await insert();
      await assert.rejects(insert(), /duplicate key/);
    }));
});

describe('createHistoryPruning', () => {
  it('drops months that ended before the time, and no others', () =>
    withFreshDatabase(async (database) => {
      const { sweep, count } = createSweeping(database);
      await sweep([
        rowsOf(1, teamsRow('2026-08-31', 1)),
        rowsOf(2, teamsRow('2026-09-30', 1)),
        rowsOf(3, teamsRow('2026-10-01', 1)),
      ]);
      const pruning = createHistoryPruning(database.kysely);
      assert.equal(await pruning.dropBefore(at('2026-09-30T23:00:00Z')), 1);
      assert.equal(await count('usage_history'), 2);
      assert.equal(await pruning.dropBefore(at('2026-10-01T00:00:00Z')), 1);
      assert.deepEqual([await count('usage_history'), await count('customer_usage')], [1, 1]);
      assert.equal(await pruning.dropBefore(at('2026-10-01T00:00:00Z')), 0);
      assert.equal(await count('sweep_run'), 1);
    }));
});
