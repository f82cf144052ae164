import type { CustomerOutcome, SweepCounts } from './sweep-ports.js';

/** Counts with a batch added to them. */
export function addOutcomes(
  counts: SweepCounts,
  batch: Pick<SweepCounts, 'read' | 'changed' | 'rows'> & { readonly others: readonly CustomerOutcome[] },
): SweepCounts {
  const skipped = { ...counts.skipped };
  const failed = { ...counts.failed };
  for (const outcome of batch.others) {
    if (outcome.kind === 'skipped') skipped[outcome.reason] = (skipped[outcome.reason] ?? 0) + 1;
    if (outcome.kind === 'failed') failed[outcome.fault] = (failed[outcome.fault] ?? 0) + 1;
  }
  return {
    listed: counts.listed,
    read: counts.read + batch.read,
    changed: counts.changed + batch.changed,
    rows: counts.rows + batch.rows,
    skipped,
    failed,
  };
}

/** How many customers a sweep is done with, whatever came of them. */
export function customersDone({ read, skipped, failed }: SweepCounts): number {
  return read + sumOf(skipped) + sumOf(failed);
}

/** Customers over all reasons. */
export function sumOf(reasons: Readonly<Record<string, number>>): number {
  return Object.values(reasons).reduce((sum, count) => sum + count, 0);
}
