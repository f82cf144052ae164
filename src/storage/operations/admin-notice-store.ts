import { type Kysely, sql } from 'kysely';
import type { Conversation } from '../../domain/conversation.js';
import type { AdminNotices } from '../../usecases/delivery/delivery-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { putCard } from '../delivery/card-writes.js';
import type { ConversationRow } from '../delivery/conversation-row.js';
import { toConversation } from '../delivery/conversation-row.js';

/**
 * Notices to the admins, put where cards wait to be sent: a restart loses none. `operations here` in a personal chat
 * holds while its person is an admin; a channel or group chat stays the place whoever said so.
 */
export function createAdminNotices(
  db: Kysely<Tables>,
  mayHear: (conversation: Conversation) => boolean,
): AdminNotices {
  return {
    put: (notice, adminUserIds, at) =>
      withStorageErrors('put a notice to the admins', () =>
        db.transaction().execute(async (transaction) => {
          const { rows } = await sql<ConversationRow & { readonly is_operations: boolean }>`
            select * from conversation
            where parked_at is null
              and (is_operations or conversation_type = 'personal' and user_id = any(${adminUserIds}::text[]))
            order by tenant_id, conversation_id
          `.execute(transaction);
          const open = rows.filter((row) => {
            const { conversationType, userId = '' } = toConversation(row);
            const isOfAdmins = conversationType !== 'personal' || adminUserIds.includes(userId);
            return isOfAdmins && mayHear(toConversation(row));
          });
          const places = open.filter((row) => row.is_operations);
          const told = (places.length > 0 ? places : open).map(toConversation);
          for (const address of told) await putCard(transaction, address, { kind: 'notice', notice }, at);
          return told.length;
        }),
      ),
  };
}
