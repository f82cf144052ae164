import assert from 'node:assert/strict';
import { parseActivity } from '../../src/teams/activity.js';
import { conversationOf, removalOf } from '../../src/teams/conversation-of.js';

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

describe('removalOf', () => {
  const PERSONAL = { tenantId: TENANT, conversationId: 'a:chat', teamId: undefined };
  const cases: [what: string, changes: Record<string, unknown>, removed: object | undefined][] = [
    ['an uninstall', { type: 'installationUpdate', action: 'remove' }, PERSONAL],
    ['an install', { type: 'installationUpdate', action: 'add' }, undefined],
    ['the bot leaving', { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] }, PERSONAL],
    ['somebody else leaving', { type: 'conversationUpdate', membersRemoved: [{ id: '29:ana' }] }, undefined],
    ['a message', {}, undefined],
  ];
  for (const [what, changes, removed] of cases) {
    it(`gives ${removed ? 'what the bot left' : 'nothing'} for ${what}`, () =>
      assert.deepEqual(removalOf(activity(changes)), removed));
  }

  const GENERAL = '19:team@thread.tacv2';
  const OTHER = '19:other@thread.tacv2';
  const places: [what: string, conversationId: string, channelData: object, removed: object][] = [
    ['the team, told in its general channel', GENERAL, {}, { conversationId: GENERAL, teamId: GENERAL }],
    [
      'the team, told in a channel of it',
      OTHER,
      { eventType: 'teamMemberRemoved', channel: { id: OTHER } },
      { conversationId: OTHER, teamId: GENERAL },
    ],
    ['one channel, told there', OTHER, {}, { conversationId: OTHER, teamId: undefined }],
    [
      'one channel, told in the general one',
      GENERAL,
      { eventType: 'channelMemberRemoved', channel: { id: OTHER } },
      { conversationId: OTHER, teamId: undefined },
    ],
    [
      'one channel, told in a thread of it',
      `${OTHER};messageid=17`,
      { channel: { id: OTHER } },
      { conversationId: OTHER, teamId: undefined },
    ],
  ];
  for (const [what, id, channelData, removed] of places) {
    for (const event of [
      { type: 'installationUpdate', action: 'remove' },
      { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] },
    ]) {
      it(`tells ${what} by ${event.type}`, () => {
        const told = activity({
          ...event,
          conversation: { id, conversationType: 'channel', isGroup: true },
          channelData: { tenant: { id: TENANT }, team: { id: GENERAL }, ...channelData },
        });
        assert.deepEqual(removalOf(told), { tenantId: TENANT, ...removed });
      });
    }
  }
});
