import { PartnerCenterError, StorageError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { DAY_MS, earlier, HOUR_MS } from '../../base/time.js';
import type { Sleep } from '../../base/waiting.js';
import type { Clock, PartnerCenter } from '../ports.js';
import type { SweepSource } from './everyone-ports.js';
import { keepFigures } from './keep-figures.js';
import { type SweepDeployment, sweepDeployments } from './sweep-deployments.js';
import { sweepListing } from './sweep-listing.js';
import { sweepOneByOne } from './sweep-one-by-one.js';
import { createPace } from './sweep-pace.js';
import { sweepPages } from './sweep-pages.js';
import type { SweepParts, SweepProgress } from './sweep-parts.js';
import type {
  HistoryPruning,
  SweepLock,
  SweepRun,
  SweepStore,
  SweepSummary,
  UsageFigures,
} from './sweep-ports.js';
import { type SweepWatching, sweepWatching } from './sweep-watching.js';

export interface SweepCustomersOptions {
  readonly source: SweepSource;
  readonly customers: Pick<PartnerCenter, 'listCustomers'>;
  readonly store: SweepStore;
  readonly figures: UsageFigures;
  /** Undefined where it is not read: unused seats are then counted by usage alone. */
  readonly deployment?: SweepDeployment | undefined;
  readonly pruning: HistoryPruning;
  readonly watching: SweepWatching;
  readonly lock: SweepLock;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly logger: Logger;
  /** HISTORY_DAYS. */
  readonly historyDays: number;
  /** Customers asked at once, 4 unless given. */
  readonly concurrency?: number;
}

export interface SweepOptions {
  /** Stops the sweep; the next one goes on from there. */
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: SweepProgress) => void) | undefined;
  /** Partner Center asked for a pause of so many milliseconds. */
  readonly onPause?: ((ms: number) => void) | undefined;
  /** Partner Center asked for one that makes alerts late; may be called many times. */
  readonly onLongPause?: (() => void) | undefined;
}

export type SweepOutcome =
  | { readonly kind: 'already-running' }
  | { readonly kind: 'ended'; readonly isResumed: boolean; readonly summary: SweepSummary };

/** Older than this, what a sweep read at its beginning is no longer the same data as what it would read now. */
const RESUMABLE_MS = 12 * HOUR_MS;

/**
 * Sweeps: reads the usage of every customer, keeps what is new, works out its figures, sees what becomes of alerts and
 * drops what is too old. One process does so at a time; a sweep that ended halfway is taken up where it was. Partner Center's failures are in
 * the summary. Throws StorageError.
 */
