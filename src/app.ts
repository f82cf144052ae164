import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { createAnswering, readWords } from './answering.js';
import type { Config } from './config.js';
import { openFoundation } from './foundation.js';
import type { Logger } from './logger.js';
import { createReadiness } from './readiness.js';
import { createConversationStore } from './storage/conversation-store.js';
import { createAdapter } from './teams/adapter.js';
import { createBot } from './teams/bot.js';
import { createConversationBook } from './teams/conversation-book.js';
import { createMessenger } from './teams/messenger.js';
import { createReceive } from './teams/receive.js';
import { createServer } from './teams/server.js';
import { createNotifyAdmins } from './usecases/notify-admins.js';
import type { Clock } from './usecases/ports.js';

export interface Overrides {
  readonly clock?: Clock;
  /** Credentials for replies that a local connector accepts, in tests. */
  readonly credentialsFactory?: ServiceClientCredentialsFactory;
}

/** Time as it is. */
export const SYSTEM_CLOCK: Clock = { now: () => new Date() };

/** The bot as a running server. */
export interface App {
  /** Opens the port; gives the address it listens on. */
  listen(): Promise<string>;
  /** Closes the port, lets turns in flight finish, and ends what runs in the background. */
  close(): Promise<void>;
}

/** Opens what the bot stands on and builds it; nothing listens until `listen`. Throws StorageError. */
export async function createApp(config: Config, logger: Logger, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? SYSTEM_CLOCK;
  const words = readWords();
  const adapter = createAdapter(config.bot, overrides.credentialsFactory);
  const appId = config.bot.frameworkSettings['MicrosoftAppId'] ?? '';
  const messenger = createMessenger({ adapter, appId, ...words });
  const { adminUserIds } = config.access;
  const foundation = await openFoundation(config, {
    logger,
    clock,
    createAlerts({ kysely }) {
      const conversations = createConversationStore(kysely);
      const notifyAdmins = createNotifyAdmins({ conversations, messenger, adminUserIds, logger });
      return {
        signInLost: (fault, correlationId) => notifyAdmins({ kind: 'sign-in-lost', fault, correlationId }),
      };
    },
  });
  const answering = createAnswering(config, { foundation, words, logger, clock });
  const store = foundation.database && createConversationStore(foundation.database.kysely);
  const conversations = store && createConversationBook({ store, clock, logger });
  const bot = createBot({ answers: answering.answers, access: config.access, conversations, logger });
  const receive = createReceive({ adapter, bot, config, logger });
  const server = createServer({ receive, readiness: createReadiness(foundation), logger });

  return {
    listen() {
      return new Promise((resolve, reject) => {
        server.on('error', reject);
        server.listen(config.port, config.host, () => {
          // A cold list makes the first question slow; a failure shows itself there, with words.
          answering.warmUp().catch((err) => logger.warn({ err }, 'customer list not loaded yet'));
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
      await conversations?.settled();
      await foundation.close();
    },
  };
}
