import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { nextRun } from '../../domain/schedules/cron-next.js';
import type { SweepSchedule } from '../../usecases/sweep/schedule-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

/** The job that sweeps every customer. */
export const SWEEP_TASK = 'sweep';

const NAME = 'sweep.schedule';
const schedule = z.object({ cron: z.string(), nextAt: z.coerce.date() });

/** The schedule of the sweeps in the database. */
export function createSweepSchedule(db: Kysely<Tables>): SweepSchedule {
  return {
    addDue: (cron, now) =>
      withStorageErrors('schedule a sweep', () =>
        db.transaction().execute(async (transaction) => {
          const { rows } = await sql<{ value: unknown }>`
            select value from setting_state where name = ${NAME} for update
          `.execute(transaction);
          const known = schedule.safeParse(rows[0]?.value).data;
          const isCurrent = known?.cron === cron;
          const isDue = isCurrent && known.nextAt <= now;
          if (isCurrent && !isDue) return false;
          const next = JSON.stringify({ cron, nextAt: nextRun(cron, now).toISOString() });
          await sql`
            insert into setting_state (name, value, updated_at) values (${NAME}, ${next}::jsonb, ${now})
            on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at
          `.execute(transaction);
          if (isDue) await addSweep(transaction);
          return isDue;
        }),
      ),
    add: (delayMs) => withStorageErrors('add a sweep', () => addSweep(db, delayMs)),
  };
}

/** A process that dies costs an attempt as well, and a long sweep may see several die. */
const MAX_ATTEMPTS = 25;

async function addSweep(db: Kysely<Tables>, delayMs = 0): Promise<void> {
  await sql`
    select graphile_worker.add_job(${SWEEP_TASK}, payload => '{}'::json, queue_name => ${SWEEP_TASK},
      job_key => ${SWEEP_TASK}, run_at => now() + make_interval(secs => ${delayMs / 1000}), max_attempts => ${MAX_ATTEMPTS})
  `.execute(db);
}
