import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { StorageError } from '../../base/errors.js';
import type { Conversation, ConversationAddress } from '../../domain/conversation.js';
import type { Watch } from '../../domain/watching/watch.js';
import { coversCustomer } from '../../domain/watching/watch-coverage.js';
import type { WatchChoice, WatchStore } from '../../usecases/watching/watch-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { touchCards } from '../delivery/card-writes.js';
import { resumeWatching } from './alert-resuming.js';
import { removeWatches, stopUncovered } from './alert-stops.js';
import {
  lockConversations,
  readWatch,
  toJsonb,
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
        const watches = (await watchesOf(transaction, conversation)).filter(isMeant(choice));
        if (watches.length === 0) return [];
        await removeWatches(
          transaction,
          watches.map(({ watchId }) => watchId),
          by,
          at,
        );
        const removed = watches.map((watch) => ({
          watchId: watch.watchId,
          ruleKind: watch.rule.kind,
          covers: (customerId: string) => coversCustomer(watch, customerId),
        }));
        await touchCards(transaction, await stopUncovered(transaction, conversation, removed, by, at));
        return watches;
      }),

    restore: (conversation, watchIds, at) =>
      changing('bring watches back', conversation, async (transaction) => {
        const there = new Set((await watchesOf(transaction, conversation)).map(({ watchId }) => watchId));
        const removed = [...new Set(watchIds)].filter((watchId) => !there.has(watchId));
        const gone = new Set(removed);
        await touchCards(
          transaction,
          await resumeWatching(transaction, conversation, { removed, excepted: [] }, at),
        );
        return (await watchesOf(transaction, conversation)).filter(({ watchId }) => gone.has(watchId));
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

async function keepConversation(
  transaction: Kysely<Tables>,
  { tenantId, conversationId, conversationType, serviceUrl, botId, teamId, userId, locale }: Conversation,
  at: Date,
): Promise<void> {
  await sql`
    insert into conversation (tenant_id, conversation_id, conversation_type, service_url, bot_id, team_id, user_id,
      locale, seen_at)
    values (${tenantId}, ${conversationId}, ${conversationType}, ${serviceUrl}, ${botId}, ${teamId ?? null},
      ${userId ?? null}, ${locale ?? null}, ${at})
    on conflict do nothing
  `.execute(transaction);
}

/** The row stays locked to the end of the transaction, so that no number is given twice. */
async function takeNumber(
  transaction: Kysely<Tables>,
  { tenantId, conversationId }: ConversationAddress,
): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    update conversation set next_watch_number = next_watch_number + 1
    where tenant_id = ${tenantId} and conversation_id = ${conversationId}
    returning next_watch_number - 1 as number
  `.execute(transaction);
  const [row] = rows;
  if (row === undefined) throw new StorageError('The conversation is no longer known', { retryable: true });
  return row.number;
}

function isMeant(choice: WatchChoice): (watch: Watch) => boolean {
  if (choice === 'all') return () => true;
  if ('number' in choice) return ({ number }) => number === choice.number;
  const watchIds = new Set(choice.watchIds);
  return ({ watchId }) => watchIds.has(watchId);
}
