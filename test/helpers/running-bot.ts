import { randomBytes } from 'node:crypto';
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { EntraEmulator } from '../../demo/entra/emulator.js';

import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
} from '../../demo/partner-center/emulator.js';
import { createApp, type Overrides } from '../../src/app/app.js';
import { captureConsole, createLogger } from '../../src/base/logger.js';
import { type Environment, readConfig } from '../../src/config/config.js';
import { APP_ID, type BotChannel, createBotChannel, ISSUER, TENANT_ID } from './bot-channel.js';

const APP_SETTINGS = {
  MicrosoftAppId: APP_ID,
  MicrosoftAppPassword: 'app-password-of-the-test',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: TENANT_ID,
};

/** botbuilder's own credentials would ask Entra for a token; these bring one along. */
class LocalCredentials extends ConfigurationServiceClientCredentialFactory {
  override async createCredentials(): ReturnType<
    ConfigurationServiceClientCredentialFactory['createCredentials']
  > {
    return {
      async signRequest(request) {
        request.headers.set('authorization', 'Bearer token-of-the-bot');
        return request;
      },
    };
  }
}

function signInSettings(entra: EntraEmulator): Environment {
  return {
    PARTNER_CENTER_AUTHORITY: entra.url,
    PARTNER_CENTER_TENANT_ID: entra.tenant.tenantId,
    PARTNER_CENTER_CLIENT_ID: entra.client.clientId,
    PARTNER_CENTER_CLIENT_SECRET: entra.client.clientSecret,
    TOKEN_CACHE_KEY: randomBytes(32).toString('base64'),
  };
}

/** The whole bot over real HTTP: its channel on one side, a Partner Center emulator on the other. */
export interface RunningBot {
  readonly url: string;
  readonly channel: BotChannel;
  readonly emulator: PartnerCenterEmulator;
  /** Every log line so far. */
  readonly log: readonly string[];
  post(
    body: unknown,
    authorization?: string | null,
  ): Promise<{ readonly status: number; readonly body: string }>;
  /** Sweeps in this process; fails without a database. */
  sweep(): Promise<void>;
  /** Reads what follows a sweep in this process. */
  readTerms(): Promise<void>;
  /** Does what is due by the clock. */
  tick(): Promise<void>;
  /** Reads prices in this process, as far as they are due. */
  readPrices(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts it; `env` goes on top of complete settings. With `entra` the bot has to sign in, else it has a token; `clock`
 * takes the place of the real time.
 */
export async function startBot(
  env: Environment = {},
  entra?: EntraEmulator,
  { clock }: Pick<Overrides, 'clock'> = {},
): Promise<RunningBot> {
  const channel = await createBotChannel();
  const emulator = await createPartnerCenterEmulator({
    ...(entra ? { checkToken: entra.checkToken } : { accessToken: 'partner-center-token' }),
    // One time for both: else what ends within so many days depends on the day that a test is run.
    ...(clock ? { now: () => clock.now() } : {}),
  });
  const log: string[] = [];
  const settings: Environment = {
    ...APP_SETTINGS,
    ToBotFromChannelOpenIdMetadataUrl: channel.openIdUrl,
    ToBotFromChannelTokenIssuer: ISSUER,
    ToBotFromEmulatorOpenIdMetadataUrl: channel.openIdUrl,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: ISSUER,
    PARTNER_CENTER_BASE_URL: emulator.url,
    ...(entra ? signInSettings(entra) : { PARTNER_CENTER_ACCESS_TOKEN: 'partner-center-token' }),
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'debug',
    USAGE_CACHE_MINUTES: '0',
    ...env,
  };
  const config = readConfig(settings, { bot: true, partnerCenter: true });
  const logger = createLogger(config.logLevel, { write: (line: string) => void log.push(line) });
  const restoreConsole = captureConsole(logger);
  const overrides = {
    ...(clock ? { clock } : {}),
    ...(config.bot.isAnonymous ? {} : { credentialsFactory: new LocalCredentials(APP_SETTINGS) }),
  };
  const app = await createApp(config, logger, overrides);
  const url = await app.listen();

  return {
    url,
    channel,
    emulator,
    log,
    async post(body, authorization = `Bearer ${channel.token()}`) {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(authorization === null ? {} : { authorization }),
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, body: await response.text() };
    },
    async sweep() {
      const outcome = await app.sweep(new AbortController().signal);
      if (outcome?.kind !== 'ended') throw new Error(`The sweep came to ${outcome?.kind ?? 'nothing'}`);
    },
    async readTerms() {
      await app.readTerms(new AbortController().signal);
    },
    tick: () => app.tick(),
    readPrices: () => app.readPrices(new AbortController().signal),
    async close() {
      restoreConsole();
      await app.close();
      await emulator.close();
      await channel.close();
    },
  };
}
