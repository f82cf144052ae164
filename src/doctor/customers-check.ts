import { createPartnerCenterClient } from '../partner-center/endpoints/client.js';
import { createPartnerCenterApi } from '../partner-center/http/api.js';
import type { Check } from './check.js';
import { createCheckCall, type DoctorState } from './doctor-state.js';
import { explainCall } from './explain-call.js';

/** The first page of the customer list. */
export function createCustomersCheck(state: DoctorState): Check {
  return {
    name: 'customers call',
    needs: ['PARTNER_CENTER_BASE_URL', 'sign-in', 'token audience', 'token MFA', 'token expiry'],
    async run() {
      const { signIn, config, logger } = state;
      if (signIn === undefined) return { outcome: 'skipped', detail: 'there is no sign-in' };
      const { baseUrl } = config.partnerCenter;
      const { accessToken } = signIn;
      // One retry: whoever runs the doctor wants to know now.
      const api = createPartnerCenterApi({ baseUrl, accessToken, logger, retry: { maxRetries: 1 } });
      state.api = signIn.watch(api);
      try {
        for await (const customers of createPartnerCenterClient(state.api).listCustomers(createCheckCall())) {
          state.customerId = customers[0]?.customerId;
          return { outcome: 'ok', detail: `${customers.length} customers on the first page` };
        }
        return { outcome: 'ok', detail: 'no customers' };
      } catch (error) {
        return explainCall(error, state);
      }
    },
  };
}
