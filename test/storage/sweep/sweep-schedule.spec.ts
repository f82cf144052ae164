import assert from 'node:assert/strict';
import { createJobWorkers } from '../../../src/storage/operations/job-workers.js';
import { createSweepSchedule } from '../../../src/storage/sweep/sweep-schedule.js';
import { withFreshDatabase } from '../../helpers/database.js';

describe('the job of a sweep', () => {
  it('goes on after as many deaths as a bad day may have', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      await createSweepSchedule(kysely).add();
      const workers = createJobWorkers(kysely);
      for (let death = 1; death <= 20; death += 1) {
        // As graphile-worker takes one.
        const { rows } = await pool.query(
          `update graphile_worker._private_jobs set attempts = attempts + 1, locked_by = 'dead', locked_at = now()
           where is_available returning 1`,
        );
        assert.equal(rows.length, 1, `not taken up again after ${death - 1} deaths`);
        await workers.strikeOff('dead', 'always');
      }
    }));
});
