import { type App, createApp } from './app/app.js';
import { useOutboundProxy } from './app/outbound-proxy.js';
import { captureConsole, createLogger } from './base/logger.js';
import { createLastResort } from './cli/last-resort.js';
import { createShutDown } from './cli/shut-down.js';
import { EXIT_CONFIG, reportStartFailure } from './cli/start-failure.js';
import { loadEnvironment, loadOutboundProxy, readConfig } from './config/config.js';

async function main(): Promise<void> {
  const env = loadEnvironment();
  const config = readConfig(env, { bot: true, partnerCenter: true });
  await useOutboundProxy(loadOutboundProxy(env));
  const logger = createLogger(config.logLevel);
  captureConsole(logger);

  let starting: Promise<App> | undefined;
  const shutDown = createShutDown({
    close: async () => (await starting)?.close(),
    logger,
    exit: (code) => process.exit(code),
  });
  // Before anything is opened: as the first process of a container it would not even hear a signal without them.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void shutDown.begin(signal));
  }
  const lastResort = createLastResort({
    logger,
    end: () => void shutDown.begin('a failure').then(() => process.exit(1)),
  });
  process.on('uncaughtException', lastResort.onException);
  process.on('unhandledRejection', lastResort.onRejection);

  if (config.bot.isAnonymous)
    logger.warn(
      { host: config.host },
      'ALLOW_ANONYMOUS: whoever reaches this port is answered, without a token',
    );
  starting = createApp(config, logger, { needsDatabase: true });
  const app = await starting;
  if (shutDown.hasBegun()) return;

  let url: string;
  try {
    url = await app.listen();
  } catch (error) {
    // The database of the bot's own would live on after a start that failed.
    await app.close();
    throw error;
  }
  logger.info({ url }, 'listening');
}

main().catch((error) => {
  const exitCode = reportStartFailure(error);
  // Nothing was opened yet where the settings are wrong; else what was must not keep the process alive.
  if (exitCode === EXIT_CONFIG) process.exitCode = exitCode;
  else process.exit(exitCode);
});
