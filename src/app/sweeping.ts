import type { Logger } from '../base/logger.js';
import { sleep } from '../base/waiting.js';
import type { Config } from '../config/config.js';
import { createCommercialDeployment } from '../partner-center/endpoints/commercial-deployment.js';
import { createLicenseDeployment } from '../partner-center/endpoints/deployment.js';
import { createSubscriptions } from '../partner-center/endpoints/subscriptions.js';
import type { Database } from '../storage/database/open-database.js';
import { createSweepLock } from '../storage/sweep/sweep-lock.js';
import { createSweepStore } from '../storage/sweep/sweep-store.js';
import { createDeploymentReadings } from '../storage/usage/deployment-store.js';
import { createSubscriptionReadings } from '../storage/usage/subscription-store.js';
import { createUsageFigures } from '../storage/usage/usage-figures-store.js';
import { createHistoryPruning } from '../storage/usage/usage-partitions.js';
import { createAlertStore } from '../storage/watching/alert-store.js';
import { createWatchReadings } from '../storage/watching/watch-readings.js';
import type { Clock } from '../usecases/ports.js';
import { createSweepCustomers } from '../usecases/sweep/sweep-customers.js';
import { createEvaluateWatches } from '../usecases/watching/evaluate-watches.js';
import type { Upstream } from './upstream.js';

export interface SweepingParts {
  readonly database: Database;
  readonly upstream: Pick<Upstream, 'api' | 'partnerCenter' | 'usageProvider'>;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** Builds the sweep of this process. */
export function createSweeping(
  { sweep: { historyDays } }: Pick<Config, 'sweep'>,
  { database: { kysely, pool }, upstream, logger, clock }: SweepingParts,
): ReturnType<typeof createSweepCustomers> {
  const readings = createWatchReadings(kysely);
  return createSweepCustomers({
    source: upstream.usageProvider,
    customers: upstream.partnerCenter,
    store: createSweepStore(kysely),
    figures: createUsageFigures(kysely),
    deployment: {
      readings: createDeploymentReadings(kysely),
      getDeploymentOfEveryone: createCommercialDeployment(upstream.api),
      getDeployment: createLicenseDeployment(upstream.api).getLicenseDeployment,
    },
    pruning: createHistoryPruning(kysely),
    watching: {
      readings,
      subscriptions: createSubscriptionReadings(kysely),
      getSubscriptions: createSubscriptions(upstream.api).getSubscriptions,
      evaluate: createEvaluateWatches({ readings, alerts: createAlertStore(kysely), clock }),
    },
    lock: createSweepLock(pool),
    clock,
    sleep,
    logger,
    historyDays,
  });
}
