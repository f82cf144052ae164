import { randomUUID } from 'node:crypto';
import { firstSentence } from '../partner-center/sign-in/consent/explain-refusal.js';
import { adviceFor } from '../partner-center/sign-in/entra/advice.js';
import { resourceOf } from '../partner-center/sign-in/resource.js';
import { blame, type Check } from './check.js';
import { type DoctorState, usesFixedToken } from './doctor-state.js';

/** The sign-in service knows tenant and app and takes the app's secret or certificate. Signs nobody in. */
export function createRegistrationCheck(state: DoctorState): Check {
  const { signIn, baseUrl } = state.config.partnerCenter;
  return {
    name: 'app registration',
    needs: [
      'PARTNER_CENTER_AUTHORITY',
      'PARTNER_CENTER_TENANT_ID',
      'PARTNER_CENTER_CLIENT_ID',
      'PARTNER_CENTER_CLIENT_SECRET',
      'PARTNER_CENTER_CLIENT_CERTIFICATE',
      'PARTNER_CENTER_CLIENT_CERTIFICATE_KEY',
      'TOKEN_CACHE_KEY',
    ],
    async run() {
      if (usesFixedToken(state) || signIn === undefined)
        return { outcome: 'skipped', detail: 'not needed: PARTNER_CENTER_ACCESS_TOKEN is used' };
      const { createEntraClient } = await import('../partner-center/sign-in/entra/entra-client.js');
      const outcome = await createEntraClient(signIn, resourceOf(baseUrl)).grantApp(randomUUID());
      if (outcome.kind === 'granted') return { outcome: 'ok', detail: 'the sign-in service knows the app' };
      const { error, number, description } = outcome.reason;
      if (outcome.kind === 'unavailable')
        return blame(
          'PARTNER_CENTER_AUTHORITY',
          firstSentence(description),
          'Correct the address, or see why this machine does not reach it.',
        );
      const known = adviceFor(number);
      const code = number === undefined ? error : `AADSTS${number}`;
      if (known?.setting === undefined) {
        const detail = `the sign-in service refuses the app (${code})`;
        return { outcome: 'failed', detail, advice: known?.advice ?? firstSentence(description) };
      }
      const credential =
        signIn.credential.kind === 'secret'
          ? 'PARTNER_CENTER_CLIENT_SECRET'
          : 'PARTNER_CENTER_CLIENT_CERTIFICATE';
      const setting = known.setting === 'credential' ? credential : known.setting;
      return blame(setting, `the sign-in service ${known.finding} (${code})`, known.advice);
    },
  };
}
