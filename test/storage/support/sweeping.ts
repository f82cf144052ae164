import type { LicenseUsageRow } from '../../../src/domain/usage/license-usage.js';
import type { Database } from '../../../src/storage/open-database.js';
import { createSweepStore } from '../../../src/storage/sweep/sweep-store.js';
import { createUsageFigures, createUsageHistory } from '../../../src/storage/usage/usage-figures-store.js';
import { keepFigures } from '../../../src/usecases/sweep/keep-figures.js';
import type { CustomerOutcome, SweepStore } from '../../../src/usecases/sweep/sweep-ports.js';
import { usageRow } from '../../helpers/usage-rows.js';

export const NOW = new Date('2026-11-21T06:00:00Z');
export const LONG_AGO = new Date('2026-11-01T00:00:00Z');
export const HERE = { kind: 'listed-customers' } as const;

/** The id of an invented customer. */
export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A row of Teams usage of that day, `active` of 10. */
export function teamsRow(day: string, active: number, row: Partial<LicenseUsageRow> = {}): LicenseUsageRow {
  return usageRow({
    workloadName: 'Teams',
    licensesActive: active,
    processedDateTime: new Date(`${day}T00:00:00Z`),
    ...row,
  });
}

export function rowsOf(number: number, ...rows: readonly LicenseUsageRow[]): CustomerOutcome {
  return { kind: 'rows', customerId: idOf(number), rows };
}

/** The stores of one database, and short ways to use them. */
export function createSweeping({ kysely, pool }: Database) {
  const store = createSweepStore(kysely);
  const figures = createUsageFigures(kysely);
  const history = createUsageHistory(kysely);
  return {
    store,
    figures,
    history,
    /** A whole sweep of one batch, by a store of its own unless given. */
    async sweep(outcomes: readonly CustomerOutcome[], by: SweepStore = store) {
      const run = await by.openRun(NOW, LONG_AGO);
      await by.keep(run, { outcomes, position: HERE });
      await keepAllFigures();
      return by.end(run, { state: 'finished', at: NOW });
    },
    keepAllFigures,
    /** Teams percentages of a customer by day. */
    async teamsOf(number: number) {
      const points = await history.pointsOf(idOf(number), new Date(0));
      return points.map(({ processedDateTime, workloads }) => [
        processedDateTime.toISOString().slice(0, 10),
        workloads.find(({ workloadName }) => workloadName === 'Teams')?.usagePercent,
      ]);
    },
    async count(from: string) {
      const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from ${from}`);
      return rows[0]?.n;
    },
  };

  function keepAllFigures() {
    return keepFigures(figures, new AbortController().signal);
  }
}
