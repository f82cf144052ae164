import { Command } from 'commander';
import { captureConsole, createLogger } from '../src/base/logger.js';
import { reportStartFailure } from '../src/cli/start-failure.js';
import { loadEnvironment } from '../src/config/config.js';
import { type Demo, startDemo } from './demo.js';
import { preferPort } from './free-port.js';
import { DEMO_PROMPTS } from './prompts.js';
import { createTrySettings, formatEnv } from './try-settings.js';

/** The chat page has all of them. */
const LINES_PRINTED = 3;

interface DemoArguments {
  readonly printEnv?: true;
}

async function start(): Promise<Demo> {
  const env = loadEnvironment();
  const logger = createLogger(
    env['LOG_LEVEL'] === 'debug' || env['LOG_LEVEL'] === 'info' ? env['LOG_LEVEL'] : 'warn',
  );
  captureConsole(logger);
  return startDemo({
    logger,
    botPort: await preferPort(3978),
    pagePort: await preferPort(3979),
    env: { LOW_USAGE_PERCENT: env['LOW_USAGE_PERCENT'] },
    hasFirstMinute: true,
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
    let demo: Demo;
    try {
      demo = await start();
    } catch (error) {
      process.exitCode = reportStartFailure(error);
      return;
    }
    process.stdout.write(printEnv ? `${describe(demo)}${describeSettings(demo)}` : describe(demo));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        demo.close().then(
          () => process.exit(0),
          () => process.exit(1),
        );
      });
    }
  });

await program.parseAsync();
