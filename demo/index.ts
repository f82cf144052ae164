import { loadEnvironment } from '../src/config.js';
import { captureConsole, createLogger } from '../src/logger.js';
import { startDemo } from './demo.js';
import { preferPort } from './free-port.js';
import { DEMO_PROMPTS } from './prompts.js';

const env = loadEnvironment();
const logger = createLogger(
  env['LOG_LEVEL'] === 'debug' || env['LOG_LEVEL'] === 'info' ? env['LOG_LEVEL'] : 'warn',
);
captureConsole(logger);

const demo = await startDemo({
  logger,
  botPort: await preferPort(3978),
  pagePort: await preferPort(3979),
  env: { LOW_USAGE_PERCENT: env['LOW_USAGE_PERCENT'] },
});

const lines = DEMO_PROMPTS['en-US'].map((prompt) => `    ${prompt}`);
process.stdout.write(
  `\nSeatwise demo, with invented customers: ${demo.pageUrl}\n\n` +
    `Open it in a browser and write, for example:\n${lines.join('\n')}\n\n` +
    `The bot listens at ${demo.botUrl}/api/messages, Partner Center's emulator at ${demo.emulator.url}.\n` +
    'Stop with Ctrl+C.\n',
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    demo.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
