import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Logger } from '../base/logger.js';
import { createPrecedence } from '../base/precedence.js';
import type { Config } from '../config/config.js';
import type { Metrics } from '../metrics/metrics.js';
import type { MetricsServer } from '../metrics/metrics-server.js';
import { createAdapter } from '../teams/adapter.js';
import { createBot } from '../teams/bot.js';
import { closeServer } from '../teams/connector/keep-alive.js';
import { createConversationBook } from '../teams/conversation-book.js';
import { createConversationLanguages } from '../teams/conversation-languages.js';
import { createDownloadRoutes } from '../teams/files/download-routes.js';
import { createPlacing } from '../teams/files/place-file.js';
import { createReceive, type Receive } from '../teams/receive.js';
import { createServer } from '../teams/server.js';
import { createNotifyAdmins } from '../usecases/delivery/notify-admins.js';
import { createServeDownload } from '../usecases/files/serve-download.js';
import type { Clock } from '../usecases/ports.js';
import type { SweepOutcome } from '../usecases/sweep/sweep-customers.js';
import { createBotAnswers } from './answers.js';
import { readProgramVersion } from './assets.js';
import { openBackground } from './background.js';
import { createFiles } from './exporting.js';
import { openFoundation, SYSTEM_CLOCK } from './foundation.js';
import type { createMcpRoutes, McpRoutes } from './mcp-routes.js';
import { createReadiness } from './readiness.js';
import { createUseCases } from './use-cases.js';
import { readWords } from './words.js';

export interface Overrides {
  /** What figures, alerts and schedules go by; the sign-in keeps to the real time, as its tokens do. */
  readonly clock?: Clock;
  /** Credentials for replies that a local connector accepts, in tests. */
  readonly credentialsFactory?: ServiceClientCredentialsFactory;
  /** Opens the bundled database also for a trial with nothing but an access token, as `npm start` does. */
  readonly needsDatabase?: boolean;
}

/** The bot as a running server. */
export interface App {
  /** Opens the port; gives the address it listens on. */
  listen(): Promise<string>;
  /** Sweeps now; undefined without a database. Throws StorageError. */
  sweep(signal: AbortSignal): Promise<SweepOutcome | undefined>;
  /** Reads subscriptions that no watch needed, as each scheduled sweep does when it is finished. Throws StorageError. */
  readTerms(signal: AbortSignal): Promise<unknown>;
  /** Asks where customers are and reads the prices there, as far as they are due; nothing without prices. Throws StorageError. */
  readPrices(signal: AbortSignal): Promise<void>;
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
  const observer = metrics?.partnerCenter;
  const foundation = await openFoundation(config, {
    logger,
    clock,
    observer,
    needsDatabase: overrides.needsDatabase,
    createAlerts({ adminNotices: notices }) {
      const { adminUserIds } = config.access;
      const notifyAdmins = createNotifyAdmins({ notices, adminUserIds, clock, logger });
      return {
        signInLost: (fault, correlationId) => notifyAdmins({ kind: 'sign-in-lost', fault, correlationId }),
      };
    },
  });
  const { database, stores } = foundation;
  const useCases = createUseCases(config, foundation, { logger, clock, observer });
  const { kept } = useCases;
  const languages =
    stores && createConversationLanguages({ settings: stores.settings, clock: SYSTEM_CLOCK, logger });
  await languages?.refresh();
  const answers = createBotAnswers(config, {
    useCases,
    stores,
    words,
    onLanguageSet: async () => languages?.refresh(),
    logger,
    clock,
  });
  const conversations = stores && createConversationBook({ store: stores.conversations, clock, logger });
  const makeFile = createFiles({ useCases, words, clock });
  const background =
    database &&
    stores &&
    kept &&
    openBackground(config, {
      database,
      stores,
      useCases: kept,
      makeFile,
      adapter,
      words,
      aroundMessenger: metrics?.messenger,
      clock,
      logger,
    });
  const bot = createBot({
    answers: metrics?.answers(answers) ?? answers,
    access: config.access,
    conversations,
    languages,
    claims: stores?.activityClaims,
    createPlaceFile: createPlacing({ isLoopbackAllowed: config.bot.isAnonymous, logger }),
    logger,
  });
  const { first, untilFree } = createPrecedence();
  const receiveTurn = createReceive({ adapter, bot, config, logger });
  const receive: Receive = (request) => first(() => receiveTurn(request));
  const readiness = createReadiness(foundation, background);
  const mcp =
    config.mcp && (await openMcp(config, config.mcp, { useCases, stores, words, clock, untilFree, logger }));
  const downloads =
    config.publicUrl === undefined || stores === undefined
      ? []
      : createDownloadRoutes({
          serveDownload: createServeDownload({
            downloads: stores.downloads,
            makeFile,
            access: config.access,
            priceBasisOf: useCases.priceBasisOf,
          }),
          logger,
        });
  const server = createServer({
    receive: metrics?.receive(receive) ?? receive,
    readiness,
    routes: [...(mcp?.routes ?? []), ...downloads],
    isAnonymous: config.bot.isAnonymous,
    logger,
  });
  let metricsServer: MetricsServer | undefined;

  async function openMetrics(): Promise<void> {
    if (metrics === undefined || config.metricsPort === undefined) return;
    metricsServer = await metrics.open(config.metricsPort, {
      readiness,
      signIn: () => foundation.signIn.status(),
      figures: stores?.readOperationFigures,
      customerList: useCases.customerList,
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
          useCases.warmUp().catch((err) => logger.warn({ err }, 'customer list not loaded yet'));
          const { port } = server.address();
          const host = config.host.includes(':') ? `[${config.host}]` : config.host;
          resolve(`http://${host}:${port}`);
        });
      });
    },
    sweep: async (signal) => kept?.sweep({ signal }),
    readTerms: async (signal) => kept?.readTerms({ signal }),
    readPrices: async (signal) => kept?.keepPrices?.run(signal),
    tick: async () => kept?.tick(),
    async close() {
      // Side by side, because whoever runs the bot waits only so long. What a last turn adds others deliver.
      await Promise.all([closeServer(server), background?.close()]);
      await mcp?.close();
      await metricsServer?.close();
      await useCases.close();
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

/** Loaded when it is wanted: most never do. */
async function openMcp(...given: Parameters<typeof createMcpRoutes>): Promise<McpRoutes> {
  const { createMcpRoutes: create } = await import('./mcp-routes.js');
  return create(...given);
}
