import { randomUUID } from 'node:crypto';
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { StorageError } from '../../base/errors.js';
import type { SweepRun, SweepStore } from '../../usecases/sweep/sweep-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { endUnlisted, endUnread } from '../usage/customer-leaving.js';
import { givenNames } from '../usage/swept-rows.js';
import { createUsageSeries } from '../usage/usage-series.js';
import { createKeepBatch } from './keep-batch.js';
import { customersLeftOut, forgetLeftOut, noteCustomersLeftOut } from './left-out-store.js';
import {
  RUN_COLUMNS,
  type RunRow,
  readCounts,
  readPosition,
  readSummary,
  readWatching,
} from './sweep-run-row.js';

/** Customers that a summary names; the others are counted. */
const MOST_NAMED = 10;

/** Sweeps in the database. A store is one owner: a sweep that another one opens is lost to this one. */
export function createSweepStore(db: Kysely<Tables>): SweepStore {
  const owner = randomUUID();
  const keepBatch = createKeepBatch(createUsageSeries(db), owned);

  return {
    openRun: (now, resumableSince) =>
      withStorageErrors('open a sweep', async () => {
        const { rows } = await sql<RunRow>`
          update sweep_run set owner = ${owner}, state = 'running', ended_at = null, failure = null
          where run_id = (select max(run_id) from sweep_run) and state <> 'finished'
            and started_at > ${resumableSince}
          returning ${RUN_COLUMNS}
        `.execute(db);
        return rows[0] ? toRun(rows[0]) : begin(now);
      }),

    beginAnew: (_run, now) => withStorageErrors('begin a sweep', () => begin(now)),

    setEndpoint: (run, endpoint) =>
      owned('note how a sweep reads', run, async (transaction) => {
        await sql`update sweep_run set endpoint = ${endpoint} where run_id = ${run.runId}`.execute(
          transaction,
        );
      }),

    addDue: (run, customers) =>
      owned('note customers of a sweep', run, async (transaction) => {
        await sql`
          insert into customer as known (customer_id, customer_name, domain, due_in, listed_in)
          select distinct on (customer_id) customer_id, customer_name, domain, ${run.runId}::integer, ${run.runId}::integer
          from ${givenNames(customers)}
          on conflict (customer_id) do update
          set due_in = excluded.due_in, listed_in = excluded.listed_in,
              customer_name = coalesce(excluded.customer_name, known.customer_name),
              domain = coalesce(excluded.domain, known.domain)
        `.execute(transaction);
      }),

    addListed: (run, customers) =>
      owned('note customers of a sweep', run, async (transaction) => {
        await sql`
          insert into customer as known (customer_id, customer_name, domain, listed_in)
          select distinct on (customer_id) customer_id, customer_name, domain, ${run.runId}::integer
          from ${givenNames(customers)}
          on conflict (customer_id) do update
          set listed_in = excluded.listed_in, customer_name = coalesce(excluded.customer_name, known.customer_name),
              domain = coalesce(excluded.domain, known.domain)
        `.execute(transaction);
      }),

    endListed: (run, now) =>
      owned('see which customers left', run, async (transaction) => {
        if (await isAny(transaction, sql`listed_in = ${run.runId}`))
          await endUnlisted(transaction, run.runId, now);
      }),

    endReport: (run, now) =>
      owned('see which customers have no usage any more', run, async (transaction) => {
        if (await isAny(transaction, sql`read_in = ${run.runId}`))
          await endUnread(transaction, run.runId, now);
      }),

    endListing: (run) =>
      owned('note customers of a sweep', run, async (transaction) => {
        if (await isAny(transaction, sql`listed_in = ${run.runId}`)) {
          await endUnlisted(transaction, run.runId, run.startedAt);
        }
        const { rows } = await sql<RunRow>`
          update sweep_run
          set position = ${JSON.stringify({ kind: 'listed-customers' })}::jsonb,
              customers_listed = (select count(*) from customer where due_in = ${run.runId})
          where run_id = ${run.runId}
          returning ${RUN_COLUMNS}
        `.execute(transaction);
        return readCounts(the(rows));
      }),

    nextDue: (run, limit) =>
      withStorageErrors('read customers of a sweep', async () => {
        const { rows } = await sql<{ id: string }>`
          select customer_id as id from customer where due_in = ${run.runId} order by customer_no limit ${limit}
        `.execute(db);
        return rows.map(({ id }) => id);
      }),

    keep: (run, batch) => withStorageErrors('keep usage', () => keepBatch(run, batch)),

    leaveOut: (run, customerIds, at) =>
      owned('note who was left out', run, (transaction) =>
        noteCustomersLeftOut(
          transaction,
          customerIds.map((customerId) => ({ customerId, reason: 'unreadable' as const })),
          at,
        ),
      ),

    noteWatching: (run, watching) =>
      owned('note what became of alerts', run, async (transaction) => {
        await sql`
          update sweep_run set watching = ${JSON.stringify(watching)}::jsonb where run_id = ${run.runId}
        `.execute(transaction);
      }),

    end: (run, { state, at, failure }) =>
      owned('end a sweep', run, async (transaction) => {
        const { rows } = await sql<RunRow>`
          update sweep_run set state = ${state}, ended_at = ${at}, failure = ${failure ?? null}
          where run_id = ${run.runId}
          returning ${RUN_COLUMNS}
        `.execute(transaction);
        const summary = readSummary(the(rows));
        if (state === 'finished') await forgetLeftOut(transaction, ['customer', 'watch'], summary.startedAt);
        const leftOut = await customersLeftOut(transaction, MOST_NAMED);
        return leftOut.length === 0 ? summary : { ...summary, leftOut };
      }),

    latest: () =>
      withStorageErrors('read the last sweep', async () => {
        const { rows } = await sql<RunRow>`
          select ${RUN_COLUMNS} from sweep_run order by run_id desc limit 1
        `.execute(db);
        return rows[0] && readSummary(rows[0]);
      }),
  };

  async function begin(now: Date): Promise<SweepRun> {
    return db.transaction().execute(async (transaction) => {
      await sql`
        update sweep_run set state = 'abandoned' where state not in ('finished', 'abandoned')
      `.execute(transaction);
      const { rows } = await sql<RunRow>`
        insert into sweep_run (owner, state, started_at) values (${owner}, 'running', ${now})
        returning ${RUN_COLUMNS}
      `.execute(transaction);
      return toRun(the(rows));
    });
  }

  /** Runs work on a sweep that is still this store's; its row stays locked meanwhile. */
  function owned<T>(
    what: string,
    run: SweepRun,
    work: (transaction: Transaction<Tables>, row: RunRow) => Promise<T>,
  ): Promise<T> {
    return withStorageErrors(what, () =>
      db.transaction().execute(async (transaction) => {
        const { rows } = await sql<RunRow>`
          select ${RUN_COLUMNS} from sweep_run
          where run_id = ${run.runId} and owner = ${owner} and state = 'running'
          for update
        `.execute(transaction);
        if (rows[0] === undefined) throw new StorageError('Another process took the sweep over');
        return work(transaction, rows[0]);
      }),
    );
  }
}

function toRun(row: RunRow): SweepRun {
  return {
    runId: row.runId,
    startedAt: row.startedAt,
    position: readPosition(row),
    counts: readCounts(row),
    watching: readWatching(row),
  };
}

function the<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new StorageError('The database gave no row back');
  return row;
}

/** Where nobody at all was listed or read, a list or report says nothing about who left: it is no list of customers. */
async function isAny(transaction: Transaction<Tables>, which: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from customer where ${which}) as found
  `.execute(transaction);
  return rows[0]?.found === true;
}
