import type { Logger } from '../../base/logger.js';
import { DAY_MS, earlier } from '../../base/time.js';
import type { Clock } from '../ports.js';
import type { SweepSchedule } from '../sweep/schedule-ports.js';
import type { KeptPruning } from './operation-ports.js';

export interface TickDeps {
  readonly sweeps: Pick<SweepSchedule, 'addDue'>;
  /** SWEEP_CRON. */
  readonly sweepCron: string;
  /** Puts digests that are due on their way; gives how many. */
  readonly sendDueDigests: (now: Date) => Promise<number>;
  /** Puts reports by mail that are due on their way; gives how many. */
  readonly sendDueReports?: ((now: Date) => Promise<number>) | undefined;
  /** Has sent what was held back where people may ask again; gives in how many conversations. */
  readonly resumeHeld: () => Promise<number>;
  /** Sees to what leaves by mail or webhook. */
  readonly tendOutgoing?: (() => Promise<void>) | undefined;
  /** Tells the admins what was left out and they do not know of yet. */
  readonly tellLeftOut: (now: Date) => Promise<void>;
  /** Adds the job that reads prices where it has something to do; undefined without prices. */
  readonly addDuePrices?: (() => Promise<boolean>) | undefined;
  readonly pruning: KeptPruning;
  /** HISTORY_DAYS. */
  readonly historyDays: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * What happens by the clock, in every replica: a sweep that is due, digests and reports that are due, what was held back from people
 * who may ask again, prices that are due, once a day what is old enough to go. What several replicas do at once is done
 * once. One part's failure does not keep the others from their turn; the first failure is thrown at the end.
 */
export function createTick(deps: TickDeps): () => Promise<void> {
  const {
    sweeps,
    sweepCron,
    sendDueDigests,
    sendDueReports,
    resumeHeld,
    tendOutgoing,
    tellLeftOut,
    addDuePrices,
  } = deps;
  const { pruning, historyDays, clock, logger } = deps;
  let prunedAtMs = Number.NEGATIVE_INFINITY;

  async function prune(now: Date): Promise<void> {
    if (Math.abs(now.getTime() - prunedAtMs) < DAY_MS) return;
    await pruning.dropBefore(earlier(now, historyDays * DAY_MS));
    prunedAtMs = now.getTime();
  }

  return async () => {
    const now = clock.now();
    const results = await Promise.allSettled([
      sweeps.addDue(sweepCron, now).then((isAdded) => {
        if (isAdded) logger.info({}, 'a sweep is due');
      }),
      sendDueDigests(now).then((digests) => {
        if (digests > 0) logger.info({ digests }, 'digests are due');
      }),
      sendDueReports?.(now).then((reports) => {
        if (reports > 0) logger.info({ reports }, 'reports are due');
      }),
      resumeHeld().then((conversations) => {
        if (conversations > 0) logger.info({ conversations }, 'what was held back is sent');
      }),
      tendOutgoing?.(),
      tellLeftOut(now),
      addDuePrices?.().then((isAdded) => {
        if (isAdded) logger.info({}, 'prices are due');
      }),
      prune(now),
    ]);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  };
}
