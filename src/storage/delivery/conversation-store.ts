import { type Kysely, sql, type Transaction } from 'kysely';
import type { Conversation, ConversationAddress } from '../../domain/conversation.js';
import type { ConversationStore } from '../../usecases/delivery/conversation-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { postponeDelivery } from './card-writes.js';
import { UNTROUBLED } from './outbox-conversations.js';

/** What is still done with conversations in the transaction that forgets them. */
export type BeforeForgotten = (
  transaction: Transaction<Tables>,
  addresses: readonly ConversationAddress[],
) => Promise<void>;

/** Conversations in the database. */
export function createConversationStore(
  db: Kysely<Tables>,
  beforeForgotten: BeforeForgotten = () => Promise.resolve(),
): ConversationStore {
  return {
    remember: (conversation, seenAt) =>
      withStorageErrors('remember a conversation', async () => {
        // One statement where nothing is kept back: somebody of another language in a channel is written each time.
        if (await write(db, conversation, seenAt)) {
          await db.transaction().execute((transaction) => unpark(transaction, conversation));
        }
      }),

    welcomeBack: (address) =>
      withStorageErrors('take a conversation up again', async () => {
        const { tenantId, conversationId } = address;
        // Nearly always there is nothing to do: no transaction for that.
        const { rows } = await sql`
          select from conversation
          where tenant_id = ${tenantId} and conversation_id = ${conversationId}
            and (parked_at is not null or refusals > 0)
        `.execute(db);
        if (rows.length > 0) {
          await db.transaction().execute((transaction) => unpark(transaction, address));
        }
      }),

    forget: ({ tenantId, conversationId, teamId }) =>
      withStorageErrors('forget a conversation', () =>
        db.transaction().execute(async (transaction) => {
          // In the order of all who hold several conversations.
          const { rows: places } = await sql<ConversationAddress>`
            select tenant_id as "tenantId", conversation_id as "conversationId" from conversation
            where tenant_id = ${tenantId}
              and (conversation_id = ${conversationId} or team_id = ${teamId ?? null}::text)
            order by tenant_id, conversation_id
            for update
          `.execute(transaction);
          if (places.length === 0) return;
          await beforeForgotten(transaction, places);
          await sql`
            delete from conversation
            where (tenant_id, conversation_id) in (
              select * from unnest(${places.map((place) => place.tenantId)}::text[],
                ${places.map((place) => place.conversationId)}::text[])
            )
          `.execute(transaction);
        }),
      ),
  };
}

/** Gives whether messages are kept back there. */
async function write(db: Kysely<Tables>, conversation: Conversation, seenAt: Date): Promise<boolean> {
  const { tenantId, conversationId, conversationType, serviceUrl, botId, teamId, userId, locale } =
    conversation;
  // An event of a personal chat that names nobody does not make it nobody's.
  const { rows } = await sql<{ isRefused: boolean }>`
    insert into conversation (tenant_id, conversation_id, conversation_type, service_url, bot_id, team_id, user_id,
      locale, seen_at)
    values (${tenantId}, ${conversationId}, ${conversationType}, ${serviceUrl}, ${botId}, ${teamId ?? null},
      ${userId ?? null}, ${locale ?? null}, ${seenAt})
    on conflict (tenant_id, conversation_id) do update set conversation_type = excluded.conversation_type,
      service_url = excluded.service_url, bot_id = excluded.bot_id, team_id = excluded.team_id,
      user_id = coalesce(excluded.user_id, conversation.user_id), locale = excluded.locale, seen_at = excluded.seen_at
    returning parked_at is not null or refusals > 0 as "isRefused"
  `.execute(db);
  return rows.some(({ isRefused }) => isRefused);
}

/** What was kept back there is sent now, whatever time it waited for; cards that were refused as well. */
async function unpark(
  transaction: Transaction<Tables>,
  { tenantId, conversationId }: Pick<Conversation, 'tenantId' | 'conversationId'>,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update conversation set ${UNTROUBLED}
    where tenant_id = ${tenantId} and conversation_id = ${conversationId} and (parked_at is not null or refusals > 0)
  `.execute(transaction);
  if (numAffectedRows !== 1n) return;
  await sql`
    update card set retry_at = null
    where tenant_id = ${tenantId} and conversation_id = ${conversationId} and retry_at is not null
  `.execute(transaction);
  await postponeDelivery(transaction, { tenantId, conversationId }, 0);
}
