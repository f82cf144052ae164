import assert from 'node:assert/strict';
import type { Conversation } from '../../../src/domain/conversation.js';
import { type ConversationRow, toConversation } from '../../../src/storage/delivery/conversation-row.js';
import { createConversationStore } from '../../../src/storage/delivery/conversation-store.js';
import type { Database } from '../../../src/storage/open-database.js';
import { chat } from '../../helpers/conversations.js';
import { withFreshDatabase } from '../../helpers/database.js';

const NOW = new Date('2026-11-21T09:00:00Z');

/** All that are known, by tenant. */
async function known({ pool }: Database): Promise<readonly Conversation[]> {
  const { rows } = await pool.query<ConversationRow>('select * from conversation order by tenant_id');
  return rows.map(toConversation);
}

describe('createConversationStore', () => {
  it('renews what changed, and tells tenants apart', () =>
    withFreshDatabase(async (database) => {
      const store = createConversationStore(database.kysely);
      const other = chat({ tenantId: '99999999-9999-4999-8999-999999999999', userId: 'eve' });
      await store.remember(chat(), NOW);
      await store.remember(other, NOW);
      await store.remember(chat({ serviceUrl: 'https://moved.example/', locale: undefined }), NOW);
      assert.deepEqual(await known(database), [
        chat({ serviceUrl: 'https://moved.example/', locale: undefined }),
        other,
      ]);
    }));

  it('forgets a channel together with the others of its team, which the bot left', () =>
    withFreshDatabase(async (database) => {
      const store = createConversationStore(database.kysely);
      const inTeam = (conversationId: string, teamId: string) =>
        chat({ conversationId, conversationType: 'channel', teamId, userId: undefined });
      for (const conversation of [inTeam('19:a', 'team'), inTeam('19:b', 'team'), inTeam('19:c', 'other')]) {
        await store.remember(conversation, NOW);
      }
      await store.forget(inTeam('team', 'team'));
      assert.deepEqual(await known(database), [inTeam('19:c', 'other')]);
    }));

  it('forgets', () =>
    withFreshDatabase(async (database) => {
      const store = createConversationStore(database.kysely);
      await store.remember(chat(), NOW);
      await store.forget(chat());
      await store.forget(chat());
      assert.deepEqual(await known(database), []);
    }));
});
