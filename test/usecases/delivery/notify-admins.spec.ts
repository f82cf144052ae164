import assert from 'node:assert/strict';
import { createLogger } from '../../../src/base/logger.js';
import { createNotifyAdmins } from '../../../src/usecases/delivery/notify-admins.js';

const NOW = new Date('2026-11-21T09:00:00Z');
const NOTICE = { kind: 'sign-in-lost', fault: 'sign-in-lost', correlationId: '0f8fad5b' } as const;

function setUp(put: () => Promise<number>) {
  const calls: unknown[] = [];
  const log: string[] = [];
  const notify = createNotifyAdmins({
    adminUserIds: ['ana', 'ben'],
    notices: {
      put(...args) {
        calls.push(args);
        return put();
      },
    },
    clock: { now: () => NOW },
    logger: createLogger('debug', { write: (line: string) => void log.push(line) }),
  });
  return { calls, log, notify };
}

describe('createNotifyAdmins', () => {
  it('puts the notice on its way to the admins, and into the log at error level', async () => {
    const { calls, log, notify } = setUp(async () => 2);
    await notify(NOTICE);
    assert.deepEqual(calls, [[NOTICE, ['ana', 'ben'], NOW]]);
    assert.match(log.join(), /"level":"error".*0f8fad5b.*npm run consent.*"told":2/);
  });

  it('is in the log also when it could not be put there, and fails', async () => {
    const { log, notify } = setUp(async () => {
      throw new Error('down');
    });
    await assert.rejects(notify(NOTICE), /down/);
    assert.match(log.join(), /"level":"error".*0f8fad5b.*"told":0/);
  });
});
