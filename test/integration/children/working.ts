import { readWords } from '../../../src/answering.js';
import { readConfig } from '../../../src/config.js';
import { createAdminNotifying } from '../../../src/delivering.js';
import { openFoundation } from '../../../src/foundation.js';
import { createLogger } from '../../../src/logger.js';
import { createAdapter } from '../../../src/teams/adapter.js';
import { createUpstream } from '../../../src/upstream.js';
import { openWork } from '../../../src/work.js';
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
  notifyAdmins: createAdminNotifying({ database, adminUserIds: [], clock, logger }),
  clock,
  logger,
});

process.once('disconnect', () => process.exit());
answerParent({ status: async () => work.status() });
