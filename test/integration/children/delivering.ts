import { createLogger } from '../../../src/base/logger.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { answerParent } from '../../storage/children/answer.js';
import { startDelivering } from '../support/delivering.js';

const { databaseUrl } = JSON.parse(process.argv[2] ?? '');
const logger = createLogger('silent');
const database = await openDatabase({ databaseUrl, dataDir: '/nonexistent', logger });
const jobs = startDelivering({ database, logger });

process.once('disconnect', () => process.exit());
answerParent({
  status: async () => jobs.status(),
  close: async () => {
    await jobs.close();
    await database.close();
    return {};
  },
});
