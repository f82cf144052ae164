import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { Command } from 'commander';
import { pino } from 'pino';
import { openFoundation, SYSTEM_CLOCK } from '../app/foundation.js';
import { createMcp } from '../app/mcp.js';
import { useOutboundProxy } from '../app/outbound-proxy.js';
import { createUseCases } from '../app/use-cases.js';
import { readWords } from '../app/words.js';
import { AppError, ConfigError } from '../base/errors.js';
import { captureConsole, createLogger, type Logger } from '../base/logger.js';
import { type Environment, loadEnvironment, loadOutboundProxy, readConfig } from '../config/config.js';
import { createShutDown } from './shut-down.js';
import { formatConfigError } from './start-failure.js';

const DEMO_HINT = 'To try it without credentials, add --demo: npm run --silent mcp -- --demo\n';

type Opened = Omit<Parameters<typeof createMcp>[0], 'words' | 'logger'> & { close(): Promise<void> };

async function open(env: Environment, logger: Logger): Promise<Opened> {
  const config = readConfig(env, { bot: false, partnerCenter: true });
  const clock = SYSTEM_CLOCK;
  const foundation = await openFoundation(config, { logger, clock });
  const useCases = createUseCases(config, foundation, { logger, clock });
  // A cold list makes the first question slow; a failure shows itself there, with words.
  useCases.warmUp().catch((err) => logger.warn({ err }, 'customer list not loaded yet'));
  return {
    useCases,
    stores: foundation.stores,
    clock,
    async close() {
      await useCases.close();
      await foundation.close();
    },
  };
}

async function openDemo(env: Environment, logger: Logger): Promise<Opened> {
  const { startMcpDemo } = await import('../../demo/mcp-demo.js');
  const demo = await startMcpDemo(env, logger);
  return { ...demo, stores: demo.foundation.stores, ready: demo.filled };
}

async function serve(isDemo: boolean): Promise<void> {
  const env = loadEnvironment();
  await useOutboundProxy(loadOutboundProxy(env));
  // Standard output belongs to the protocol; the log is off unless asked for, and goes to standard error.
  const { logLevel } = readConfig({ LOG_LEVEL: env['LOG_LEVEL'] }, { bot: false, partnerCenter: false });
  const logger = createLogger(env['LOG_LEVEL'] ? logLevel : 'silent', pino.destination(2));
  captureConsole(logger);
  let opening: Promise<Opened> | undefined;
  let serving: { close(): Promise<void> } | undefined;
  const shutDown = createShutDown({
    async close() {
      const opened = await opening?.catch(() => undefined);
      await serving?.close();
      await opened?.close();
    },
    logger,
    exit: (code) => process.exit(code),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void shutDown.begin(signal).then(() => process.exit(0)));
  }
  opening = isDemo ? openDemo(env, logger) : open(env, logger);
  const makeServer = createMcp({ ...(await opening), words: readWords(), logger });
  if (shutDown.hasBegun()) return;
  // A client that leaves closes its end; nothing else tells that it is gone.
  for (const event of ['end', 'close'] as const) {
    process.stdin.once(event, () => void shutDown.begin(`standard input: ${event}`));
  }
  serving = serveStdio(() => makeServer({ tenantId: undefined, userId: undefined }), {
    onerror: (err) => logger.warn({ err }, 'a message of the client could not be used'),
  });
}

const program = new Command('mcp')
  .description(
    'Serves the tools of the Model Context Protocol on standard input and output, for a client on this machine.',
  )
  .option('--demo', 'answer from the Partner Center emulator, without credentials')
  .action(async ({ demo }: { readonly demo?: true }) => {
    try {
      await serve(demo === true);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      process.stderr.write(
        error instanceof ConfigError ? `${formatConfigError(error)}${DEMO_HINT}` : `${error.message}\n`,
      );
      process.exit(1);
    }
  });

await program.parseAsync();
