import { randomUUID } from 'node:crypto';
import { firstSentence } from '../partner-center/sign-in/consent/explain-refusal.js';
import { adviceFor } from '../partner-center/sign-in/entra/advice.js';
import type { EntraFailure } from '../partner-center/sign-in/entra/outcome.js';
import { botRegistrationOf } from './bot-registration.js';
import { blame, type Check, type Finding } from './check.js';
import type { DoctorState } from './doctor-state.js';

/** The setting that an AADSTS number is about, and what to do about it. */
const SETTINGS = {
  PARTNER_CENTER_TENANT_ID: ['MicrosoftAppTenantId', "Put in the tenant id of the bot's registration."],
  PARTNER_CENTER_CLIENT_ID: ['MicrosoftAppId', "Put in the app id of the bot's registration in that tenant."],
  credential: [
    'MicrosoftAppPassword',
    "Make a new client secret in the bot's registration and put in its value, not its id.",
  ],
} as const;

/** The sign-in service gives the bot the token with which it answers in Teams. */
export function createBotTokenCheck({ config: { bot } }: DoctorState): Check {
  return {
    name: 'bot token',
    needs: [
      'ALLOW_ANONYMOUS',
      'MicrosoftAppType',
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'ToChannelFromBotLoginUrl',
    ],
    async run() {
      if (bot.isAnonymous)
        return { outcome: 'skipped', detail: 'not needed: with ALLOW_ANONYMOUS nobody asks for it' };
      const registration = botRegistrationOf(bot);
      if (registration === undefined)
        return { outcome: 'skipped', detail: 'a managed identity gets it on its own machine only' };
      const { createEntraClient } = await import('../partner-center/sign-in/entra/entra-client.js');
      const { settings, resource } = registration;
      const outcome = await createEntraClient(settings, resource).grantApp(randomUUID());
      return outcome.kind === 'granted'
        ? { outcome: 'ok', detail: 'the sign-in service takes the password of the bot' }
        : explain(outcome);
    },
  };
}

function explain({ kind, reason: { error, number, description } }: EntraFailure): Finding {
  const code = number === undefined ? error : `AADSTS${number}`;
  if (kind === 'unavailable')
    return {
      outcome: 'failed',
      detail: firstSentence(description),
      advice: 'See why this machine does not reach the sign-in service: without it the bot cannot answer.',
    };
  const known = adviceFor(number);
  if (known?.setting === undefined)
    return {
      outcome: 'failed',
      detail: `the sign-in service refuses the bot (${code})`,
      advice: firstSentence(description),
    };
  const [setting, advice] = SETTINGS[known.setting];
  return blame(setting, `the sign-in service ${known.finding} (${code})`, advice);
}
