import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from './config.js';
import type { Logger } from './logger.js';
import { createSubscriptions } from './partner-center/subscriptions.js';
import { createAlertStore } from './storage/alert-store.js';
import type { Database } from './storage/open-database.js';
import { createSubscriptionReadings } from './storage/subscription-store.js';
import { createSweepLock } from './storage/sweep-lock.js';
import { createSweepStore } from './storage/sweep-store.js';
import { createUsageFigures } from './storage/usage-figures-store.js';
import { createHistoryPruning } from './storage/usage-partitions.js';
import { createWatchReadings } from './storage/watch-readings.js';
import type { Upstream } from './upstream.js';
import { createEvaluateWatches } from './usecases/evaluate-watches.js';
import type { Clock } from './usecases/ports.js';
import { createSweepCustomers } from './usecases/sweep-customers.js';

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
    pruning: createHistoryPruning(kysely),
    watching: {
      readings,
      subscriptions: createSubscriptionReadings(kysely),
      getSubscriptions: createSubscriptions(upstream.api).getSubscriptions,
      evaluate: createEvaluateWatches({ readings, alerts: createAlertStore(kysely), clock }),
    },
    lock: createSweepLock(pool),
    clock,
    // The signal ends a wait early; what waited looks at the signal.
    sleep: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
    logger,
    historyDays,
  });
}
