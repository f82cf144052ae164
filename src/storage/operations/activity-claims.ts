import { type Kysely, sql } from 'kysely';
import type { ActivityClaims } from '../../usecases/operations/activity-claims.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

/** Longer than a turn takes: whoever claimed it and has no answer by then is not alive any more. */
const WORK_SECONDS = 20;

/** Claims in the database, by its own clock, which is the same for every process. */
export function createActivityClaims(db: Kysely<Tables>): ActivityClaims {
  async function isClaimed(key: string): Promise<boolean> {
    const { rows } = await sql`
      insert into activity_claim (key, claimed_at) values (${key}, now())
      on conflict (key) do update set claimed_at = now()
        where activity_claim.answer is null
          and activity_claim.claimed_at < now() - make_interval(secs => ${WORK_SECONDS})
      returning key
    `.execute(db);
    return rows.length > 0;
  }

  return {
    take: (key) =>
      withStorageErrors('claim an activity', async () => {
        if (await isClaimed(key)) return { kind: 'taken' };
        const unsent = await sql<{ readonly answer: string }>`
          update activity_claim set is_unsent = false where key = ${key} and is_unsent and answer is not null
          returning answer
        `.execute(db);
        const [first] = unsent.rows;
        if (first !== undefined) return { kind: 'answered', answer: JSON.parse(first.answer), isSent: false };
        const { rows } = await sql<{ readonly answer: string | null }>`
          select answer from activity_claim where key = ${key}
        `.execute(db);
        const answer = rows[0]?.answer ?? undefined;
        if (answer === undefined) return { kind: 'under-way' };
        return { kind: 'answered', answer: JSON.parse(answer), isSent: true };
      }),

    answer: (key, answer) =>
      withStorageErrors('keep the answer to an activity', async () => {
        await sql`update activity_claim set answer = ${JSON.stringify(answer)} where key = ${key}`.execute(
          db,
        );
      }),

    drop: (key) =>
      withStorageErrors('give an activity free', async () => {
        await sql`delete from activity_claim where key = ${key} and answer is null`.execute(db);
      }),

    notSent: (key) =>
      withStorageErrors('note an answer as not sent', async () => {
        await sql`update activity_claim set is_unsent = true where key = ${key}`.execute(db);
      }),
  };
}
