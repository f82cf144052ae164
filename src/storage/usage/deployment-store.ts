import { type Kysely, sql } from 'kysely';
import type { DeploymentReadings } from '../../usecases/sweep/sweep-deployments.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { writeDeployments } from './deployment-row.js';

/** Deployment in the database. */
export function createDeploymentReadings(db: Kysely<Tables>): DeploymentReadings {
  return {
    keep: (readings, readAt, isMore = false) =>
      withStorageErrors('keep deployment', async () => {
        await sql`
          with given as (
            select * from unnest(${readings.map(({ customerId }) => customerId)}::uuid[],
              ${readings.map(({ rows }) => writeDeployments(rows))}::jsonb[]) as given (customer_id, rows)
          ), changed as (
            select customer_id from given left join deployment_reading known using (customer_id)
            where known.rows is distinct from given.rows
          ), kept as (
            insert into deployment_reading as known (customer_id, read_at, rows)
            select customer_id, ${readAt}::timestamptz, rows from given
            on conflict (customer_id) do update set read_at = excluded.read_at,
                rows = case when ${isMore} then known.rows || excluded.rows else excluded.rows end
            where known.read_at <= excluded.read_at
            returning customer_id
          )
          update customer set needs_figures = true
          where customer_id in (select customer_id from changed join kept using (customer_id))
            and not needs_figures and seats is not null
        `.execute(db);
      }),

    endReport: (since) =>
      withStorageErrors('see whose deployment is over', async () => {
        await sql`
          with over as (
            update deployment_reading set rows = '[]'
            where read_at < ${since} and rows <> '[]' and exists (select from deployment_reading where read_at >= ${since})
            returning customer_id
          )
          update customer set needs_figures = true
          where customer_id in (select customer_id from over) and not needs_figures and seats is not null
        `.execute(db);
      }),

    due: ({ readBefore, staleBefore }, after, limit) =>
      withStorageErrors('read whose deployment is due', async () => {
        const { rows } = await sql<{ customerNo: number; customerId: string }>`
          select customer_no as "customerNo", customer_id as "customerId"
          from customer left join deployment_reading using (customer_id)
          where customer_no > ${after} and left_at is null and (needs_figures or unused_at_most > 0)
            and (read_at is null
              or read_at < ${readBefore} and (read_at < usage_changed_at or read_at < ${staleBefore}))
          order by customer_no limit ${limit}
        `.execute(db);
        return rows;
      }),
  };
}
