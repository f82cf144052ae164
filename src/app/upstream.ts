import type { Logger } from '../base/logger.js';
import type { Config } from '../config/config.js';
import { createPartnerCenterClient } from '../partner-center/endpoints/client.js';
import { createCommercialUsage } from '../partner-center/endpoints/commercial.js';
import { createUsageProvider } from '../partner-center/endpoints/usage-provider.js';
import { createPartnerCenterApi, type PartnerCenterApi } from '../partner-center/http/api.js';
import type { PartnerCenterObserver } from '../partner-center/http/observer.js';
import { createRememberedChoice } from '../partner-center/memory/remembered-choice.js';
import type { SignIn } from '../partner-center/sign-in/sign-in.js';
import type { Clock, PartnerCenter } from '../usecases/ports.js';
import type { SweepSource } from '../usecases/sweep/everyone-ports.js';
import type { Stores } from './stores.js';

/** Partner Center as one process reaches it: one circuit and one sign-in for questions and sweeps. */
export interface Upstream {
  readonly api: PartnerCenterApi;
  readonly partnerCenter: PartnerCenter;
  readonly usageProvider: SweepSource;
}

export function createUpstream(
  { partnerCenter: { baseUrl, usageApi } }: Pick<Config, 'partnerCenter'>,
  { stores, signIn }: { readonly stores: Stores | undefined; readonly signIn: SignIn },
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
    remembered: stores?.usageApi ?? {
      oneCustomer: createRememberedChoice(),
      sweep: createRememberedChoice(),
    },
    clock,
    logger,
  });
  return { api, partnerCenter, usageProvider };
}
