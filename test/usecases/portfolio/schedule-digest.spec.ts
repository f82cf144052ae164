import assert from 'node:assert/strict';
import type { Conversation } from '../../../src/domain/conversation.js';
import type { DigestRhythm } from '../../../src/domain/schedules/digest-rhythm.js';
import { createScheduleDigest } from '../../../src/usecases/portfolio/schedule-digest.js';
import { NOW } from '../../helpers/situations.js';

const CONVERSATION: Conversation = {
  tenantId: 't',
  conversationId: '19:c',
  conversationType: 'channel',
  serviceUrl: 'https://example.com/',
  botId: '28:bot',
  teamId: '19:t',
  userId: undefined,
  locale: 'en-GB',
};
const ANA = { userId: 'ana', name: 'Ana' };

function scheduling() {
  const set: DigestRhythm[] = [];
  const schedule = createScheduleDigest({
    digests: {
      set: async (conversation, rhythm, by, now) => {
        assert.deepEqual([conversation, by, now], [CONVERSATION, ANA, NOW]);
        set.push(rhythm);
        return new Date('2026-11-23T08:00:00Z');
      },
    },
    clock: { now: () => NOW },
  });
  return { schedule, set };
}

describe('createScheduleDigest', () => {
  it('sets the rhythm with the zone by its proper name', async () => {
    const { schedule, set } = scheduling();
    const outcome = await schedule({ days: 'monday', time: '09:00', zone: ' paris' }, CONVERSATION, ANA);
    const rhythm = { days: 'monday', time: '09:00', zone: 'Europe/Paris' };
    assert.deepEqual(outcome, { kind: 'scheduled', rhythm, nextAt: new Date('2026-11-23T08:00:00Z') });
    assert.deepEqual(set, [rhythm]);
  });

  it('sets nothing without a zone, or with an unknown one', async () => {
    const { schedule, set } = scheduling();
    const wish = { days: 'daily', time: '09:00' } as const;
    assert.deepEqual(await schedule({ ...wish, zone: undefined }, CONVERSATION, ANA), { kind: 'no-zone' });
    assert.deepEqual(await schedule({ ...wish, zone: ' ' }, CONVERSATION, ANA), { kind: 'no-zone' });
    assert.deepEqual(await schedule({ ...wish, zone: 'Atlantis' }, CONVERSATION, ANA), {
      kind: 'unknown-zone',
      tried: 'Atlantis',
    });
    assert.deepEqual(set, []);
  });
});
