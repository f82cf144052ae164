import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { ConversationAddress } from '../../domain/conversation.js';
import type { Alert } from '../../domain/watching/alert.js';
import { type TicketNews, ticketNews, ticketsDue } from '../../domain/watching/ticket-news.js';
import { laneOf, type TicketTarget } from '../../domain/watching/ticket-target.js';
import type { Watch } from '../../domain/watching/watch.js';
import type { OutgoingWay } from '../../usecases/outgoing/outgoing-ports.js';
import { toJsonb } from '../database/json.js';
import type { Tables } from '../database/tables.js';
import { addOutgoingJob } from '../outgoing/outgoing-jobs.js';
import { ALERT_COLUMNS, type AlertRow, readAlerts } from './alert-row.js';
import { writeTicketContent } from './ticket-content.js';
import { lockConversations, personSchema, watchesOf } from './watch-row.js';

interface Ticket {
  readonly alert: Alert;
  readonly target: TicketTarget;
  readonly watch: Pick<Watch, 'watchId' | 'number' | 'createdBy' | 'createdAt'>;
}

interface TicketRow extends AlertRow {
  readonly target: TicketTarget;
  readonly news: TicketNews;
  readonly number: number;
  readonly createdBy: unknown;
  readonly createdAt: Date;
}

/**
 * Opens the tickets that alerts are to have and do not, by the ways that are set up; each conversation in a transaction of
 * its own. What another process has opened meanwhile is left alone.
 */
export async function openTickets(
  db: Kysely<Tables>,
  ways: ReadonlySet<OutgoingWay>,
  at: Date,
): Promise<void> {
  if (ways.size === 0) return;
  const { rows: addresses } = await sql<ConversationAddress>`
    select distinct tenant_id as "tenantId", conversation_id as "conversationId" from watch
    where definition ? 'ticket' and removed_at is null order by 1, 2
  `.execute(db);
  for (const address of addresses)
    await db.transaction().execute((transaction) => openIn(transaction, address, ways, at));
}

async function openIn(
  transaction: Kysely<Tables>,
  address: ConversationAddress,
  ways: ReadonlySet<OutgoingWay>,
  at: Date,
): Promise<void> {
  await lockConversations(transaction, [address]);
  const watches = (await watchesOf(transaction, address)).filter(
    ({ ticket }) => ticket !== undefined && ways.has(ticket.kind),
  );
  if (watches.length === 0) return;
  const { rows } = await sql<AlertRow>`
    select ${ALERT_COLUMNS} from alert
    where tenant_id = ${address.tenantId} and conversation_id = ${address.conversationId}
      and closed_at is null and state = 'open'
    order by alert_no
  `.execute(transaction);
  const { rows: tickets } = await sql<{ alertId: string; lane: string }>`
    select alert_id as "alertId", lane from alert_ticket
    where alert_id = any(${rows.map(({ alertId }) => alertId)}::uuid[])
  `.execute(transaction);
  const has = new Set(tickets.map(({ alertId, lane }) => `${alertId} ${lane}`));
  const due = ticketsDue(watches, readAlerts(rows), ({ alertId }, lane) => has.has(`${alertId} ${lane}`), at);
  if (due.length === 0) return;
  await sql`
    insert into alert_ticket (alert_id, lane, target, watch_id, news, opened_at)
    select alert_id, lane, target, watch_id, 'opened', ${at}
    from unnest(${due.map(({ alert }) => alert.alertId)}::uuid[], ${due.map(({ target }) => laneOf(target))}::text[],
      ${due.map(({ target }) => toJsonb(target))}::jsonb[], ${due.map(({ watch }) => watch.watchId)}::uuid[])
      as given (alert_id, lane, target, watch_id)
  `.execute(transaction);
  await putNews(
    transaction,
    due.map((ticket) => ({ ...ticket, news: 'opened' as const, isFirst: true })),
    at,
  );
}

/**
 * Tells the tickets of alerts what became of them; part of the transaction that changed the alerts. Does nothing for those
 * without tickets.
 */
export async function followTickets(
  transaction: Kysely<Tables>,
  alertIds: readonly string[],
  at: Date,
): Promise<void> {
  if (alertIds.length === 0) return;
  const { rows } = await sql<TicketRow>`
    select ${ALERT_COLUMNS}, ticket.target, ticket.news, watch.number, watch.created_by as "createdBy",
      watch.created_at as "createdAt"
    from (select alert_id as ticket_of, target, news, watch_id as asked_by from alert_ticket
      where alert_id = any(${alertIds}::uuid[])) ticket
    join alert on alert.alert_id = ticket.ticket_of
    join (select watch_id as asking, number, created_by, created_at from watch) watch on watch.asking = ticket.asked_by
    order by alert_no
  `.execute(transaction);
  const told = rows.flatMap((row) => {
    const [alert] = readAlerts([row]);
    const news = alert && ticketNews(row.news, alert);
    if (alert === undefined || news === undefined) return [];
    const { target, number, createdAt } = row;
    const watch = { watchId: alert.watchId, number, createdAt, createdBy: personSchema.parse(row.createdBy) };
    return [{ alert, target, watch, news, isFirst: false }];
  });
  if (told.length === 0) return;
  await sql`
    update alert_ticket set news = given.news
    from unnest(${told.map(({ alert }) => alert.alertId)}::uuid[], ${told.map(({ target }) => laneOf(target))}::text[],
      ${told.map(({ news }) => news)}::text[]) as given (alert_id, lane, news)
    where (alert_ticket.alert_id, alert_ticket.lane) = (given.alert_id, given.lane)
  `.execute(transaction);
  await putNews(transaction, told, at);
}

async function putNews(
  transaction: Kysely<Tables>,
  told: readonly (Ticket & { readonly news: TicketNews; readonly isFirst: boolean })[],
  at: Date,
): Promise<void> {
  await sql`
    insert into outgoing (outgoing_id, way, lane, tenant_id, conversation_id, content, created_at)
    select id, way, lane, tenant_id, conversation_id, content, ${at}
    from unnest(${told.map(() => randomUUID())}::uuid[], ${told.map(({ target }) => target.kind)}::text[],
      ${told.map(({ target }) => laneOf(target))}::text[],
      ${told.map(({ alert }) => alert.conversation.tenantId)}::text[],
      ${told.map(({ alert }) => alert.conversation.conversationId)}::text[],
      ${told.map((news) => writeTicketContent(news, at))}::jsonb[])
      with ordinality as given (id, way, lane, tenant_id, conversation_id, content, position)
    order by position
  `.execute(transaction);
  for (const way of new Set(told.map(({ target }) => target.kind))) await addOutgoingJob(transaction, way);
}
