import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { StorageError } from '../../base/errors.js';
import type { Conversation, ConversationAddress } from '../../domain/conversation.js';
import type { Report } from '../../domain/reports/report.js';
import { nextDigest } from '../../domain/schedules/digest-rhythm.js';
import type { ReportContent } from '../../usecases/outgoing/outgoing-ports.js';
import type { ReportChoice, ReportStore } from '../../usecases/reports/report-ports.js';
import { toJsonb } from '../database/json.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { type ConversationRow, toConversation } from '../delivery/conversation-row.js';
import { keepConversation } from '../delivery/keep-conversation.js';
import { addOutgoingJob } from '../outgoing/outgoing-jobs.js';
import { takeNumber } from '../watching/watch-row.js';
import { REPORT_COLUMNS, type ReportRow, readReport, writeReport, writeReportContent } from './report-row.js';

interface DueRow extends ReportRow {
  readonly isParked: boolean;
  readonly place: ConversationRow;
}

/** One that only another version understands is looked at again then. */
const AGAIN_AFTER_UPDATE = sql`interval '1 hour'`;

/** Reports by mail in the database. */
export function createReportStore(db: Kysely<Tables>): ReportStore {
  return {
    add: (conversation, definition, by, now) =>
      withStorageErrors('keep a report', () =>
        db.transaction().execute(async (transaction) => {
          await keepConversation(transaction, conversation, now);
          const number = await takeNumber(transaction, conversation);
          const { rows } = await sql<ReportRow>`
            insert into mail_report (report_id, tenant_id, conversation_id, number, definition, next_at, created_at,
              created_by)
            values (${randomUUID()}, ${conversation.tenantId}, ${conversation.conversationId}, ${number},
              ${writeReport(definition)}::jsonb, ${nextDigest(definition.rhythm, now)}, ${now}, ${toJsonb(by)}::jsonb)
            returning ${REPORT_COLUMNS}
          `.execute(transaction);
          const report = rows[0] && readReport(rows[0]);
          if (report === undefined) throw new StorageError('The database gave no row back');
          return report;
        }),
      ),

    of: ({ tenantId, conversationId }) =>
      withStorageErrors('read reports', async () => {
        const { rows } = await sql<ReportRow>`
          select ${REPORT_COLUMNS} from mail_report
          where tenant_id = ${tenantId} and conversation_id = ${conversationId} and removed_at is null
          order by number
        `.execute(db);
        return rows.flatMap((row) => readReport(row) ?? []);
      }),

    remove: (conversation, choice, at) =>
      withStorageErrors('end a report', () =>
        db.transaction().execute(async (transaction) => {
          const report = await endOne(transaction, conversation, choice, at);
          if (report === undefined) return undefined;
          await sql`
            delete from outgoing
            where tenant_id = ${conversation.tenantId} and conversation_id = ${conversation.conversationId}
              and lane = ${laneOf(report.reportId)} and sent_at is null and parked_at is null
          `.execute(transaction);
          return report;
        }),
      ),

    restore: ({ tenantId, conversationId }, reportId, now) =>
      withStorageErrors('bring a report back', () =>
        db.transaction().execute(async (transaction) => {
          const { rows } = await sql<ReportRow>`
            update mail_report set removed_at = null
            where tenant_id = ${tenantId} and conversation_id = ${conversationId} and report_id = ${reportId}
              and removed_at is not null
            returning ${REPORT_COLUMNS}
          `.execute(transaction);
          const report = rows[0] && readReport(rows[0]);
          if (report !== undefined) await goOn(transaction, report, now);
          return report;
        }),
      ),

    sendOnce: (conversation, definition, by, now) =>
      withStorageErrors('send a report', () =>
        db.transaction().execute(async (transaction) => {
          await keepConversation(transaction, conversation, now);
          await putMail(transaction, conversation, {
            kind: 'report',
            at: now,
            reportId: undefined,
            number: undefined,
            definition,
            askedBy: by,
            askedAt: now,
          });
        }),
      ),

    takeDue: (now, mayHear) =>
      withStorageErrors('send reports that are due', async () => {
        let sent = 0;
        for (;;) {
          const taken = await db.transaction().execute((transaction) => takeOne(transaction, now, mayHear));
          if (taken === 'none') return sent;
          if (taken === 'sent') sent += 1;
        }
      }),
  };
}

async function endOne(
  transaction: Transaction<Tables>,
  { tenantId, conversationId }: ConversationAddress,
  choice: ReportChoice,
  at: Date,
): Promise<Report | undefined> {
  const which = 'reportId' in choice ? sql`report_id = ${choice.reportId}` : sql`number = ${choice.number}`;
  const { rows } = await sql<ReportRow>`
    update mail_report set removed_at = ${at}
    where tenant_id = ${tenantId} and conversation_id = ${conversationId} and ${which} and removed_at is null
    returning ${REPORT_COLUMNS}
  `.execute(transaction);
  return rows[0] && readReport(rows[0]);
}

async function takeOne(
  transaction: Transaction<Tables>,
  now: Date,
  mayHear: (conversation: Conversation) => boolean,
): Promise<'sent' | 'skipped' | 'none'> {
  // Another replica that holds one sends it; if it dies first, the row is free again.
  const { rows } = await sql<DueRow>`
    select ${REPORT_COLUMNS}, (select parked_at is not null from conversation where conversation.tenant_id = mail_report.tenant_id
        and conversation.conversation_id = mail_report.conversation_id) as "isParked",
      (select to_jsonb(conversation) from conversation where conversation.tenant_id = mail_report.tenant_id
        and conversation.conversation_id = mail_report.conversation_id) as place
    from mail_report where next_at <= ${now} and removed_at is null
    order by next_at limit 1 for update skip locked
  `.execute(transaction);
  const [due] = rows;
  if (due === undefined) return 'none';
  const report = readReport(due);
  if (report === undefined) {
    await sql`
      update mail_report set next_at = ${now}::timestamptz + ${AGAIN_AFTER_UPDATE} where report_id = ${due.reportId}
    `.execute(transaction);
    return 'skipped';
  }
  await goOn(transaction, report, now);
  const conversation = toConversation(due.place);
  // Old ones would pile up and come all at once.
  if (due.isParked || !mayHear(conversation)) return 'skipped';
  const { reportId, number, customer, rhythm, address, createdBy, createdAt } = report;
  await putMail(transaction, conversation, {
    kind: 'report',
    at: now,
    reportId,
    number,
    definition: { customer, rhythm, address },
    askedBy: createdBy,
    askedAt: createdAt,
  });
  return 'sent';
}

async function goOn(
  transaction: Transaction<Tables>,
  { reportId, rhythm }: Report,
  now: Date,
): Promise<void> {
  await sql`
    update mail_report set next_at = ${nextDigest(rhythm, now)} where report_id = ${reportId}
  `.execute(transaction);
}

/** Each report keeps its own order: one that cannot be made holds no other back. */
function laneOf(reportId: string): string {
  return `report ${reportId}`;
}

async function putMail(
  transaction: Transaction<Tables>,
  { tenantId, conversationId }: ConversationAddress,
  content: ReportContent,
): Promise<void> {
  const outgoingId = randomUUID();
  await sql`
    insert into outgoing (outgoing_id, way, lane, tenant_id, conversation_id, content, created_at)
    values (${outgoingId}, 'mail', ${laneOf(content.reportId ?? outgoingId)}, ${tenantId}, ${conversationId},
      ${writeReportContent(content)}::jsonb, ${content.at})
  `.execute(transaction);
  await addOutgoingJob(transaction, 'mail');
}
