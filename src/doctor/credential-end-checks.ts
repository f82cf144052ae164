import { randomUUID, X509Certificate } from 'node:crypto';
import { graphOf, listSecrets } from '../partner-center/sign-in/entra/graph-secrets.js';
import type { SignInSettings } from '../partner-center/sign-in/ports.js';
import { botRegistrationOf } from './bot-registration.js';
import type { Check, Finding } from './check.js';
import { endOfSecret, judgeEnd } from './credential-end.js';
import { createCheckCall, type DoctorState, usesFixedToken } from './doctor-state.js';

const LOOK_IT_UP = 'its end stands in Entra only, under Certificates & secrets: note the day';
const RENEW_CERTIFICATE =
  "Upload a new certificate to the app's registration, then change PARTNER_CENTER_CLIENT_CERTIFICATE and its key.";

/**
 * When the credentials of the two registrations end. A certificate tells it itself; of a secret only Microsoft Graph
 * knows, and only where the app may read its own registration. `graph` finds Graph beside a sign-in service.
 */
export function createCredentialEndChecks(state: DoctorState, graph = graphOf): readonly Check[] {
  const { bot, partnerCenter } = state.config;
  return [
    {
      name: 'bot password expiry',
      needs: ['bot token'],
      async run() {
        const registration = bot.isAnonymous ? undefined : botRegistrationOf(bot);
        if (registration === undefined) return { outcome: 'skipped', detail: 'the bot has no password' };
        const advice =
          "Make a new client secret in the bot's registration, put its value into MicrosoftAppPassword and start again.";
        return secretEnd(registration.settings, advice);
      },
    },
    {
      name: 'app credential expiry',
      needs: ['app registration'],
      async run() {
        const { signIn } = partnerCenter;
        if (usesFixedToken(state) || signIn === undefined)
          return { outcome: 'skipped', detail: 'not needed: PARTNER_CENTER_ACCESS_TOKEN is used' };
        if (signIn.credential.kind === 'certificate') {
          const { validTo } = new X509Certificate(signIn.credential.certificate);
          return judgeEnd(new Date(validTo), state.clock.now(), RENEW_CERTIFICATE);
        }
        const advice =
          "Make a new client secret in the app's registration, put its value into PARTNER_CENTER_CLIENT_SECRET and start again.";
        return secretEnd(signIn, advice);
      },
    },
  ];

  async function secretEnd(settings: SignInSettings, advice: string): Promise<Finding> {
    const untold: Finding = { outcome: 'skipped', detail: LOOK_IT_UP };
    const graphUrl = graph(settings.authority);
    if (graphUrl === undefined || settings.credential.kind !== 'secret') return untold;
    const { createEntraClient } = await import('../partner-center/sign-in/entra/entra-client.js');
    const outcome = await createEntraClient(settings, graphUrl).grantApp(randomUUID());
    if (outcome.kind !== 'granted') return untold;
    const { signal } = createCheckCall();
    const listed = await listSecrets(graphUrl, settings.clientId, outcome.grant.accessToken, signal);
    const endsAt = listed && endOfSecret(settings.credential.secret, listed);
    return endsAt === undefined ? untold : judgeEnd(endsAt, state.clock.now(), advice);
  }
}
