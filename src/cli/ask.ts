import { Command } from 'commander';
import { pino } from 'pino';
import type { Answer, Asking } from '../answers/asking.js';
import { createBotAnswers } from '../app/answers.js';
import { createExporting, type ReadExport } from '../app/exporting.js';
import { openFoundation, SYSTEM_CLOCK } from '../app/foundation.js';
import { useOutboundProxy } from '../app/outbound-proxy.js';
import { createUseCases } from '../app/use-cases.js';
import { readWords } from '../app/words.js';
import { AppError, ConfigError } from '../base/errors.js';
import { captureConsole, createLogger } from '../base/logger.js';
import {
  type Config,
  type Environment,
  loadEnvironment,
  loadOutboundProxy,
  readConfig,
} from '../config/config.js';
import { replyActivity } from '../teams/reply-activity.js';
import { type ExportTarget, exportTarget, writeExport } from './export-file.js';
import { formatConfigError } from './start-failure.js';

/** Nobody at a terminal minds waiting a little longer than in a chat. */
const TIMEOUT_MS = 30_000;

const DEMO_HINT =
  'To try it without credentials, add --demo: npm run ask -- --demo "license usage for contoso"\n';

const EXIT_CODES: Record<Answer['outcome'], number> = {
  answered: 0,
  'no-customer': 2,
  several: 2,
  unknown: 1,
  refused: 1,
  failed: 1,
};

interface AskOptions {
  readonly json?: true;
  readonly locale?: string;
  readonly demo?: true;
  readonly export?: string;
  /** What `export` names. */
  readonly target?: ExportTarget | undefined;
}

async function ask(question: string, options: AskOptions, config: Config, env: Environment): Promise<number> {
  // The answer has stdout to itself; the log is off unless asked for, and goes to stderr.
  const logger = createLogger(env['LOG_LEVEL'] ? config.logLevel : 'silent', pino.destination(2));
  captureConsole(logger);
  const clock = SYSTEM_CLOCK;
  const foundation = await openFoundation(config, { logger, clock });
  const useCases = createUseCases(config, foundation, { logger, clock });
  const { stores } = foundation;
  const words = readWords();
  const asking: Asking = {
    locale: options.locale,
    isShared: false,
    timeoutMs: TIMEOUT_MS,
    conversation: undefined,
    person: { userId: undefined, name: '' },
    // Who can read the settings may know how the bot does.
    isAdmin: true,
  };
  try {
    const { target } = options;
    if (target !== undefined) {
      const readExport = createExporting({ useCases, words, clock });
      if (await writeFileOf(target, await readExport(question, asking), asking.locale)) return 0;
    }
    const answers = createBotAnswers(config, { useCases, stores, words, logger, clock });
    const { reply, outcome } = await answers.toText(question, asking);
    const output = options.json ? JSON.stringify(replyActivity(reply), null, 2) : reply.text;
    process.stdout.write(`${output}\n`);
    if (target === undefined) return EXIT_CODES[outcome];
    process.stderr.write('No file was written.\n');
    return EXIT_CODES[outcome] || EXIT_CODES.failed;
  } finally {
    await useCases.close();
    await foundation.close();
  }
}

/** Whether a file was written; where not, the answer in words says why. Throws AppError. */
async function writeFileOf(
  target: ExportTarget,
  { exported, passedOver }: Awaited<ReturnType<ReadExport>>,
  locale: string | undefined,
): Promise<boolean> {
  if (exported.kind === 'no-file')
    throw new AppError(
      'export-refused',
      'There is no file for this question: ask for a customer’s license usage, unused licenses or renewals, for all renewals, or for the portfolio.',
    );
  if (exported.kind === 'only-words') return false;
  const leftOut = await writeExport(target, exported, locale);
  process.stdout.write(`${target.path}\n`);
  if (passedOver !== '') process.stderr.write(`Not understood, and left out: ${passedOver}\n`);
  if (leftOut.length > 0)
    process.stderr.write(
      `A CSV holds one table; not in it: ${leftOut.join(', ')}. Take .xlsx for all of them.\n`,
    );
  return true;
}

async function askEmulator(question: string, options: AskOptions, env: Environment): Promise<number> {
  const { createPartnerCenterEmulator } = await import('../../demo/partner-center/emulator.js');
  const { writePriceFile } = await import('../../demo/price-host/price-file.js');
  const emulator = await createPartnerCenterEmulator({});
  const prices = await writePriceFile();
  try {
    // Nothing else of the settings: a real sign-in has no business at the emulator.
    const demoEnv = {
      LOG_LEVEL: env['LOG_LEVEL'],
      LOW_USAGE_PERCENT: env['LOW_USAGE_PERCENT'],
      PARTNER_CENTER_BASE_URL: emulator.url,
      PARTNER_CENTER_ACCESS_TOKEN: 'demo',
      PRICE_SHEET: prices.path,
    };
    return await ask(question, options, readConfig(demoEnv, { bot: false, partnerCenter: true }), env);
  } finally {
    await prices.remove();
    await emulator.close();
  }
}

const program = new Command('ask')
  .description('Asks one question and prints the answer.')
  .argument('<question...>', 'for example: license usage for contoso')
  .option('--json', 'print the reply activity instead of text')
  .option('--locale <tag>', 'language of the answer, for example pl')
  .option('--export <file>', 'write the figures to a file that is not there yet: .xlsx or .csv')
  .option('--demo', 'answer from the Partner Center emulator, without credentials')
  .addHelpText('after', '\nExit codes: 0 answered, 2 no such customer or several, 1 failure.');

program.action(async (words: string[], given: AskOptions) => {
  const question = words.join(' ');
  try {
    // What cannot be written is said before anything is asked.
    const target = given.export === undefined ? undefined : await exportTarget(given.export);
    const options = { ...given, target };
    const env = loadEnvironment();
    await useOutboundProxy(loadOutboundProxy(env));
    process.exitCode = options.demo
      ? await askEmulator(question, options, env)
      : await ask(question, options, readConfig(env, { bot: false, partnerCenter: true }), env);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(
      error instanceof ConfigError ? `${formatConfigError(error)}${DEMO_HINT}` : `${error.message}\n`,
    );
    process.exitCode = 1;
  }
});

await program.parseAsync();
