import { sql, type Transaction } from 'kysely';
import { addOutcomes } from '../../usecases/sweep/sweep-counts.js';
import type { CustomerOutcome, SweepBatch, SweepCounts, SweepRun } from '../../usecases/sweep/sweep-ports.js';
import { isFaultOfContent } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { endWithoutRows } from '../usage/customer-leaving.js';
import { keepRows, type RowsOutcome } from '../usage/swept-rows.js';
import type { UsageSeries } from '../usage/usage-series.js';
import { noteCustomersLeftOut } from './left-out-store.js';
import { type RunRow, readCounts } from './sweep-run-row.js';

/** Runs work on a sweep that is still its store's; its row stays locked meanwhile. Throws StorageError. */
export type Owned = <T>(
  what: string,
  run: SweepRun,
  work: (transaction: Transaction<Tables>, row: RunRow) => Promise<T>,
) => Promise<T>;

/** Keeps what a batch of customers gave, and gives the counts of the sweep so far. Throws StorageError. */
export type KeepBatch = (run: SweepRun, batch: SweepBatch) => Promise<SweepCounts>;

export function createKeepBatch(series: UsageSeries, owned: Owned): KeepBatch {
  return keepIsolating;

  /** Where the database does not take a batch for what is in it, the customer that is to blame counts as unreadable. */
  async function keepIsolating(run: SweepRun, batch: SweepBatch): Promise<SweepCounts> {
    try {
      return await keepBatch(run, batch);
    } catch (error) {
      const { outcomes, position, readAt } = batch;
      const [first, second] = outcomes;
      if (!isFaultOfContent(error) || first === undefined) throw error;
      if (second === undefined) {
        if (first.kind !== 'rows') throw error;
        const { customerId } = first;
        return keepBatch(run, { ...batch, outcomes: [{ kind: 'failed', customerId, fault: 'unreadable' }] });
      }
      const middle = Math.ceil(outcomes.length / 2);
      await keepIsolating(run, { outcomes: outcomes.slice(0, middle), readAt });
      return keepIsolating(run, { outcomes: outcomes.slice(middle), position, readAt });
    }
  }

  async function keepBatch(
    run: SweepRun,
    { outcomes, position, readAt = run.startedAt }: SweepBatch,
  ): Promise<SweepCounts> {
    const withRows = outcomes.filter((outcome): outcome is RowsOutcome => outcome.kind === 'rows');
    const usageRows = withRows.flatMap(({ rows }) => rows);
    // Outside of the transaction: it is remembered here, and must stay when the batch is rolled back.
    const numbers = await series.numbersOf(usageRows);
    return owned('keep usage', run, async (transaction, row) => {
      const { first, changed } = await keepRows(transaction, run, withRows, numbers, readAt);
      const others = outcomes.filter((outcome) => outcome.kind !== 'rows');
      await endWithoutRows(transaction, others.map(toMissing), readAt);
      const failed = others.flatMap((outcome) =>
        outcome.kind === 'failed' ? [{ customerId: outcome.customerId, reason: outcome.fault }] : [],
      );
      await noteCustomersLeftOut(
        transaction,
        failed,
        new Date(Math.max(Date.now(), row.startedAt.getTime())),
      );
      const counts = addOutcomes(readCounts(row), { read: first, changed, rows: usageRows.length, others });
      await writeCounts(transaction, run, counts, position);
      return counts;
    });
  }
}

async function writeCounts(
  transaction: Transaction<Tables>,
  { runId }: SweepRun,
  { read, changed, skipped, failed, rows }: SweepCounts,
  position: object | undefined,
): Promise<void> {
  await sql`
    update sweep_run
    set position = coalesce(${position ? JSON.stringify(position) : null}::jsonb, position), customers_read = ${read}, customers_changed = ${changed},
        customers_skipped = ${JSON.stringify(skipped)}::jsonb, customers_failed = ${JSON.stringify(failed)}::jsonb,
        rows_read = ${rows}
    where run_id = ${runId}
  `.execute(transaction);
}

/** Why a customer gave no rows; it has none any more when it says so itself, or when we are nothing to it any more. */
function toMissing(outcome: Exclude<CustomerOutcome, RowsOutcome>) {
  const { customerId } = outcome;
  return outcome.kind === 'skipped'
    ? { customerId, because: outcome.reason, isOver: true }
    : { customerId, because: outcome.fault, isOver: outcome.fault === 'no-relationship' };
}
