import type { Kysely } from 'kysely';
import type { Conversation } from '../../domain/conversation.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { putCard } from '../delivery/card-writes.js';
import { createConversationStore } from '../delivery/conversation-store.js';

/**
 * Puts a test alert on its way, the way real ones go; keeps the conversation as well, if it was not known yet. Throws
 * StorageError.
 */
export function putTestAlert(db: Kysely<Tables>, conversation: Conversation, at: Date): Promise<void> {
  return withStorageErrors('send a test alert', async () => {
    await createConversationStore(db).remember(conversation, at);
    await db
      .transaction()
      .execute((transaction) => putCard(transaction, conversation, { kind: 'test-alert' }, at));
  });
}
