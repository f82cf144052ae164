import { createPartnerCenterClient } from '../partner-center/endpoints/client.js';
import { createCommercialUsage } from '../partner-center/endpoints/commercial.js';
import type { Check } from './check.js';
import { createCheckCall, type DoctorState } from './doctor-state.js';
import { explainCall } from './explain-call.js';

/** Licence usage of the first customer, which takes App+User tokens only. */
export function createUsageCheck(state: DoctorState): Check {
  return {
    name: 'usage call',
    needs: ['PARTNER_CENTER_USAGE_API', 'customers call'],
    async run() {
      const { api, customerId, config } = state;
      if (api === undefined || customerId === undefined)
        return { outcome: 'skipped', detail: 'there is no customer to ask about' };
      const client = createPartnerCenterClient(api);
      const isCommercial = config.partnerCenter.usageApi === 'commercial';
      const provider = isCommercial ? createCommercialUsage(api, client) : client;
      try {
        const rows = await provider.getLicenseUsage(customerId, createCheckCall());
        if (rows === undefined)
          return {
            outcome: 'failed',
            detail: 'Partner Center knows no usage of the first customer in its own list',
            advice: isCommercial
              ? 'Set PARTNER_CENTER_USAGE_API to customer.'
              : 'Set PARTNER_CENTER_USAGE_API to commercial.',
          };
        const what = rows.length === 0 ? 'no data yet' : `${rows.length} rows`;
        return { outcome: 'ok', detail: `${what} for the first customer` };
      } catch (error) {
        return explainCall(error, state);
      }
    },
  };
}
