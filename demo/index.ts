import { Command } from 'commander';
import { captureConsole, createLogger, type Logger } from '../src/base/logger.js';
import { createShutDown } from '../src/cli/shut-down.js';
import { reportStartFailure } from '../src/cli/start-failure.js';
import { type Environment, loadEnvironment } from '../src/config/config.js';
import { type Demo, startDemo } from './demo.js';
import { preferPort } from './free-port.js';
import { DEMO_PROMPTS } from './prompts.js';
import { createTrySettings, formatEnv } from './try-settings.js';

/** The chat page has all of them. */
const LINES_PRINTED = 3;

interface DemoArguments {
  readonly printEnv?: true;
}

function openLog(env: Environment): Logger {
  const level = env['LOG_LEVEL'];
  const logger = createLogger(level === 'debug' || level === 'info' ? level : 'warn');
  captureConsole(logger);
  return logger;
}

async function start(env: Environment, logger: Logger, signal: AbortSignal): Promise<Demo> {
  return startDemo({
    logger,
    botPort: await preferPort(3978),
    pagePort: await preferPort(3979),
    env: { LOW_USAGE_PERCENT: env['LOW_USAGE_PERCENT'] },
    hasFirstMinute: true,
    signal,
    onProgress: (doing) => process.stderr.write(`Starting: ${doing}\n`),
  });
}

function describe({ pageUrl, botUrl, emulator, entra }: Demo): string {
  const prompts = DEMO_PROMPTS['en-US']
    .slice(0, LINES_PRINTED)
    .map((prompt) => `    ${prompt}\n`)
    .join('');
  return (
    `\nSeatwise demo, with invented customers: ${pageUrl}\n\n` +
    `Open it in a browser: a digest, an alert and an answer are there already. Then write, for example:\n${prompts}` +
    'After the last one press “Northwind usage falls” and “Read all now” at the top of the page: an alert comes.\n\n' +
    `The bot listens at ${botUrl}/api/messages, the emulators of Partner Center at ${emulator.url} and of\n` +
    `Entra at ${entra.url}. For settings to try npm start, consent and doctor with: npm run demo -- --print-env\n` +
    'Stop with Ctrl+C.\n'
  );
}

function describeSettings(demo: Demo): string {
  return (
    '\n# Settings for npm start, npm run consent and npm run doctor while this demo runs: put them into .env.\n' +
    `${formatEnv(createTrySettings(demo))}\n`
  );
}

const program = new Command('demo')
  .description('Starts emulators of Entra and Partner Center, the bot and a chat page, all on this machine.')
  .option('--print-env', 'also print settings for npm start, consent and doctor against the emulators')
  .action(async ({ printEnv }: DemoArguments) => {
    const env = loadEnvironment();
    const logger = openLog(env);
    const ending = new AbortController();
    let starting: Promise<Demo> | undefined;
    const shutDown = createShutDown({
      async close() {
        ending.abort();
        await (await starting?.catch(() => undefined))?.close();
      },
      logger,
      exit: (code) => process.exit(code),
    });
    // From the first moment on, and however often: npm passes on a Ctrl+C that came here as well.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => void shutDown.begin(signal).then(() => process.exit(0)));
    }
    try {
      starting = start(env, logger, ending.signal);
      const demo = await starting;
      if (!shutDown.hasBegun())
        process.stdout.write(printEnv ? `${describe(demo)}${describeSettings(demo)}` : describe(demo));
    } catch (error) {
      if (!shutDown.hasBegun()) process.exitCode = reportStartFailure(error);
    }
  });

await program.parseAsync();
