import type { Logger } from '../base/logger.js';
import { type Sleep, sleep as waitFor } from '../base/waiting.js';
import { createCommercialDeployment } from '../partner-center/endpoints/commercial-deployment.js';
import { createLicenseDeployment } from '../partner-center/endpoints/deployment.js';
import { createSubscribedSkus } from '../partner-center/endpoints/subscribed-skus.js';
import { createSubscriptions } from '../partner-center/endpoints/subscriptions.js';
import type { Clock } from '../usecases/ports.js';
import { createReadTerms, type ReadTermsDeps } from '../usecases/sweep/read-terms.js';
import { createSweepCustomers, type SweepCustomersOptions } from '../usecases/sweep/sweep-customers.js';
import type { SweepLiveSeats } from '../usecases/sweep/sweep-live-seats.js';
import type { WorkOut } from '../usecases/sweep/work-out.js';
import { createEvaluateWatches } from '../usecases/watching/evaluate-watches.js';
import type { Stores } from './stores.js';
import type { Upstream } from './upstream.js';

type SweepDeployment = NonNullable<SweepCustomersOptions['deployment']>;

/** What a sweep reads of Partner Center. */
export interface SweepReads extends Pick<SweepCustomersOptions, 'source' | 'customers'> {
  readonly getSubscriptions: SweepCustomersOptions['watching']['getSubscriptions'];
  /** Undefined where assigned seats are not read. */
  readonly deployment?: Omit<SweepDeployment, 'readings'> | undefined;
  /** Undefined where the licences of tenants are not read. */
  readonly getSubscribedSkus?: SweepLiveSeats['getSubscribedSkus'] | undefined;
}

export function readsOf({ api, partnerCenter, usageProvider }: Upstream): SweepReads {
  return {
    source: usageProvider,
    customers: partnerCenter,
    getSubscriptions: createSubscriptions(api).getSubscriptions,
    getSubscribedSkus: createSubscribedSkus(api).getSubscribedSkus,
    deployment: {
      getDeploymentOfEveryone: createCommercialDeployment(api),
      getDeployment: createLicenseDeployment(api).getLicenseDeployment,
    },
  };
}

export interface SweepParts {
  readonly stores: Stores;
  readonly reads: SweepReads;
  /** What follows from what is read. */
  readonly workOut?: WorkOut | undefined;
  /** HISTORY_DAYS. */
  readonly historyDays: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly sleep?: Sleep;
}

/** The sweep as the bot, `npm run sweep` and the month's simulation run it: whatever it reads, into these stores. */
export function createSweep({
  stores,
  reads,
  workOut,
  historyDays,
  clock,
  logger,
  sleep = waitFor,
}: SweepParts) {
  const { watchReadings: readings, subscriptions, alerts } = stores;
  const { source, customers, getSubscriptions, deployment } = reads;
  return createSweepCustomers({
    source,
    customers,
    store: stores.sweeps,
    figures: stores.figures,
    deployment: deployment && { readings: stores.deployments, ...deployment },
    pruning: stores.historyPruning,
    watching: {
      readings,
      subscriptions,
      getSubscriptions,
      workOut,
      evaluate: createEvaluateWatches({ readings, alerts, clock }),
    },
    lock: stores.sweepLock,
    clock,
    sleep,
    logger,
    historyDays,
  });
}

/** What follows a sweep: subscriptions of the customers that no watch is about. */
export function createTermsReading({
  stores,
  reads,
  workOut,
  keepPlans,
  followPlans,
  clock,
  logger,
  sleep = waitFor,
}: Omit<SweepParts, 'historyDays'> & Pick<ReadTermsDeps, 'keepPlans' | 'followPlans'>) {
  const { subscriptions, sweepLock: lock, liveSeats: readings, watchReadings } = stores;
  const { getSubscribedSkus } = reads;
  return createReadTerms({
    subscriptions,
    getSubscriptions: reads.getSubscriptions,
    workOut,
    liveSeats: getSubscribedSkus && { readings, watches: () => watchReadings.watches(), getSubscribedSkus },
    keepPlans,
    followPlans,
    lock,
    clock,
    sleep,
    logger,
  });
}
