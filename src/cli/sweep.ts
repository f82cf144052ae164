import { Command } from 'commander';
import { pino } from 'pino';
import { openFoundation, SYSTEM_CLOCK } from '../app/foundation.js';
import { useOutboundProxy } from '../app/outbound-proxy.js';
import { createUseCases } from '../app/use-cases.js';
import { AppError, ConfigError, StorageError } from '../base/errors.js';
import { captureConsole, createLogger } from '../base/logger.js';
import { loadEnvironment, loadOutboundProxy, readConfig } from '../config/config.js';
import type { SweepSummary } from '../usecases/sweep/sweep-ports.js';
import { createProgressDisplay } from './progress.js';
import { formatConfigError } from './start-failure.js';
import { formatSummary } from './sweep-summary.js';

/** What a shell gives for a program that Ctrl+C ended. */
const EXIT_STOPPED = 130;
const EXIT_CODES: Readonly<Record<SweepSummary['state'], number>> = {
  finished: 0,
  stopped: EXIT_STOPPED,
  failed: 1,
  running: 1,
  abandoned: 1,
};

async function run(): Promise<number> {
  const env = loadEnvironment();
  await useOutboundProxy(loadOutboundProxy(env));
  const config = readConfig(env, { bot: false, partnerCenter: true });
  // Standard output is for the summary; the log is off unless asked for, and shares standard error with the progress.
  const logger = createLogger(env['LOG_LEVEL'] ? config.logLevel : 'silent', pino.destination(2));
  captureConsole(logger);
  const stopping = new AbortController();
  // Once each: who asks a second time does not want to wait.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());

  const clock = SYSTEM_CLOCK;
  const foundation = await openFoundation(config, { logger, clock, needsDatabase: true });
  const useCases = createUseCases(config, foundation, { logger, clock });
  const display = createProgressDisplay({
    write: (text) => void process.stderr.write(text),
    columns: process.stderr.isTTY ? process.stderr.columns : undefined,
    now: () => performance.now(),
  });
  try {
    const { kept } = useCases;
    if (kept === undefined) throw new StorageError('There is no database to sweep into');
    const { signal } = stopping;
    const outcome = await kept
      .sweep({
        signal,
        onProgress: display.show,
        onPause: display.pause,
      })
      .finally(display.clear);
    if (outcome.kind === 'already-running') {
      process.stderr.write('Another process is sweeping this database already; nothing was done.\n');
      return 1;
    }
    const { state, counts } = outcome.summary;
    if (state === 'finished') {
      await kept
        .readTerms({
          signal,
          onProgress: (done) =>
            display.show({ phase: 'subscriptions', done, total: undefined, unit: 'customers', counts }),
        })
        .catch((err) => logger.warn({ err }, 'subscriptions of the others were not all read'))
        .finally(display.clear);
    }
    process.stdout.write(formatSummary(outcome.summary, outcome.isResumed));
    return EXIT_CODES[outcome.summary.state];
  } finally {
    await useCases.close();
    await foundation.close();
  }
}

const program = new Command('sweep')
  .description(
    'Reads the usage of every customer now and keeps what is new. Ctrl+C stops it; the next one goes on.',
  )
  .addHelpText(
    'after',
    '\nExit codes: 0 finished, also when some customers failed, 1 it could not run or go on, 130 stopped by Ctrl+C.',
  )
  .action(async () => {
    try {
      process.exitCode = await run();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      process.stderr.write(error instanceof ConfigError ? formatConfigError(error) : `${error.message}\n`);
      process.exitCode = 1;
    }
  });

await program.parseAsync();
