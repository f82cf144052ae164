import assert from 'node:assert/strict';
import type { Conversation } from '../../src/domain/conversation.js';
import { createLogger } from '../../src/logger.js';
import { createNotifyAdmins } from '../../src/usecases/notify-admins.js';

const NOTICE = { kind: 'sign-in-lost', fault: 'sign-in-lost', correlationId: '0f8fad5b' } as const;

function setUp(
  adminUserIds: readonly string[],
  chats: readonly string[],
  unreachable: readonly string[] = [],
) {
  const sent: string[] = [];
  const log: string[] = [];
  const notify = createNotifyAdmins({
    adminUserIds,
    conversations: {
      personalOf: async (userIds) =>
        chats.filter((id) => userIds.includes(id)).map((userId) => ({ userId }) as unknown as Conversation),
    },
    messenger: {
      async sendNotice({ userId }) {
        if (unreachable.includes(userId ?? '')) throw new Error('blocked');
        sent.push(userId ?? '');
      },
    },
    logger: createLogger('debug', { write: (line: string) => void log.push(line) }),
  });
  return { sent, log, notify };
}

describe('createNotifyAdmins', () => {
  it('writes to every admin that has a chat', async () => {
    const { sent, notify } = setUp(['ana', 'ben', 'cleo'], ['ana', 'ben', 'eve']);
    await notify(NOTICE);
    assert.deepEqual(sent, ['ana', 'ben']);
  });

  it('tells the log at error level when there is nobody to write to', async () => {
    const { sent, log, notify } = setUp([], ['ana']);
    await notify(NOTICE);
    assert.deepEqual(sent, []);
    assert.match(log.join(), /"level":"error".*0f8fad5b.*npm run consent/);
  });

  it('says in the log what to do about an app that is refused', async () => {
    const { log, notify } = setUp([], []);
    await notify({ ...NOTICE, fault: 'app-refused' });
    assert.match(log.join(), /npm run doctor/);
  });

  it('is content when one of two can be reached, and fails when none can', async () => {
    const one = setUp(['ana', 'ben'], ['ana', 'ben'], ['ana']);
    await one.notify(NOTICE);
    assert.deepEqual(one.sent, ['ben']);
    await assert.rejects(setUp(['ana'], ['ana'], ['ana']).notify(NOTICE), /blocked/);
  });
});
