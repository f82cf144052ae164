import { type Kysely, sql } from 'kysely';
import type { ConversationAddress } from '../../domain/conversation.js';
import type { AdminNotices } from '../../usecases/delivery/delivery-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { putCard } from '../delivery/card-writes.js';

/** Notices to the admins, put where cards wait to be sent: a restart loses none. */
export function createAdminNotices(db: Kysely<Tables>): AdminNotices {
  return {
    put: (notice, adminUserIds, at) =>
      withStorageErrors('put a notice to the admins', () =>
        db.transaction().execute(async (transaction) => {
          const { rows } = await sql<ConversationAddress>`
            with open as (select * from conversation where parked_at is null)
            select tenant_id as "tenantId", conversation_id as "conversationId" from open
            where is_operations
              or conversation_type = 'personal' and user_id = any(${adminUserIds}::text[])
                and not exists (select from open where is_operations)
            order by tenant_id, conversation_id
          `.execute(transaction);
          for (const address of rows) await putCard(transaction, address, { kind: 'notice', notice }, at);
          return rows.length;
        }),
      ),
  };
}
