import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { StorageError } from '../../base/errors.js';
import type { ConversationAddress } from '../../domain/conversation.js';
import { planOf } from '../../domain/watching/conversation-watching.js';
import { removeWatches, watchesMeant } from '../../domain/watching/ending.js';
import { restoreWatches } from '../../domain/watching/resuming.js';
import type { WatchStore } from '../../usecases/watching/watch-ports.js';
import { toJsonb } from '../database/json.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { keepConversation } from '../delivery/keep-conversation.js';
import { readWatching, writePlan } from './conversation-watching.js';
import {
  lockConversations,
  readWatch,
  takeNumber,
  WATCH_COLUMNS,
  type WatchRow,
  watchesOf,
  writeDefinition,
} from './watch-row.js';

/** Watches in the database. */
export function createWatchStore(db: Kysely<Tables>): WatchStore {
  return {
    add: (conversation, definition, by, at) =>
      withStorageErrors('keep a watch', () =>
        db.transaction().execute(async (transaction) => {
          await keepConversation(transaction, conversation, at);
          const number = await takeNumber(transaction, conversation);
          const { rows } = await sql<WatchRow>`
            insert into watch (watch_id, tenant_id, conversation_id, number, definition, created_at, created_by)
            values (${randomUUID()}, ${conversation.tenantId}, ${conversation.conversationId}, ${number},
              ${writeDefinition(definition)}::jsonb, ${at}, ${toJsonb(by)}::jsonb)
            returning ${WATCH_COLUMNS}
          `.execute(transaction);
          const [watch] = rows.map(readWatch);
          if (watch === undefined) throw new StorageError('The database gave no row back');
          return watch;
        }),
      ),

    of: (conversation) => withStorageErrors('read watches', () => watchesOf(db, conversation)),

    remove: (conversation, choice, by, at) =>
      changing('remove watches', conversation, async (transaction) => {
        const before = await readWatching(transaction, conversation, { watchIds: [] });
        const watches = watchesMeant(before.watches, choice);
        const watchIds = watches.map(({ watchId }) => watchId);
        await writePlan(transaction, planOf(before, removeWatches(before, watchIds, by, at)), at);
        return watches;
      }),

    restore: (conversation, watchIds, at) =>
      changing('bring watches back', conversation, async (transaction) => {
        const before = await readWatching(transaction, conversation, { watchIds });
        const after = restoreWatches(before, watchIds);
        await writePlan(transaction, planOf(before, after), at);
        const gone = new Set(before.removed.map(({ watch }) => watch.watchId));
        return after.watches.filter(({ watchId }) => gone.has(watchId));
      }),
  };

  function changing<T>(
    what: string,
    conversation: ConversationAddress,
    work: (transaction: Transaction<Tables>) => Promise<T>,
  ): Promise<T> {
    return withStorageErrors(what, () =>
      db.transaction().execute(async (transaction) => {
        await lockConversations(transaction, [conversation]);
        return work(transaction);
      }),
    );
  }
}
