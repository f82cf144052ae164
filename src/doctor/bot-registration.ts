import type { BotConfig } from '../config/config.js';
import type { SignInSettings } from '../partner-center/sign-in/ports.js';

/** Where the bot's own tokens come from and what they are for, unless the framework's keys say otherwise. */
const LOGIN_URL = 'https://login.microsoftonline.com/botframework.com';
const CHANNEL = 'https://api.botframework.com';

export interface BotRegistration {
  /** What the bot's tokens are for. */
  readonly resource: string;
  readonly settings: SignInSettings;
}

/** The app registration of the bot with its password; undefined for a managed identity or without a password. */
export function botRegistrationOf({ frameworkSettings: settings }: BotConfig): BotRegistration | undefined {
  const password = settings['MicrosoftAppPassword'];
  const clientId = settings['MicrosoftAppId'];
  if (settings['MicrosoftAppType'] === 'UserAssignedMSI' || !password || !clientId) return undefined;
  const { origin, pathname } = new URL(settings['ToChannelFromBotLoginUrl'] ?? LOGIN_URL);
  const ownTenant =
    settings['MicrosoftAppType'] === 'MultiTenant' ? undefined : settings['MicrosoftAppTenantId'];
  const scope = settings['ToChannelFromBotOAuthScope'] ?? CHANNEL;
  return {
    resource: scope.replace('/.default', ''),
    settings: {
      authority: origin,
      tenantId: ownTenant ?? pathname.split('/')[1] ?? '',
      clientId,
      credential: { kind: 'secret', secret: password },
      refreshToken: undefined,
    },
  };
}
