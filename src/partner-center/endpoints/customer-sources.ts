import type { Logger } from '../../base/logger.js';
import { DAY_MS, MINUTE_MS } from '../../base/time.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import type { LicenseDeploymentRow } from '../../domain/usage/license-deployment.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type {
  Clock,
  KeptReadings,
  LicenseDeploymentSource,
  LicenseUsageSource,
  PartnerCenter,
  SubscribedSkuSource,
  SubscriptionSource,
} from '../../usecases/ports.js';
import type { PartnerCenterApi } from '../http/api.js';
import type { CacheResult, PartnerCenterObserver } from '../http/observer.js';
import { createCachedSource } from '../memory/cached-source.js';
import { createLicenseDeployment } from './deployment.js';
import { createSubscribedSkus } from './subscribed-skus.js';
import { createSubscriptions } from './subscriptions.js';

export interface CustomerSourcesOptions {
  readonly api: PartnerCenterApi;
  /** Where usage comes from: the usage provider. */
  readonly usageProvider: Pick<PartnerCenter, 'getLicenseUsage'>;
  /** USAGE_CACHE_MINUTES in milliseconds. */
  readonly maxAgeMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer?: PartnerCenterObserver | undefined;
  /** What is kept for every process; undefined without a database. */
  readonly kept?:
    | {
        readonly usage: KeptReadings<LicenseUsageRow>;
        readonly deployment: KeptReadings<LicenseDeploymentRow>;
        readonly subscriptions: KeptReadings<SubscriptionTerm>;
      }
    | undefined;
}

/** Everything that is read about one customer, through memory. */
export interface CustomerSources {
  readonly usage: LicenseUsageSource;
  readonly deployment: LicenseDeploymentSource;
  readonly subscriptions: SubscriptionSource;
  readonly subscribedSkus: SubscribedSkuSource;
  /** Ends the calls under way and waits for them. */
  close(): Promise<void>;
}

/** What is read live is not told for longer than this. */
const LIVE_MS = 5 * MINUTE_MS;

/**
 * Creates one cache each for usage, deployment and subscriptions, all of one age, and one for the licences people hold
 * now, of some minutes. Who has no role in a customer's tenant is not asked again for a day.
 */
export function createCustomerSources(options: CustomerSourcesOptions): CustomerSources {
  const { api, usageProvider, observer, kept, ...cache } = options;
  const at = (route: string) => ({
    route,
    onRead: observer && ((result: CacheResult) => observer.cacheRead(route, result)),
  });
  const deployments = createLicenseDeployment(api);
  const terms = createSubscriptions(api);
  const skus = createSubscribedSkus(api);
  const side = { ...cache, refusalHoldMs: 60_000 };
  const usage = createCachedSource({
    ...cache,
    kept: kept?.usage,
    load: (customerId, call) => usageProvider.getLicenseUsage(customerId, call),
    ...at('/v1/customers/{id}/analytics/licenses/usage'),
  });
  const deployment = createCachedSource({
    ...side,
    kept: kept?.deployment,
    load: (customerId, call) => deployments.getLicenseDeployment(customerId, call),
    ...at('/v1/customers/{id}/analytics/licenses/deployment'),
  });
  const subscriptions = createCachedSource({
    ...side,
    kept: kept?.subscriptions,
    load: (customerId, call) => terms.getSubscriptions(customerId, call),
    ...at('/v1/customers/{id}/subscriptions'),
  });
  const subscribedSkus = createCachedSource({
    ...cache,
    maxAgeMs: Math.min(LIVE_MS, cache.maxAgeMs),
    refusalHoldMs: ({ fault }) => (fault === 'forbidden' ? DAY_MS : MINUTE_MS),
    load: (customerId, call) => skus.getSubscribedSkus(customerId, call),
    ...at('/v1/customers/{id}/subscribedskus'),
  });
  return {
    usage,
    deployment,
    subscriptions,
    subscribedSkus,
    async close() {
      await Promise.all([usage, deployment, subscriptions, subscribedSkus].map((source) => source.close()));
    },
  };
}
