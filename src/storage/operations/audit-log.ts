import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Logger } from '../../base/logger.js';
import { createSingleFlight } from '../../base/single-flight.js';
import type { AuditEntry, AuditLog } from '../../usecases/operations/audit-ports.js';
import type { Tables } from '../database/tables.js';

/** Entries kept for a database that is away; the log says how many were lost beyond that. */
const MOST_WAITING = 10_000;

/** So long the first entry of a batch waits for others: a statement for each would cost as much as a quick answer. */
const GATHER_MS = 50;

/** The audit in the database. Entries that come while others are written go in the next batch. */
export function createAuditLog(db: Kysely<Tables>, logger: Logger): AuditLog {
  let waiting: AuditEntry[] = [];
  let lost = 0;
  const writing = createSingleFlight(writeAll);

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      await delay(GATHER_MS);
      const batch = waiting;
      waiting = [];
      try {
        await insert(db, batch);
      } catch (err) {
        logger.error({ err, entries: batch.length }, 'audit entries were not written, they are tried again');
        waiting = [...batch, ...waiting].slice(0, MOST_WAITING);
        return;
      }
    }
    if (lost > 0) logger.error({ entries: lost }, 'audit entries were lost');
    lost = 0;
  }

  return {
    note(entry) {
      if (waiting.length >= MOST_WAITING) lost += 1;
      else waiting.push(entry);
      void writing.run();
    },
    async settled() {
      await writing.underWay();
    },
  };
}

async function insert(db: Kysely<Tables>, entries: readonly AuditEntry[]): Promise<void> {
  await sql`
    insert into audit_entry (at, tenant_id, conversation_id, user_id, action, customer_id, detail)
    select * from unnest(
      ${entries.map(({ at }) => at)}::timestamptz[],
      ${entries.map(({ conversation }) => conversation?.tenantId ?? null)}::text[],
      ${entries.map(({ conversation }) => conversation?.conversationId ?? null)}::text[],
      ${entries.map(({ userId }) => userId ?? null)}::text[],
      ${entries.map(({ action }) => action)}::text[],
      ${entries.map(({ customerId }) => customerId ?? null)}::uuid[],
      ${entries.map(({ detail = {} }) => JSON.stringify(detail))}::jsonb[])
  `.execute(db);
}
