import { createLogger } from '../../../src/base/logger.js';
import { openJobs } from '../../../src/jobs/open-jobs.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { answerParent } from '../../storage/children/answer.js';

const { databaseUrl } = JSON.parse(process.argv[2] ?? '');
const logger = createLogger('silent');

let begin = () => {};
const begun = new Promise<void>((resolve) => {
  begin = resolve;
});

/** Takes one job and never ends it. */
answerParent({
  hang: async () => {
    const database = await openDatabase({ databaseUrl, dataDir: '/nonexistent', logger });
    openJobs({
      database,
      logger,
      concurrency: 1,
      tasks: {
        work: () => {
          begin();
          return new Promise(() => {});
        },
      },
    });
    await begun;
    return {};
  },
});
