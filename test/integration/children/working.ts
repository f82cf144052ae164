import { readWords } from '../../../src/app/answering.js';
import { createAdminNotifying } from '../../../src/app/delivering.js';
import { openFoundation } from '../../../src/app/foundation.js';
import { createUpstream } from '../../../src/app/upstream.js';
import { openWork } from '../../../src/app/work.js';
import { createLogger } from '../../../src/base/logger.js';
import { readConfig } from '../../../src/config/config.js';
import { createAdapter } from '../../../src/teams/adapter.js';
import { answerParent } from '../../storage/children/answer.js';

/** What the bot does without being asked, without the server around it; the argument is its settings. */
const config = readConfig(JSON.parse(process.argv[2] ?? ''), { bot: true, partnerCenter: true });
const logger = createLogger('silent');
const clock = { now: () => new Date() };
const foundation = await openFoundation(config, { logger, clock, needsDatabase: true });
const { database } = foundation;
const work = openWork(config, {
  database,
  upstream: createUpstream(config, foundation, { logger, clock }),
  adapter: createAdapter(config.bot),
  words: readWords(),
  notifyAdmins: createAdminNotifying({ database, adminUserIds: [], mayHear: () => true, clock, logger }),
  clock,
  logger,
});

process.once('disconnect', () => process.exit());
answerParent({ status: async () => work.status() });
