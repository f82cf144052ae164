import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Logger } from '../base/logger.js';
import type { Config } from '../config/config.js';
import { mayHear } from '../domain/access-list.js';
import type { Conversation } from '../domain/conversation.js';
import type { Metrics } from '../metrics/metrics.js';
import type { MetricsServer } from '../metrics/metrics-server.js';
import type { Database } from '../storage/database/open-database.js';
import { createConversationSettings } from '../storage/delivery/conversation-settings.js';
import { createConversationStore } from '../storage/delivery/conversation-store.js';
import { createReadOperationFigures } from '../storage/operations/operation-figures.js';
import { createAdapter } from '../teams/adapter.js';
import { createBot } from '../teams/bot.js';
import { createConversationBook } from '../teams/conversation-book.js';
import { createConversationLanguages } from '../teams/conversation-languages.js';
import { closeServer } from '../teams/kept-connections.js';
import { createReceive } from '../teams/receive.js';
import { createServer } from '../teams/server.js';
import type { Clock } from '../usecases/ports.js';
import type { SweepOutcome } from '../usecases/sweep/sweep-customers.js';
import { createAnswering, readWords } from './answering.js';
import { readProgramVersion } from './assets.js';
import { createAdminNotifying } from './delivering.js';
import { openFoundation } from './foundation.js';
import { createReadiness } from './readiness.js';
import { createUpstream } from './upstream.js';
import { openWork } from './work.js';

export interface Overrides {
  /** What figures, alerts and schedules go by; the sign-in keeps to the real time, as its tokens do. */
  readonly clock?: Clock;
  /** Credentials for replies that a local connector accepts, in tests. */
  readonly credentialsFactory?: ServiceClientCredentialsFactory;
  /** Opens the bundled database also for a trial with nothing but an access token, as `npm start` does. */
  readonly needsDatabase?: boolean;
}

/** Time as it is. */
export const SYSTEM_CLOCK: Clock = { now: () => new Date() };

/** The bot as a running server. */
export interface App {
  /** Opens the port; gives the address it listens on. */
  listen(): Promise<string>;
  /** Sweeps now; undefined without a database. Throws StorageError. */
  sweep(signal: AbortSignal): Promise<SweepOutcome | undefined>;
  /** Does now what is due by the clock, which happens by itself every half minute. Throws StorageError. */
  tick(): Promise<void>;
  /** Closes the port, lets turns and jobs in flight finish, and ends what runs in the background. */
  close(): Promise<void>;
}

/** Opens what the bot stands on and builds it; nothing listens until `listen`. Throws StorageError. */
export async function createApp(config: Config, logger: Logger, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? SYSTEM_CLOCK;
  const metrics = config.metricsPort === undefined ? undefined : await startMeasuring();
  const words = readWords();
  const adapter = createAdapter(config.bot, overrides.credentialsFactory);
  const { adminUserIds } = config.access;
  const hears = (conversation: Conversation) => mayHear(conversation, config.access);
  const notifyThrough = (database: Database) =>
    createAdminNotifying({ database, adminUserIds, mayHear: hears, clock, logger });
  const foundation = await openFoundation(config, {
    logger,
    clock: SYSTEM_CLOCK,
    needsDatabase: overrides.needsDatabase,
    createAlerts(database) {
      const notifyAdmins = notifyThrough(database);
      return {
        signInLost: (fault, correlationId) => notifyAdmins({ kind: 'sign-in-lost', fault, correlationId }),
      };
    },
  });
  const { database } = foundation;
  const upstream = createUpstream(config, foundation, { logger, clock, observer: metrics?.partnerCenter });
  const languages =
    database &&
    createConversationLanguages({
      settings: createConversationSettings(database.kysely),
      clock: SYSTEM_CLOCK,
      logger,
    });
  await languages?.refresh();
  const answering = createAnswering(config, {
    foundation,
    upstream,
    words,
    onLanguageSet: async () => languages?.refresh(),
    observer: metrics?.partnerCenter,
    logger,
    clock,
  });
  const conversations =
    database && createConversationBook({ store: createConversationStore(database.kysely), clock, logger });
  const work =
    database &&
    openWork(config, {
      database,
      upstream,
      adapter,
      words,
      notifyAdmins: notifyThrough(database),
      aroundMessenger: metrics?.messenger,
      clock,
      logger,
    });
  const bot = createBot({
    answers: metrics?.answers(answering.answers) ?? answering.answers,
    access: config.access,
    conversations,
    languages,
    logger,
  });
  const receive = createReceive({ adapter, bot, config, logger });
  const readiness = createReadiness(foundation, work);
  const server = createServer({
    receive: metrics?.receive(receive) ?? receive,
    readiness,
    isAnonymous: config.bot.isAnonymous,
    logger,
  });
  let metricsServer: MetricsServer | undefined;

  async function openMetrics(): Promise<void> {
    if (metrics === undefined || config.metricsPort === undefined) return;
    metricsServer = await metrics.open(config.metricsPort, {
      readiness,
      signIn: () => foundation.signIn.status(),
      figures: database && createReadOperationFigures(database.kysely),
      customerList: answering.customerList,
      clock,
      realClock: SYSTEM_CLOCK,
      logger,
    });
    logger.info({ url: metricsServer.url }, 'metrics are served');
  }

  return {
    async listen() {
      await openMetrics();
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
    sweep: async (signal) => work?.sweep(signal),
    tick: async () => work?.tick(),
    async close() {
      // Side by side, because whoever runs the bot waits only so long. What a last turn adds others deliver.
      await Promise.all([closeServer(server), work?.close()]);
      await metricsServer?.close();
      await answering.close();
      await conversations?.settled();
      await foundation.close();
    },
  };
}

/** Loaded when it is wanted: most never do. */
async function startMeasuring(): Promise<Metrics> {
  const { createMetrics } = await import('../metrics/metrics.js');
  return createMetrics(readProgramVersion());
}
