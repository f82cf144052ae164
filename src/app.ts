import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { createAnswering } from './answering.js';
import type { Config } from './config.js';
import { openFoundation } from './foundation.js';
import type { Logger } from './logger.js';
import { createReadiness } from './readiness.js';
import { createAdapter } from './teams/adapter.js';
import { createBot } from './teams/bot.js';
import { createReceive } from './teams/receive.js';
import { createServer } from './teams/server.js';
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
  const foundation = await openFoundation(config, logger, clock);
  const answering = createAnswering(config, foundation, logger, clock);
  const bot = createBot({ answers: answering.answers, access: config.access, logger });
  const adapter = createAdapter(config.bot, overrides.credentialsFactory);
  const receive = createReceive({ adapter, bot, config, logger });
  const server = createServer({ receive, readiness: createReadiness(foundation), logger });

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
      await foundation.close();
    },
  };
}
