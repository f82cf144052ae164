import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { createAnswerCustomer } from './answers/answer-customer.js';
import { type Answers, createAnswers } from './answers/answers.js';
import { readCardTemplates, readMessageTexts } from './assets.js';
import { createCardRenderer } from './cards/render.js';
import { ALL_PHRASES } from './commands/all-phrases.js';
import { createRecognizer } from './commands/recognize.js';
import type { Config } from './config.js';
import { createMessagesFor } from './i18n/messages.js';
import type { Logger } from './logger.js';
import { createFixedAccessToken } from './partner-center/access-token.js';
import { createPartnerCenterApi } from './partner-center/api.js';
import { createPartnerCenterClient } from './partner-center/client.js';
import { createCommercialUsage } from './partner-center/commercial.js';
import { createCustomerSources } from './partner-center/customer-sources.js';
import { createCustomerDirectory } from './partner-center/directory.js';
import { createRememberedChoice } from './partner-center/remembered-choice.js';
import { createUsageProvider } from './partner-center/usage-provider.js';
import { createAdapter } from './teams/adapter.js';
import { createBot } from './teams/bot.js';
import { createReceive } from './teams/receive.js';
import { createServer } from './teams/server.js';
import { createFindCustomer } from './usecases/find-customer.js';
import type { Clock } from './usecases/ports.js';
import { createShowLicenseUsage } from './usecases/show-license-usage.js';
import { createShowRenewals } from './usecases/show-renewals.js';
import { createShowUnusedLicenses } from './usecases/show-unused-licenses.js';

export interface Overrides {
  readonly clock?: Clock;
  /** Credentials for replies that a local connector accepts, in tests. */
  readonly credentialsFactory?: ServiceClientCredentialsFactory;
}

/** The part that answers questions, without a server around it. */
export interface Answering {
  readonly answers: Answers;
  /** Loads the customer list before anybody asks. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

/** The bot as a running server. */
export interface App {
  /** Opens the port; gives the address it listens on. */
  listen(): Promise<string>;
  /** Closes the port, lets turns in flight finish, and ends what runs in the background. */
  close(): Promise<void>;
}

/** Builds everything between a question and its reply. */
export function createAnswering(config: Config, logger: Logger, overrides: Overrides = {}): Answering {
  const clock = overrides.clock ?? { now: () => new Date() };
  const { baseUrl, accessToken } = config.partnerCenter;
  const api = createPartnerCenterApi({
    baseUrl,
    accessToken: createFixedAccessToken(accessToken ?? ''),
    logger,
  });
  const partnerCenter = createPartnerCenterClient(api);
  const directory = createCustomerDirectory({ partnerCenter, logger, clock });
  const { lowUsagePercent } = config;
  const usageProvider = createUsageProvider({
    usageApi: config.partnerCenter.usageApi,
    customers: partnerCenter,
    commercial: createCommercialUsage(api, partnerCenter),
    remembered: { oneCustomer: createRememberedChoice(), sweep: createRememberedChoice() },
    clock,
    logger,
  });
  const sources = createCustomerSources({ api, usageProvider, maxAgeMs: 0, clock, logger });
  const findCustomer = createFindCustomer({ partnerCenter, directory });
  const showing = { findCustomer, ...sources, clock, logger, lowUsagePercent };
  const showLicenseUsage = createShowLicenseUsage(showing);
  const showUnusedLicenses = createShowUnusedLicenses(showLicenseUsage);
  const showRenewals = createShowRenewals(showing);
  const render = createCardRenderer(readCardTemplates());
  const answers = createAnswers({
    answerCustomer: createAnswerCustomer({
      showLicenseUsage,
      showUnusedLicenses,
      showRenewals,
      clock,
      render,
    }),
    recognize: createRecognizer(ALL_PHRASES),
    messagesFor: createMessagesFor(readMessageTexts()),
    render,
    logger,
  });
  return {
    answers,
    async warmUp() {
      const call = {
        correlationId: crypto.randomUUID(),
        locale: 'en-US',
        signal: AbortSignal.timeout(300_000),
      };
      await directory.index(call);
    },
    async close() {
      await Promise.all([directory.close(), sources.close()]);
    },
  };
}

/** Builds the bot; nothing listens until `listen`. */
export function createApp(config: Config, logger: Logger, overrides: Overrides = {}): App {
  const answering = createAnswering(config, logger, overrides);
  const bot = createBot({ answers: answering.answers, access: config.access, logger });
  const adapter = createAdapter(config.bot, overrides.credentialsFactory);
  const receive = createReceive({ adapter, bot, config, logger });
  const server = createServer({ receive, readiness: async () => ({ isReady: true, reasons: [] }), logger });

  return {
    listen() {
      // A cold list makes the first question slow; a failure shows itself there, with words.
      answering.warmUp().catch((err) => logger.warn({ err }, 'customer list not loaded yet'));
      return new Promise((resolve, reject) => {
        server.on('error', reject);
        server.listen(config.port, config.host, () => {
          const { port } = server.address();
          const host = config.host.includes(':') ? `[${config.host}]` : config.host;
          resolve(`http://${host}:${port}`);
        });
      });
    },
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await answering.close();
    },
  };
}
