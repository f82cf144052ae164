// A sweep as `npm run sweep` does it, with the time and the memory it took.

import { openFoundation } from '../../src/app/foundation.js';
import { createSweep, readsOf } from '../../src/app/sweep.js';
import { createLogger } from '../../src/base/logger.js';
import { readConfig } from '../../src/config/config.js';
import { serveTasks } from '../serve-tasks.js';

const logger = createLogger('silent');
const clock = { now: () => new Date() };

serveTasks({
  async sweep({ emulatorUrl, databaseUrl }: { readonly emulatorUrl: string; readonly databaseUrl: string }) {
    const env = {
      PARTNER_CENTER_BASE_URL: emulatorUrl,
      PARTNER_CENTER_ACCESS_TOKEN: 'bench',
      DATABASE_URL: databaseUrl,
    };
    const config = readConfig(env, { bot: false, partnerCenter: true });
    const foundation = await openFoundation(config, { logger, clock, needsDatabase: true });
    const sweep = createSweep({
      stores: foundation.stores,
      reads: readsOf(foundation.upstream),
      historyDays: config.sweep.historyDays,
      logger,
      clock,
    });
    const startMs = performance.now();
    const outcome = await sweep({ signal: new AbortController().signal });
    const ms = performance.now() - startMs;
    await foundation.close();
    if (outcome.kind !== 'ended' || outcome.summary.state !== 'finished')
      throw new Error(`The sweep came to ${JSON.stringify(outcome)}`);
    return {
      ms,
      rows: outcome.summary.counts.rows,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
    };
  },
});
