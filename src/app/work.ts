import type { Logger } from '../base/logger.js';
import type { Config } from '../config/config.js';
import { mayHear } from '../domain/access-list.js';
import type { Conversation } from '../domain/conversation.js';
import { type JobsStatus, openJobs } from '../jobs/open-jobs.js';
import type { Database } from '../storage/database/open-database.js';
import { createOutboxStore } from '../storage/delivery/outbox-store.js';
import { createDigestFacts } from '../storage/digests/digest-facts.js';
import { createDigestStore } from '../storage/digests/digest-store.js';
import { createKeptPruning } from '../storage/operations/kept-pruning.js';
import { createLeftOutBook } from '../storage/operations/left-out-store.js';
import { createSweepSchedule, SWEEP_TASK } from '../storage/sweep/sweep-schedule.js';
import { createPortfolioStore } from '../storage/usage/portfolio-store.js';
import { createAlertStore } from '../storage/watching/alert-store.js';
import type { TurnAdapter } from '../teams/adapter.js';
import type { NotifyAdmins } from '../usecases/delivery/notify-admins.js';
import { createResumeHeld } from '../usecases/delivery/resume-held.js';
import { createTellLeftOut } from '../usecases/operations/tell-left-out.js';
import { createTick } from '../usecases/operations/tick.js';
import { createMakeDigest } from '../usecases/portfolio/make-digest.js';
import { createSendDueDigests } from '../usecases/portfolio/send-due-digests.js';
import type { Clock } from '../usecases/ports.js';
import { createScheduledSweep } from '../usecases/sweep/run-scheduled-sweep.js';
import type { SweepOutcome } from '../usecases/sweep/sweep-customers.js';
import type { Words } from './answering.js';
import { createDelivering, type DeliveringParts } from './delivering.js';
import { createSweeping } from './sweeping.js';
import type { Upstream } from './upstream.js';

export interface WorkParts extends Pick<DeliveringParts, 'aroundMessenger'> {
  readonly database: Database;
  readonly upstream: Upstream;
  readonly adapter: TurnAdapter;
  readonly words: Words;
  readonly notifyAdmins: NotifyAdmins;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What the process does without being asked: deliveries, sweeps, digests. */
export interface Work {
  status(): JobsStatus;
  /** Does now what is due by the clock. Throws StorageError. */
  tick(): Promise<void>;
  /** Sweeps now, in this process. Throws StorageError. */
  sweep(signal: AbortSignal): Promise<SweepOutcome>;
  /** Lets what is under way finish. Never throws. */
  close(): Promise<void>;
}

const TICK_MS = 30_000;

/** Starts the jobs of this process and looks at the clock every half minute. */
export function openWork(config: Config, parts: WorkParts): Work {
  const { database, upstream, adapter, words, notifyAdmins, aroundMessenger, clock, logger } = parts;
  const { kysely } = database;
  const hears = (conversation: Conversation) => mayHear(conversation, config.access);
  const sweeps = createSweepSchedule(kysely);
  const sweep = createSweeping(config, { database, upstream, logger, clock });
  const runScheduledSweep = createScheduledSweep({ sweep, sweeps, notifyAdmins, logger });
  const portfolio = createPortfolioStore(kysely);
  const makeDigest = createMakeDigest({ portfolio, facts: createDigestFacts(kysely), clock });
  const tick = createTick({
    sweeps,
    sweepCron: config.sweep.cron,
    sendDueDigests: createSendDueDigests({
      digests: createDigestStore(kysely),
      makeDigest,
      mayHear: hears,
      logger,
    }),
    resumeHeld: createResumeHeld({ outbox: createOutboxStore(kysely), mayHear: hears }),
    tellLeftOut: createTellLeftOut({ book: createLeftOutBook(kysely), notifyAdmins }),
    pruning: createKeptPruning(kysely),
    historyDays: config.sweep.historyDays,
    clock,
    logger,
  });
  const delivering = createDelivering({
    database,
    alerts: createAlertStore(kysely),
    adapter,
    appId: config.bot.frameworkSettings['MicrosoftAppId'] ?? '',
    notifyAdmins,
    mayHear: hears,
    words,
    aroundMessenger,
    clock,
    logger,
  });
  const jobs = openJobs({
    database,
    tasks: {
      ...delivering,
      [SWEEP_TASK]: (_payload, { stopping }) => runScheduledSweep(stopping),
    },
    logger,
  });
  let ticking = Promise.resolve();
  const timer = setInterval(() => {
    ticking = tick().catch((err) => logger.error({ err }, 'what is due by the clock was not done'));
  }, TICK_MS);

  return {
    status: () => jobs.status(),
    tick,
    sweep: (signal) => sweep({ signal }),
    async close() {
      clearInterval(timer);
      await Promise.all([ticking, jobs.close()]);
    },
  };
}
