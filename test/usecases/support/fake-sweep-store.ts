import { StorageError } from '../../../src/base/errors.js';
import { addOutcomes } from '../../../src/usecases/sweep/sweep-counts.js';
import type {
  CustomerReading,
  SweepCounts,
  SweepRun,
  SweepState,
  SweepStore,
  SweepSummary,
  UsageFigures,
} from '../../../src/usecases/sweep/sweep-ports.js';

type Fields<T> = { -readonly [Key in keyof T]: T[Key] };

/** A store in memory that takes every kept row for new. */
export function createFakeSweepStore() {
  const runs: (Fields<SweepSummary> & { position: SweepRun['position'] })[] = [];
  const due = new Set<string>();
  const listed = new Set<string>();
  /** What was said to be complete. */
  const ended: ('list' | 'report')[] = [];
  const kept = new Map<string, CustomerReading>();
  const unfigured = new Map<string, CustomerReading>();
  const figured: string[] = [];
  const leftOut: string[] = [];
  const names = new Map<string, string>();
  /** Sizes of the batches kept. */
  const batches: number[] = [];

  const NO_COUNTS: SweepCounts = { listed: undefined, read: 0, changed: 0, rows: 0, skipped: {}, failed: {} };
  const toRun = ({ runId, startedAt, position, counts, watching }: (typeof runs)[number]): SweepRun => ({
    runId,
    startedAt,
    position,
    counts,
    watching,
  });
  const running = ({ runId }: SweepRun) => {
    const run = runs.find((other) => other.runId === runId && other.state === 'running');
    if (run === undefined) throw new StorageError('not running');
    return run;
  };
  const begin = (startedAt: Date): SweepRun => {
    for (const run of runs) if (run.state !== 'finished') run.state = 'abandoned';
    const run = {
      runId: runs.length + 1,
      state: 'running' as SweepState,
      startedAt,
      endedAt: undefined,
      endpoint: undefined,
      counts: NO_COUNTS,
      failure: undefined,
      position: undefined,
    };
    runs.push(run);
    return toRun(run);
  };

  const store: SweepStore = {
    async openRun(now, resumableSince) {
      const last = runs.at(-1);
      if (last === undefined || last.state === 'finished' || last.startedAt <= resumableSince)
        return begin(now);
      last.state = 'running';
      return toRun(last);
    },
    beginAnew: async (_run, now) => begin(now),
    async setEndpoint(run, endpoint) {
      running(run).endpoint = endpoint;
    },
    async addDue(_run, customers) {
      for (const { customerId, customerName } of customers) {
        due.add(customerId);
        if (customerName) names.set(customerId, customerName);
      }
    },
    async endListing(run) {
      const found = running(run);
      found.position = { kind: 'listed-customers' };
      found.counts = { ...found.counts, listed: due.size };
      return found.counts;
    },
    async addListed(_run, customers) {
      for (const { customerId, customerName } of customers) {
        listed.add(customerId);
        if (customerName) names.set(customerId, customerName);
      }
    },
    async endListed() {
      ended.push('list');
    },
    async endReport() {
      ended.push('report');
    },
    nextDue: async (_run, limit) => [...due].slice(0, limit),
    async keep(run, { outcomes, position }) {
      const found = running(run);
      batches.push(outcomes.length);
      for (const outcome of outcomes) {
        due.delete(outcome.customerId);
        if (outcome.kind !== 'rows') continue;
        kept.set(outcome.customerId, outcome);
        if (outcome.customerName) names.set(outcome.customerId, outcome.customerName);
        unfigured.set(outcome.customerId, outcome);
      }
      const withRows = outcomes.filter((outcome) => outcome.kind === 'rows');
      found.counts = addOutcomes(found.counts, {
        read: withRows.length,
        changed: withRows.length,
        rows: withRows.flatMap(({ rows }) => rows).length,
        others: outcomes,
      });
      found.position = position ?? found.position;
      return found.counts;
    },
    async leaveOut(_run, customerIds) {
      leftOut.push(...customerIds);
    },
    async noteWatching(run, watching) {
      running(run).watching = watching;
    },
    async end(run, { state, at, failure }) {
      const found = running(run);
      Object.assign(found, { state, endedAt: at, failure });
      const { position: _, ...summary } = found;
      return summary;
    },
    latest: async () => runs.at(-1),
  };

  const figures: UsageFigures = {
    // A customer's number is its place among all that were kept.
    async nextReadings(limit, after) {
      const numbers = [...kept.keys()];
      const numberOf = ({ customerId }: { readonly customerId: string }) => numbers.indexOf(customerId) + 1;
      const readings = [...unfigured.values()]
        .filter((reading) => numberOf(reading) > after)
        .sort((a, b) => numberOf(a) - numberOf(b))
        .slice(0, limit);
      const last = readings.at(-1);
      return last && { readings, last: numberOf(last) };
    },
    readingOf: async (customerId) => unfigured.get(customerId),
    async keepFigures(given) {
      for (const { customerId, point } of given) {
        unfigured.delete(customerId);
        if (point) figured.push(customerId);
      }
    },
  };
  return { store, figures, leftOut, runs, due, listed, ended, kept, figured, names, batches };
}
