import { randomUUID } from 'node:crypto';
import type { Database } from '../../../src/storage/open-database.js';
import { openTickets } from '../../../src/storage/watching/ticket-writes.js';
import { createWatchStore } from '../../../src/storage/watching/watch-store.js';
import { OUTGOING_WAYS, type OutgoingWay } from '../../../src/usecases/outgoing/outgoing-ports.js';
import { below, MEGAN, watching, workloadFigures } from '../../helpers/watching.js';
import { conversationAt } from './delivering.js';

/** Customers, and the address that the tickets of each go to beside the webhook. */
const CUSTOMERS = ['gold', 'silver', 'bronze'].map((name, at) => ({
  customerId: `00000000-0000-4000-8000-00000000000${at + 1}`,
  customerName: `Customer of ${name} =1+1 "עם" 🏢`,
  address: `${name}@psa.example`,
}));

/** A ticket that waits to leave. */
export interface TicketToSend {
  readonly outgoingId: string;
  readonly way: OutgoingWay;
  readonly lane: string;
}

/** Has as many webhooks and as many mails wait as there are alerts, of one conversation. Gives them in their order. */
export async function putTickets(
  { kysely, pool }: Database,
  alerts: number,
): Promise<readonly TicketToSend[]> {
  // Nothing listens there: no card is sent, and none has to be.
  const conversation = conversationAt('http://127.0.0.1:9', {});
  const watches = createWatchStore(kysely);
  const all = await watches.add(
    conversation,
    watching(below(50), { ticket: { kind: 'webhook' } }),
    MEGAN,
    new Date(),
  );
  for (const { address, ...customer } of CUSTOMERS) {
    const definition = watching(below(50), { customer, ticket: { kind: 'mail', address } });
    await watches.add(conversation, definition, MEGAN, new Date());
  }
  for (let at = 0; at < alerts; at += 1) {
    const { customerId, customerName } = CUSTOMERS[at % CUSTOMERS.length] ?? {};
    const subject = { kind: 'workload', workloadName: `Workload ${at}` };
    await pool.query(
      `insert into alert (alert_id, tenant_id, conversation_id, rule_kind, customer_id, customer_name, subject_key,
         subject, figures, watch_id, state, opened_at, changed_at)
       values ($1, $2, $3, 'low-usage', $4, $5, $6, $7, $8, $9, 'open', now(), now())`,
      [
        randomUUID(),
        conversation.tenantId,
        conversation.conversationId,
        customerId,
        customerName,
        subject.workloadName,
        subject,
        workloadFigures(8),
        all.watchId,
      ],
    );
  }
  await openTickets(kysely, new Set(OUTGOING_WAYS), new Date());
  const { rows } = await pool.query<TicketToSend>(
    'select outgoing_id as "outgoingId", way, lane from outgoing order by outgoing_no',
  );
  return rows;
}