export function createSweepCustomers(
  options: SweepCustomersOptions,
): (sweep: SweepOptions) => Promise<SweepOutcome> {
  const {
    source,
    customers,
    store,
    figures,
    deployment,
    pruning,
    watching,
    lock,
    clock,
    sleep,
    logger,
    historyDays,
  } = options;

  return async (sweep) => {
    const lease = await lock.take();
    if (lease === undefined) return { kind: 'already-running' };
    try {
      const now = clock.now();
      let run = await store.openRun(now, earlier(now, RESUMABLE_MS));
      const isResumed = run.position !== undefined;
      const signal = AbortSignal.any([sweep.signal, lease.lost]);
      const leftOut = new Set<string>();
      const parts: SweepParts = {
        source,
        customers,
        store,
        figures,
        pace: createPace({
          concurrency: options.concurrency ?? 4,
          sleep,
          signal,
          onPause: sweep.onPause,
          onLongPause: sweep.onLongPause,
        }),
        call: { correlationId: crypto.randomUUID(), locale: 'en-US', signal },
        clock,
        historyFrom: earlier(now, historyDays * DAY_MS),
        report: (progress) => sweep.onProgress?.(progress),
        logger,
        leaveOut(customerId, err) {
          if (leftOut.has(customerId)) return;
          logger.error(
            { err, customerId, correlationId: parts.call.correlationId },
            'a customer is left out',
          );
          leftOut.add(customerId);
        },
      };
      const { correlationId } = parts.call;
      logger.info({ runId: run.runId, isResumed, correlationId }, 'sweep begins');
      try {
        await read(parts, run, (fresh) => {
          run = fresh;
        });
        await finish(parts, run);
        if (leftOut.size > 0) await store.leaveOut(run, [...leftOut], clock.now());
      } catch (error) {
        const reason = lease.lost.aborted ? lease.lost.reason : error;
        return {
          kind: 'ended',
          isResumed,
          summary: await endEarly(run, reason, { isStopped: sweep.signal.aborted, correlationId }),
        };
      }
      const summary = await store.end(run, { state: 'finished', at: clock.now() });
      logger.info({ ...withoutNames(summary), correlationId }, 'sweep finished');
      return { kind: 'ended', isResumed, summary };
    } finally {
      await lease.release();
    }
  };

  /**
   * Reads everything there is; `become` hears of the sweep it turns into where it has to begin anew. That happens once: a
   * page that is gone again and again would keep a sweep going for ever.
   */
  async function read(
    parts: SweepParts,
    run: SweepRun,
    become: (fresh: SweepRun) => void,
    isAnew = false,
  ): Promise<void> {
    if (run.position?.kind === 'last-page') return;
    if (run.position?.kind === 'listed-customers') {
      await sweepOneByOne(parts, run);
      return;
    }
    const outcome = await sweepPages(parts, run);
    if (outcome.kind === 'done') return;
    if (outcome.kind === 'page-gone' && isAnew) throw outcome.error;
    const isAtStart = outcome.kind === 'one-by-one' && run.position === undefined;
    const fresh = isAtStart ? run : await store.beginAnew(run, clock.now());
    if (fresh !== run) {
      logger.warn(
        { runId: run.runId, newRunId: fresh.runId, correlationId: parts.call.correlationId },
        'sweep cannot go on where it was, begins anew',
      );
      become(fresh);
    }
    if (outcome.kind === 'one-by-one') await sweepOneByOne(parts, fresh);
    else await read(parts, fresh, become, true);
  }

  async function finish(parts: SweepParts, run: SweepRun): Promise<void> {
    const { report, call, historyFrom } = parts;
    const latest = await store.latest();
    const counts = latest?.counts ?? run.counts;
    if (latest?.endpoint === 'commercial') await sweepListing(parts, run, logger);
    if (deployment) await sweepDeployments(deployment, parts, latest?.endpoint, logger);
    await keepFigures(figures, call.signal, {
      historyFrom,
      leaveOut: parts.leaveOut,
      report: (done) => report({ phase: 'figures', done, total: counts.changed, unit: 'customers', counts }),
    });
    await sweepWatching(watching, parts, run, { counts, clock });
    const dropped = await pruning.dropBefore(historyFrom);
    const { correlationId } = call;
    if (dropped > 0) logger.info({ months: dropped, correlationId }, 'old usage history dropped');
  }

  /** Notes why a sweep ended. Throws what is no fault of Partner Center and no wish to stop. */
  async function endEarly(
    run: SweepRun,
    error: unknown,
    { isStopped, correlationId }: { readonly isStopped: boolean; readonly correlationId: string },
  ): Promise<SweepSummary> {
    const at = clock.now();
    if (isStopped) {
      const summary = await store.end(run, { state: 'stopped', at });
      logger.info({ ...withoutNames(summary), correlationId }, 'sweep stopped');
      return summary;
    }
    if (error instanceof PartnerCenterError) {
      const summary = await store.end(run, { state: 'failed', at, failure: error.fault });
      logger.error({ ...withoutNames(summary), correlationId, err: error }, 'sweep failed');
      return summary;
    }
    const failure = error instanceof StorageError ? 'storage' : undefined;
    // The database may be what failed; then the next sweep finds this one as if it had been killed.
    await store.end(run, { state: 'failed', at, failure }).catch(() => undefined);
    throw error;
  }
}

/** For the log, which names no customers. */
function withoutNames({ leftOut: _, ...summary }: SweepSummary): Omit<SweepSummary, 'leftOut'> {
  return summary;
}
