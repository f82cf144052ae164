import assert from 'node:assert/strict';
import type { Conversation } from '../../src/domain/conversation.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { withFreshDatabase } from '../helpers/database.js';

const NOW = new Date('2026-11-21T09:00:00Z');

function chat(changes: Partial<Conversation> = {}): Conversation {
  return {
    tenantId: '22222222-2222-4222-8222-222222222222',
    conversationId: 'a:chat',
    conversationType: 'personal',
    serviceUrl: 'https://example.com/',
    botId: '28:bot',
    teamId: undefined,
    userId: 'ana',
    locale: 'pl-PL',
    ...changes,
  };
}

describe('createConversationStore', () => {
  it('gives the personal chats of the people asked for, and of nobody else', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createConversationStore(kysely);
      await store.remember(chat(), NOW);
      await store.remember(chat({ conversationId: 'a:ben', userId: 'ben' }), NOW);
      await store.remember(
        chat({ conversationId: '19:c', conversationType: 'channel', userId: 'ana', teamId: '19:t' }),
        NOW,
      );
      assert.deepEqual(await store.personalOf(['ana', 'nobody']), [chat()]);
      assert.deepEqual(await store.personalOf([]), []);
    }));

  it('renews what changed, and tells tenants apart', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createConversationStore(kysely);
      const other = chat({ tenantId: '99999999-9999-4999-8999-999999999999', userId: 'eve' });
      await store.remember(chat(), NOW);
      await store.remember(other, NOW);
      await store.remember(chat({ serviceUrl: 'https://moved.example/', locale: undefined }), NOW);
      assert.deepEqual(await store.personalOf(['ana', 'eve']), [
        chat({ serviceUrl: 'https://moved.example/', locale: undefined }),
        other,
      ]);
    }));

  it('forgets', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createConversationStore(kysely);
      await store.remember(chat(), NOW);
      await store.forget(chat());
      await store.forget(chat());
      assert.deepEqual(await store.personalOf(['ana']), []);
    }));
});
