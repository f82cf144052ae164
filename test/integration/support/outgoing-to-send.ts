import { randomUUID } from 'node:crypto';
import { DAY_MS } from '../../../src/base/time.js';
import type { Database } from '../../../src/storage/open-database.js';
import { createReportStore } from '../../../src/storage/reports/report-store.js';
import { openTickets } from '../../../src/storage/watching/ticket-writes.js';
import { createWatchStore } from '../../../src/storage/watching/watch-store.js';
import { OUTGOING_WAYS, type OutgoingWay } from '../../../src/usecases/outgoing/outgoing-ports.js';
import { below, MEGAN, watching, workloadFigures } from '../../helpers/watching.js';
import { keepCustomers } from '../../storage/support/portfolio.js';
import { conversationAt } from './delivering.js';

/** Customers, and the address that the tickets of each go to beside the webhook. */
const CUSTOMERS = ['gold', 'silver', 'bronze'].map((name, at) => ({
  customerId: `00000000-0000-4000-8000-00000000000${at + 1}`,
  customerName: `Customer of ${name} =1+1 "עם" 🏢`,
  address: `${name}@psa.example`,
}));

/** Something that waits to leave. */
export interface ToSend {
  readonly outgoingId: string;
  readonly way: OutgoingWay;
  /** What keeps its order: an address, the webhook, a report. */
  readonly lane: string;
}

const ROUNDS = 4;
/** Mails of reports for each that is added at the beginning of a round: one at its end, and at that of each later one. */
export const MAILS_OF_A_REPORT = (ROUNDS * (ROUNDS + 1)) / 2;

/**
 * Has as many webhooks and as many mails wait as there are alerts, and among the mails those of reports about all customers,
 * all of one conversation. Gives them in their order.
 */
export async function putOutgoing(
  database: Database,
  { alerts, reports }: { readonly alerts: number; readonly reports: number },
): Promise<readonly ToSend[]> {
  const { kysely, pool } = database;
  // Nothing listens there: no card is sent, and none has to be.
  const conversation = conversationAt('http://127.0.0.1:9', {});
  const watches = createWatchStore(kysely);
  const store = createReportStore(kysely);
  await keepCustomers(pool, [
    { number: 1, name: CUSTOMERS[0]?.customerName ?? '', seats: 40, unused: [4, 9] },
    { number: 2, name: CUSTOMERS[1]?.customerName ?? '', seats: 12, unused: [3, 3] },
  ]);
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
  const startMs = Date.now();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (
      let at = Math.round((alerts * round) / ROUNDS);
      at < Math.round((alerts * (round + 1)) / ROUNDS);
      at += 1
    )
      await putAlert(database, conversation, all.watchId, at);
    await openTickets(kysely, new Set(OUTGOING_WAYS), new Date());
    for (let added = 0; added < reports; added += 1) {
      const rhythm = { days: 'daily', time: '08:00', zone: 'UTC' } as const;
      const definition = { customer: undefined, rhythm, address: `ana${added}@psa.example` };
      await store.add(conversation, definition, MEGAN, new Date(startMs + round * DAY_MS));
    }
    await store.takeDue(new Date(startMs + (round + 1) * DAY_MS), () => true);
  }
  const { rows } = await pool.query<ToSend>(
    'select outgoing_id as "outgoingId", way, lane from outgoing order by outgoing_no',
  );
  return rows;
}

async function putAlert(
  { pool }: Database,
  conversation: ReturnType<typeof conversationAt>,
  watchId: string,
  at: number,
): Promise<void> {
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
      watchId,
    ],
  );
}
