import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createLogger } from '../../../src/base/logger.js';
import { createAuditLog } from '../../../src/storage/operations/audit-log.js';
import { withFreshDatabase } from '../../helpers/database.js';

const logger = createLogger('silent');
const conversation = { tenantId: 'tenant', conversationId: '19:channel@thread.tacv2' };

describe('createAuditLog', () => {
  it('writes what is noted, in order, also what comes while it writes', () =>
    withFreshDatabase(async ({ kysely }) => {
      const audit = createAuditLog(kysely, logger);
      const at = new Date('2026-11-21T09:00:00Z');
      audit.note({
        at,
        conversation,
        userId: 'rita',
        action: 'watch',
        detail: { number: 1, rule: 'unused' },
      });
      audit.note({ at, conversation, userId: undefined, action: 'license-usage', customerId: CUSTOMER_ID });
      audit.note({ at, conversation: undefined, userId: 'jonas', action: 'status' });
      await audit.settled();
      const { rows } = await sql`
        select conversation_id, user_id, action, customer_id, detail from audit_entry order by entry_no
      `.execute(kysely);
      assert.deepEqual(rows, [
        {
          conversation_id: conversation.conversationId,
          user_id: 'rita',
          action: 'watch',
          customer_id: null,
          detail: { number: 1, rule: 'unused' },
        },
        {
          conversation_id: conversation.conversationId,
          user_id: null,
          action: 'license-usage',
          customer_id: CUSTOMER_ID,
          detail: {},
        },
        { conversation_id: null, user_id: 'jonas', action: 'status', customer_id: null, detail: {} },
      ]);
    }));

  it('keeps entries that could not be written and writes them with the next', () =>
    withFreshDatabase(async ({ kysely }) => {
      await sql`alter table audit_entry rename to elsewhere`.execute(kysely);
      const audit = createAuditLog(kysely, logger);
      audit.note({ at: new Date(), conversation, userId: 'rita', action: 'watches' });
      await audit.settled();
      await sql`alter table elsewhere rename to audit_entry`.execute(kysely);
      audit.note({ at: new Date(), conversation, userId: 'rita', action: 'help' });
      await audit.settled();
      const { rows } = await sql<{ action: string }>`
        select action from audit_entry order by entry_no
      `.execute(kysely);
      assert.deepEqual(
        rows.map(({ action }) => action),
        ['watches', 'help'],
      );
    }));
});

const CUSTOMER_ID = '5a1ff4b6-0a05-4d0f-9d8a-6c7f4f0c3f11';
