import { Command } from 'commander';
import { pino } from 'pino';
import { useOutboundProxy } from '../app/outbound-proxy.js';
import { openSignIn } from '../app/sign-in.js';
import { captureConsole, createLogger } from '../base/logger.js';
import { type Environment, loadEnvironment, loadOutboundProxy } from '../config/config.js';
import { examine } from '../doctor/doctor.js';
import { formatReport, isHealthy, toJsonReport } from '../doctor/report.js';
import { reportStartFailure } from './start-failure.js';

/** Undefined where there is a `.env` that cannot be read, which is then said. */
async function readEnvironment(): Promise<Environment | undefined> {
  try {
    const env = loadEnvironment();
    await useOutboundProxy(loadOutboundProxy(env));
    return env;
  } catch (error) {
    reportStartFailure(error);
    process.exitCode = 1;
    return undefined;
  }
}

const program = new Command('doctor')
  .description('Checks the settings, the database, the sign-in and Partner Center, and says what to do.')
  .option('--json', 'print the report as JSON')
  .addHelpText('after', '\nExit codes: 0 all is well, 1 something is red.')
  .action(async (options: { readonly json?: true }) => {
    const env = await readEnvironment();
    if (env === undefined) return;
    // The report says what matters; the log is there for whoever wants all of it.
    const logger = createLogger(env['LOG_LEVEL'] === 'debug' ? 'debug' : 'silent', pino.destination(2));
    captureConsole(logger);
    const lines = await examine({ env, logger, clock: { now: () => new Date() }, openSignIn });
    const isColoured = process.stdout.isTTY === true && !env['NO_COLOR'];
    process.stdout.write(options.json ? toJsonReport(lines) : formatReport(lines, isColoured));
    process.exitCode = isHealthy(lines) ? 0 : 1;
  });

await program.parseAsync();
