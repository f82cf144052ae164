import { openBackground } from '../../../src/app/background.js';
import { createFiles } from '../../../src/app/exporting.js';
import { openFoundation } from '../../../src/app/foundation.js';
import { createUseCases } from '../../../src/app/use-cases.js';
import { readWords } from '../../../src/app/words.js';
import { createLogger } from '../../../src/base/logger.js';
import { readConfig } from '../../../src/config/config.js';
import { createAdapter } from '../../../src/teams/adapter.js';
import { answerParent } from '../../storage/children/answer.js';

/** What the bot does without being asked, without the server around it; the argument is its settings. */
const config = readConfig(JSON.parse(process.argv[2] ?? ''), { bot: true, partnerCenter: true });
const logger = createLogger('silent');
const clock = { now: () => new Date() };
const foundation = await openFoundation(config, { logger, clock, needsDatabase: true });
const useCases = createUseCases(config, foundation, { logger, clock });
const { kept } = useCases;
const words = readWords();
if (kept === undefined) throw new Error('There is no database');
const work = openBackground(config, {
  ...foundation,
  useCases: kept,
  adapter: createAdapter(config.bot),
  makeFile: createFiles({ useCases, words, clock }),
  words,
  clock,
  logger,
});

process.once('disconnect', () => process.exit());
answerParent({ status: async () => work.status() });
