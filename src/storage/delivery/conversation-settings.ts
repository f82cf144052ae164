import { type Kysely, sql } from 'kysely';
import type { Conversation, ConversationAddress } from '../../domain/conversation.js';
import type { ConversationSettings } from '../../usecases/delivery/conversation-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { touchCards } from './card-writes.js';
import { createConversationStore } from './conversation-store.js';

/** What people set for a conversation, kept in its row: it goes with the conversation. */
export function createConversationSettings(db: Kysely<Tables>): ConversationSettings {
  const conversations = createConversationStore(db);

  /** A setting may come before anything else was noted of the conversation. */
  async function change(
    conversation: Conversation,
    at: Date,
    write: (address: ConversationAddress) => Promise<unknown>,
  ): Promise<void> {
    await conversations.remember(conversation, at);
    await write(conversation);
  }

  return {
    setLanguage: (conversation, language, at) =>
      withStorageErrors('set the language of a conversation', () =>
        change(conversation, at, ({ tenantId, conversationId }) =>
          sql`
            update conversation set language = ${language ?? null}
            where tenant_id = ${tenantId} and conversation_id = ${conversationId}
          `.execute(db),
        ),
      ),

    languages: () =>
      withStorageErrors('read the languages of conversations', async () => {
        const { rows } = await sql<ConversationAddress & { readonly language: string }>`
          select tenant_id as "tenantId", conversation_id as "conversationId", language
          from conversation where language is not null
        `.execute(db);
        return rows;
      }),

    setShowsCost: (conversation, showsCost, at) =>
      withStorageErrors('set whose prices a conversation shows', () =>
        change(conversation, at, ({ tenantId, conversationId }) =>
          db.transaction().execute(async (transaction) => {
            const { numAffectedRows = 0n } = await sql`
              update conversation set shows_cost = ${showsCost}
              where tenant_id = ${tenantId} and conversation_id = ${conversationId} and shows_cost <> ${showsCost}
            `.execute(transaction);
            if (numAffectedRows === 0n) return;
            const { rows } = await sql<{ readonly cardId: string }>`
              select distinct card_id as "cardId" from alert
              where tenant_id = ${tenantId} and conversation_id = ${conversationId} and closed_at is null
                and card_id is not null
            `.execute(transaction);
            await touchCards(
              transaction,
              rows.map(({ cardId }) => cardId),
            );
          }),
        ),
      ),

    showsCost: ({ tenantId, conversationId }) =>
      withStorageErrors('read whose prices a conversation shows', async () => {
        const { rows } = await sql`
          select from conversation
          where tenant_id = ${tenantId} and conversation_id = ${conversationId} and shows_cost
        `.execute(db);
        return rows.length > 0;
      }),

    setOperations: (conversation, at) =>
      withStorageErrors('make a conversation the place of operations notices', () =>
        change(conversation, at, ({ tenantId, conversationId }) =>
          // In the order of all who hold several conversations.
          sql`
            with places as (
              select tenant_id, conversation_id from conversation
              where tenant_id = ${tenantId} and (is_operations or conversation_id = ${conversationId})
              order by tenant_id, conversation_id
              for no key update
            )
            update conversation set is_operations = (conversation.conversation_id = ${conversationId})
            from places
            where conversation.tenant_id = places.tenant_id
              and conversation.conversation_id = places.conversation_id
          `.execute(db),
        ),
      ),
  };
}
