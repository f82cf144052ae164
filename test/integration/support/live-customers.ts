import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
} from '../../../demo/partner-center/emulator.js';
import { createLogger } from '../../../src/base/logger.js';
import { createPartnerCenterClient } from '../../../src/partner-center/endpoints/client.js';
import { createCustomerSources } from '../../../src/partner-center/endpoints/customer-sources.js';
import { createFixedAccessToken } from '../../../src/partner-center/http/access-token.js';
import { createPartnerCenterApi } from '../../../src/partner-center/http/api.js';
import type { FindCustomer } from '../../../src/usecases/customers/find-customer.js';

const START = new Date('2026-11-21T09:30:00Z');

/** The real sources of one customer over the emulator, with a clock that is moved by hand. No database. */
export async function createLiveStage(domain: string) {
  let now = START;
  const clock = { now: () => now };
  const logger = createLogger('silent');
  const emulator: PartnerCenterEmulator = await createPartnerCenterEmulator({ now: clock.now });
  const api = createPartnerCenterApi({
    baseUrl: emulator.url,
    accessToken: createFixedAccessToken('demo'),
    logger,
  });
  const sources = createCustomerSources({
    api,
    usageProvider: createPartnerCenterClient(api),
    maxAgeMs: 60 * 60_000,
    clock,
    logger,
  });
  const { customerId, companyName } = emulator.state.find(domain);
  const customer = { customerId, customerName: companyName, domain };
  const findCustomer: FindCustomer = async () => ({ kind: 'one', customer });
  return {
    emulator,
    customer,
    deps: { findCustomer, ...sources, clock, logger, lowUsagePercent: 50 },
    /** How often the tenant's licences were asked for. */
    asked: () => emulator.requests.filter(({ path }) => path.includes('/subscribedskus')).length,
    pass(ms: number) {
      now = new Date(now.getTime() + ms);
    },
    async close() {
      await sources.close();
      await emulator.close();
    },
  };
}
