import assert from 'node:assert/strict';
import { createLogger } from '../../../src/base/logger.js';
import type { OperationsNotice } from '../../../src/usecases/operations-notice.js';
import { createScheduledSweep } from '../../../src/usecases/sweep/run-scheduled-sweep.js';
import { fault, ids, setUp } from '../support/sweep.js';

const DAY_MS = 86_400_000;

describe('createScheduledSweep', () => {
  it('tells the admins once that Partner Center makes a sweep wait, however often it does', async () => {
    const notices: OperationsNotice[] = [];
    let left = 5;
    const { sweep } = setUp({
      listed: [ids(30)],
      async getLicenseUsage() {
        if (left > 0) {
          left -= 1;
          throw fault('throttled', { status: 429, retryAfterMs: 30 * DAY_MS });
        }
        return [];
      },
    });
    const run = createScheduledSweep({
      sweep,
      sweeps: { add: async () => undefined },
      notifyAdmins: async (notice) => void notices.push(notice),
      logger: createLogger('silent'),
    });
    await run(new AbortController().signal);
    assert.deepEqual(notices, [{ kind: 'sweep-waits' }]);
  });

  it('reads the subscriptions of everybody else once a sweep is finished, and of nobody after one that failed', async () => {
    const runOnce = async (answer: () => Promise<never[]>) => {
      const { sweep } = setUp({ listed: [ids(3)], getLicenseUsage: answer });
      let times = 0;
      const run = createScheduledSweep({
        sweep,
        async readTerms() {
          times += 1;
          // What breaks here is read the next day; the sweep is finished.
          throw new Error('the database went away');
        },
        sweeps: { add: async () => undefined },
        notifyAdmins: async () => undefined,
        logger: createLogger('silent'),
      });
      await run(new AbortController().signal);
      return times;
    };
    assert.equal(await runOnce(async () => []), 1);
    assert.equal(await runOnce(async () => Promise.reject(fault('sign-in-lost'))), 0);
  });
});
