import { createApp } from './app.js';
import { loadEnvironment, readConfig } from './config.js';
import { ConfigError } from './errors.js';
import { captureConsole, createLogger } from './logger.js';

/** EX_CONFIG of sysexits.h: nothing a restart would cure. */
const EXIT_CONFIG = 78;

async function main(): Promise<void> {
  const config = readConfig(loadEnvironment(), { bot: true, partnerCenter: true });
  const logger = createLogger(config.logLevel);
  captureConsole(logger);
  const app = await createApp(config, logger);

  let isClosing = false;
  async function shutDown(signal: string): Promise<void> {
    if (isClosing) return;
    isClosing = true;
    logger.info({ signal }, 'closing');
    await app.close();
    logger.info({}, 'closed');
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      shutDown(signal).catch((err) => {
        logger.error({ err }, 'could not close');
        process.exit(1);
      });
    });
  }

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
  if (error instanceof ConfigError) {
    process.stderr.write(
      `Seatwise cannot start:\n${error.problems.map((problem) => `- ${problem}\n`).join('')}`,
    );
    process.stderr.write('Set these in the environment or in .env; .env.example explains each.\n');
    process.exitCode = EXIT_CONFIG;
    return;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  process.stderr.write(
    code === 'EADDRINUSE'
      ? 'Seatwise cannot start: the port is in use. Set PORT to another one.\n'
      : `Seatwise cannot start: ${message}\n`,
  );
  process.exit(1);
});
