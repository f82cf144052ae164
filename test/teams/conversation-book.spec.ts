import assert from 'node:assert/strict';
import { createLogger } from '../../src/base/logger.js';
import { parseActivity } from '../../src/teams/activity.js';
import { createConversationBook } from '../../src/teams/conversation-book.js';

const HOUR_MS = 3_600_000;

function setUp() {
  const calls: string[] = [];
  let now = new Date('2026-11-21T09:00:00Z');
  let failures = 0;
  const book = createConversationBook({
    store: {
      async remember({ conversationId, locale }) {
        calls.push(`remember ${conversationId} ${locale}`);
        if (failures-- > 0) throw new Error('down');
      },
      async welcomeBack({ conversationId }) {
        calls.push(`welcome ${conversationId}`);
      },
      async forget({ conversationId }) {
        calls.push(`forget ${conversationId}`);
      },
    },
    clock: { now: () => now },
    logger: createLogger('silent'),
  });
  return {
    calls,
    book,
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    failOnce: () => {
      failures = 1;
    },
    note(changes: Record<string, unknown> = {}) {
      const activity = parseActivity({
        type: 'message',
        channelId: 'msteams',
        serviceUrl: 'https://example.com/',
        recipient: { id: '28:bot' },
        conversation: { id: 'a:chat', tenantId: '22222222-2222-4222-8222-222222222222' },
        locale: 'en-US',
        ...changes,
      });
      assert.ok(activity);
      book.note(activity);
      return book.settled();
    },
  };
}

describe('createConversationBook', () => {
  it('looks for what was kept back also after the clock was set back', async () => {
    const { calls, note, pass } = setUp();
    await note();
    pass(-HOUR_MS / 2);
    await note();
    assert.deepEqual(calls, ['remember a:chat en-US', 'welcome a:chat']);
  });

  it('writes a conversation once while nothing changes, and again after an hour', async () => {
    const { calls, note, pass } = setUp();
    await note();
    await note();
    pass(HOUR_MS);
    await note();
    assert.deepEqual(calls, ['remember a:chat en-US', 'remember a:chat en-US']);
  });

  it('has sent what was kept back when people write again, or the bot is installed again', async () => {
    const { calls, note, pass } = setUp();
    await note();
    pass(9_999);
    await note();
    pass(1);
    await note();
    await note({ type: 'installationUpdate', action: 'add' });
    await note();
    assert.deepEqual(calls, ['remember a:chat en-US', 'welcome a:chat', 'welcome a:chat']);
  });

  it('writes what changed at once', async () => {
    const { calls, note } = setUp();
    await note();
    await note({ locale: 'pl-PL' });
    assert.deepEqual(calls, ['remember a:chat en-US', 'remember a:chat pl-PL']);
  });

  it('forgets on removal, and knows the conversation anew after that', async () => {
    const { calls, note } = setUp();
    await note();
    await note({ type: 'installationUpdate', action: 'remove' });
    await note();
    assert.deepEqual(calls, ['remember a:chat en-US', 'forget a:chat', 'remember a:chat en-US']);
  });

  it('forgets the one channel, or all channels of the team, that it is removed from, and writes no other conversation again', async () => {
    const { calls, note } = setUp();
    const channel = (id: string, team: string) => ({
      conversation: {
        id,
        conversationType: 'channel',
        tenantId: '22222222-2222-4222-8222-222222222222',
      },
      channelData: { team: { id: team } },
    });
    const all = [channel('19:x', '19:x'), channel('19:b', '19:x'), channel('19:c', '19:y'), {}];
    for (const at of all) await note(at);
    await note({ ...channel('19:b', '19:x'), type: 'installationUpdate', action: 'remove' });
    calls.length = 0;
    for (const at of all) await note(at);
    assert.deepEqual(calls, ['remember 19:b en-US'], 'one channel');
    await note({ ...channel('19:x', '19:x'), type: 'installationUpdate', action: 'remove' });
    calls.length = 0;
    for (const at of all) await note(at);
    assert.deepEqual(calls, ['remember 19:x en-US', 'remember 19:b en-US'], 'the team');
  });

  it('tries again with the next activity when writing failed, and never throws', async () => {
    const { calls, note, failOnce } = setUp();
    failOnce();
    await note();
    await note();
    assert.equal(calls.length, 2);
  });
});
