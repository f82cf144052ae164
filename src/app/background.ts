import type { Logger } from '../base/logger.js';
import type { Config } from '../config/config.js';
import { type JobsStatus, openJobs } from '../jobs/open-jobs.js';
import type { Database } from '../storage/open-database.js';
import { PRICES_TASK } from '../storage/prices/price-jobs.js';
import { SWEEP_TASK } from '../storage/sweep/sweep-schedule.js';
import type { TurnAdapter } from '../teams/adapter.js';
import type { MakeFile } from '../usecases/files/file-ports.js';
import type { Clock } from '../usecases/ports.js';
import { createDelivering, type DeliveringParts } from './delivering.js';
import type { KeptUseCases } from './kept-use-cases.js';
import { createOutgoing } from './outgoing.js';
import type { Stores } from './stores.js';
import type { Words } from './words.js';

export interface BackgroundParts extends Pick<DeliveringParts, 'aroundMessenger'> {
  readonly database: Database;
  readonly stores: Pick<Stores, 'outbox' | 'outgoing'>;
  readonly useCases: Pick<
    KeptUseCases,
    | 'runScheduledSweep'
    | 'tick'
    | 'keepPrices'
    | 'notifyAdmins'
    | 'mayHear'
    | 'cardContents'
    | 'moneyOfAlert'
    | 'priceBasisOf'
    | 'readReport'
  >;
  readonly makeFile: MakeFile;
  readonly adapter: TurnAdapter;
  readonly words: Words;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What the process does without being asked: deliveries, sweeps, digests. */
export interface Background {
  status(): JobsStatus;
  /** Lets what is under way finish. Never throws. */
  close(): Promise<void>;
}

const TICK_MS = 30_000;

/** Starts the jobs of this process and looks at the clock every half minute. */
export function openBackground(config: Pick<Config, 'bot' | 'outgoing'>, parts: BackgroundParts): Background {
  const { database, stores, useCases, makeFile, adapter, words, aroundMessenger, clock, logger } = parts;
  const { runScheduledSweep, tick, keepPrices, notifyAdmins, mayHear, cardContents } = useCases;
  const delivering = createDelivering({
    outbox: stores.outbox,
    contents: cardContents,
    adapter,
    appId: config.bot.frameworkSettings['MicrosoftAppId'] ?? '',
    notifyAdmins,
    mayHear,
    words,
    aroundMessenger,
    clock,
    logger,
  });
  const jobs = openJobs({
    database,
    tasks: {
      ...delivering,
      ...createOutgoing(config.outgoing, { box: stores.outgoing, useCases, makeFile, words, clock, logger }),
      [SWEEP_TASK]: (_payload, { stopping }) => runScheduledSweep(stopping),
      // Without prices there is nothing to do for a job that was added before they were switched off.
      [PRICES_TASK]: async (_payload, { stopping }) => keepPrices?.run(stopping),
    },
    logger,
  });
  let ticking = Promise.resolve();
  const timer = setInterval(() => {
    ticking = tick().catch((err) => logger.error({ err }, 'what is due by the clock was not done'));
  }, TICK_MS);

  return {
    status: () => jobs.status(),
    async close() {
      clearInterval(timer);
      await Promise.all([ticking, jobs.close()]);
    },
  };
}
