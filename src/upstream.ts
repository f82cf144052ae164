import type { Config } from './config.js';
import type { Foundation } from './foundation.js';
import type { Logger } from './logger.js';
import { createPartnerCenterApi, type PartnerCenterApi } from './partner-center/api.js';
import { createPartnerCenterClient } from './partner-center/client.js';
import { createCommercialUsage } from './partner-center/commercial.js';
import type { PartnerCenterObserver } from './partner-center/observer.js';
import { createRememberedChoice } from './partner-center/remembered-choice.js';
import { createUsageProvider } from './partner-center/usage-provider.js';
import { createUsageApiStore } from './storage/usage-api-store.js';
import type { Clock, PartnerCenter, SweepSource } from './usecases/ports.js';

/** Partner Center as one process reaches it: one circuit and one sign-in for questions and sweeps. */
export interface Upstream {
  readonly api: PartnerCenterApi;
  readonly partnerCenter: PartnerCenter;
  readonly usageProvider: SweepSource;
}

export function createUpstream(
  { partnerCenter: { baseUrl, usageApi } }: Pick<Config, 'partnerCenter'>,
  { database, signIn }: Foundation,
  {
    logger,
    clock,
    observer,
  }: {
    readonly logger: Logger;
    readonly clock: Clock;
    readonly observer?: PartnerCenterObserver | undefined;
  },
): Upstream {
  const api = signIn.watch(
    createPartnerCenterApi({ baseUrl, accessToken: signIn.accessToken, logger, observer }),
  );
  const partnerCenter = createPartnerCenterClient(api);
  const usageProvider = createUsageProvider({
    usageApi,
    customers: partnerCenter,
    commercial: createCommercialUsage(api, partnerCenter),
    remembered: database
      ? createUsageApiStore(database.kysely)
      : { oneCustomer: createRememberedChoice(), sweep: createRememberedChoice() },
    clock,
    logger,
  });
  return { api, partnerCenter, usageProvider };
}
