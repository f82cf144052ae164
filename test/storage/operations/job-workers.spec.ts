import assert from 'node:assert/strict';
import { addDeliveries, putCard } from '../../../src/storage/delivery/card-writes.js';
import { createConversationStore } from '../../../src/storage/delivery/conversation-store.js';
import { createJobWorkers } from '../../../src/storage/operations/job-workers.js';
import { lockConversations } from '../../../src/storage/watching/watch-row.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { until } from '../../helpers/until.js';
import { channel } from '../../helpers/watching.js';

describe('the register of workers', () => {
  it('strikes one off while somebody else changes what it was sending', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      const place = channel();
      await createConversationStore(kysely).remember(place, new Date());
      await kysely
        .transaction()
        .execute((first) => putCard(first, place, { kind: 'test-alert' }, new Date()));
      await pool.query(`update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now()`);
      await pool.query(`update conversation set delivering_by = 'dead/claim'`);

      let striking: Promise<boolean> | undefined;
      await kysely.transaction().execute(async (other) => {
        await lockConversations(other, [place]);
        striking = createJobWorkers(kysely).strikeOff('dead', 'always');
        striking.catch(() => {});
        await until(async () => {
          const { rows } = await pool.query(
            `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          );
          return rows.length > 0;
        });
        await addDeliveries(other, [place]);
      });
      assert.equal(await striking, true);
      const { rows } = await pool.query<{ held: number; waiting: number }>(
        `select (select count(*)::int from conversation where delivering_by is not null) as held,
           (select count(*)::int from graphile_worker._private_jobs where is_available) as waiting`,
      );
      assert.deepEqual(rows, [{ held: 0, waiting: 1 }]);
    }));
});
