import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Conversation } from '../../../src/domain/conversation.js';
import { createConversationSettings } from '../../../src/storage/delivery/conversation-settings.js';
import { withFreshDatabase } from '../../helpers/database.js';

const at = new Date('2026-11-21T09:00:00Z');

function conversation(conversationId: string): Conversation {
  return {
    tenantId: 'tenant',
    conversationId,
    conversationType: 'channel',
    serviceUrl: 'https://smba.example/emea/',
    botId: '28:bot',
    teamId: '19:team',
    userId: undefined,
    locale: 'en-GB',
  };
}

describe('createConversationSettings', () => {
  it('keeps a language for a conversation that was not known yet, and the last one set', () =>
    withFreshDatabase(async ({ kysely }) => {
      const settings = createConversationSettings(kysely);
      await settings.setLanguage(conversation('19:a'), 'pl', at);
      await settings.setLanguage(conversation('19:b'), 'fr', at);
      await settings.setLanguage(conversation('19:a'), 'nl', at);
      const languages = [...(await settings.languages())];
      languages.sort((one, other) => (one.conversationId < other.conversationId ? -1 : 1));
      assert.deepEqual(languages, [
        { tenantId: 'tenant', conversationId: '19:a', language: 'nl' },
        { tenantId: 'tenant', conversationId: '19:b', language: 'fr' },
      ]);
      await settings.setLanguage(conversation('19:a'), undefined, at);
      assert.deepEqual(await settings.languages(), [
        { tenantId: 'tenant', conversationId: '19:b', language: 'fr' },
      ]);
    }));

  it('shows what the partner pays in that conversation alone, and no longer than that is wanted', () =>
    withFreshDatabase(async ({ kysely }) => {
      const settings = createConversationSettings(kysely);
      assert.equal(await settings.showsCost(conversation('19:a')), false);
      await settings.setShowsCost(conversation('19:a'), true, at);
      await settings.setShowsCost(conversation('19:b'), false, at);
      assert.equal(await settings.showsCost(conversation('19:a')), true);
      assert.equal(await settings.showsCost(conversation('19:b')), false);
      assert.equal(await settings.showsCost({ ...conversation('19:a'), tenantId: 'other' }), false);
      await settings.setShowsCost(conversation('19:a'), false, at);
      assert.equal(await settings.showsCost(conversation('19:a')), false);
    }));

  it('makes one conversation the place of operations notices', () =>
    withFreshDatabase(async ({ kysely }) => {
      const settings = createConversationSettings(kysely);
      await settings.setOperations(conversation('19:a'), at);
      await settings.setOperations(conversation('19:b'), at);
      const { rows } = await sql`
        select conversation_id from conversation where is_operations
      `.execute(kysely);
      assert.deepEqual(rows, [{ conversation_id: '19:b' }]);
    }));
});
