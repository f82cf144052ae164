import assert from 'node:assert/strict';
import { parseActivity } from '../../src/teams/activity.js';
import { conversationOf, isRemoval } from '../../src/teams/conversation-of.js';

const TENANT = '22222222-2222-4222-8222-222222222222';
const BASE = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:ana', aadObjectId: '33333333-3333-4333-8333-33333333AAAA' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:chat', conversationType: 'personal', tenantId: TENANT.toUpperCase() },
  locale: 'pl-PL',
};

function activity(changes: Record<string, unknown> = {}) {
  const parsed = parseActivity({ ...BASE, ...changes });
  assert.ok(parsed);
  return parsed;
}

describe('conversationOf', () => {
  it('keeps a personal chat with its person, ids in lower case', () => {
    assert.deepEqual(conversationOf(activity()), {
      tenantId: TENANT,
      conversationId: 'a:chat',
      conversationType: 'personal',
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      botId: '28:bot',
      teamId: undefined,
      userId: '33333333-3333-4333-8333-33333333aaaa',
      locale: 'pl-PL',
    });
  });

  it('keeps a channel without its thread and without a person', () => {
    const channel = { id: '19:c@thread.tacv2;messageid=17', conversationType: 'channel', isGroup: true };
    const kept = conversationOf(
      activity({ conversation: channel, channelData: { tenant: { id: TENANT }, team: { id: '19:t' } } }),
    );
    assert.equal(kept?.conversationId, '19:c@thread.tacv2');
    assert.equal(kept?.conversationType, 'channel');
    assert.equal(kept?.teamId, '19:t');
    assert.equal(kept?.userId, undefined);
    assert.equal(kept?.tenantId, TENANT);
  });

  it('keeps nothing without a tenant', () => {
    assert.equal(conversationOf(activity({ conversation: { id: 'x' } })), undefined);
  });
});

describe('isRemoval', () => {
  const cases: [what: string, changes: Record<string, unknown>, removed: boolean][] = [
    ['an uninstall', { type: 'installationUpdate', action: 'remove' }, true],
    ['an install', { type: 'installationUpdate', action: 'add' }, false],
    ['the bot leaving', { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] }, true],
    ['somebody else leaving', { type: 'conversationUpdate', membersRemoved: [{ id: '29:ana' }] }, false],
    ['a message', {}, false],
  ];
  for (const [what, changes, removed] of cases) {
    it(`${removed ? 'sees' : 'does not see'} one in ${what}`, () =>
      assert.equal(isRemoval(activity(changes)), removed));
  }
});
