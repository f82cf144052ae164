// How much a month of watches says, by invented usage, real use cases and the bundled database:
// npx tsx scripts/simulate-month.ts [customers] [days] [seed]
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../bench/random.js';
import { createStores } from '../src/app/stores.js';
import { createSweep } from '../src/app/sweep.js';
import { createLogger } from '../src/base/logger.js';
import { DAY_MS } from '../src/base/time.js';
import { type AlertMove, acknowledge, snooze, stop } from '../src/domain/watching/alert-moves.js';
import type { Person } from '../src/domain/watching/watch.js';
import { openDatabase } from '../src/storage/open-database.js';
import type { UsagePage } from '../src/usecases/sweep/everyone-ports.js';
import { inventUsage } from './simulate-month/invented-usage.js';
import { watchedConversations } from './simulate-month/watched-conversations.js';

const [customers = 500, days = 30, seed = 1] = process.argv.slice(2).map(Number);
const START = new Date('2026-11-02T06:00:00Z'); // a Monday
const HISTORY_DAYS = 400;
const ADELE: Person = { userId: undefined, name: 'Adele' };

let now = START;
const clock = { now: () => now };
const usage = inventUsage(customers, START, seed);
const conversations = watchedConversations(usage.customerIds);
const random = createRandom(seed + 1);

const dataDir = await mkdtemp(join(tmpdir(), 'seatwise-month-'));
await chmod(dataDir, 0o755);
const logger = createLogger('silent');
const database = await openDatabase({ dataDir, logger });
const { pool } = database;
const everyone = { tenantIds: [], userIds: [] };
const stores = createStores(database, { access: everyone, hasPrices: false, clock, logger });
const { alerts, watches } = stores;

async function* pages(): AsyncGenerator<UsagePage> {
  const rows = usage.rows();
  for (let from = 0; from < rows.length; from += 10_000) {
    const next = from + 10_000 < rows.length ? String(from + 10_000) : undefined;
    yield { rows: rows.slice(from, from + 10_000), next, rowsInAll: rows.length };
  }
}

const sweep = createSweep({
  stores,
  reads: {
    source: {
      getLicenseUsage: async () => [],
      getUsageOfEveryone: async () => ({ kind: 'pages', pages: pages() }),
    },
    customers: { async *listCustomers() {} },
    getSubscriptions: async (customerId) => usage.terms(customerId),
  },
  clock,
  sleep: async () => undefined,
  logger,
  historyDays: HISTORY_DAYS,
});

interface Delivered {
  readonly conversationId: string;
  readonly isNew: boolean;
}

/** What a delivery would send now; many changes of a card between two of them are one edit. */
async function deliver(): Promise<readonly Delivered[]> {
  const { rows } = await pool.query<Delivered>(`
    with waiting as (select card_id, delivered_version = 0 as is_new from card where version > delivered_version)
    update card set delivered_version = version from waiting where waiting.card_id = card.card_id
    returning conversation_id as "conversationId", is_new as "isNew"
  `);
  return rows;
}

/** On working days people deal with part of what is open. */
async function deal(): Promise<void> {
  if (now.getUTCDay() === 0 || now.getUTCDay() === 6) return;
  for (const { conversation, diligence } of conversations) {
    const { rows } = await pool.query<{ cardId: string; alertId: string }>(
      `select card_id as "cardId", alert_id as "alertId" from alert
       where conversation_id = $1 and state = 'open' and card_id is not null order by alert_no`,
      [conversation.conversationId],
    );
    for (const { cardId, alertId } of rows) {
      if (!random.chance(diligence * 0.5)) continue;
      await alerts.change(conversation, cardId, { alertId }, chooseMove(), now);
    }
  }
}

function chooseMove(): AlertMove {
  const { is } = random.weighted([
    { share: 65, is: 'acknowledge' },
    { share: 20, is: 7 },
    { share: 12, is: 30 },
    { share: 3, is: 'stop' },
  ] as const);
  if (is === 'acknowledge') return acknowledge(ADELE, now);
  return is === 'stop' ? stop(ADELE, now) : snooze({ by: ADELE, at: now, days: is, reason: '' });
}

interface Day {
  messages: number;
  edits: number;
  clicks: number;
}
const log = new Map(conversations.map(({ conversation }) => [conversation.conversationId, [] as Day[]]));
try {
  for (const { conversation, definitions } of conversations) {
    for (const definition of definitions) await watches.add(conversation, definition, ADELE, now);
  }
  for (let day = 0; day < days; day++) {
    now = new Date(START.getTime() + day * DAY_MS);
    usage.nextDay(now);
    const outcome = await sweep({ signal: new AbortController().signal });
    if (outcome.kind !== 'ended' || outcome.summary.state !== 'finished')
      throw new Error(JSON.stringify(outcome));
    for (const list of log.values()) list.push({ messages: 0, edits: 0, clicks: 0 });
    for (const { conversationId, isNew } of await deliver()) {
      const today = log.get(conversationId)?.at(-1);
      if (today) today[isNew ? 'messages' : 'edits'] += 1;
    }
    await deal();
    for (const { conversationId } of await deliver()) {
      const today = log.get(conversationId)?.at(-1);
      if (today) today.clicks += 1;
    }
  }
  await report();
} finally {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
}

async function report(): Promise<void> {
  console.log(`${customers} customers, ${days} days, seed ${seed}`);
  for (const { name, conversation } of conversations) {
    const list = log.get(conversation.conversationId) ?? [];
    console.log(`\n${name}: first day ${JSON.stringify(list[0])}`);
    for (let from = 1; from < list.length; from += 7) {
      const week = list.slice(from, from + 7);
      const sum = (key: keyof Day) => week.reduce((total, today) => total + today[key], 0);
      console.log(
        `  days ${from + 1}-${from + week.length}: ${sum('messages')} messages, ${sum('edits')} edits by sweeps, ` +
          `${sum('clicks')} cards edited by clicks`,
      );
    }
    const worst = Math.max(...list.slice(1).map(({ messages }) => messages));
    const busiest = Math.max(...list.slice(1).map(({ edits }) => edits));
    console.log(`  worst day after the first: ${worst} messages; most edits by one sweep: ${busiest}`);
    const { rows } = await pool.query(
      `select rule_kind as rule, count(*)::int as alerts, count(*) filter (where opened_at::date = $2::date)::int as "firstDay",
         count(*) filter (where state = 'resolved')::int as resolved,
         (count(*) - count(distinct (customer_id, subject_key)))::int as "againInTheMonth"
       from alert where conversation_id = $1 group by rule_kind order by rule_kind`,
      [conversation.conversationId, START],
    );
    console.table(rows);
  }
  const { rows } = await pool.query(
    `select rule_kind as rule, coalesce(subject ->> 'workloadName', subject ->> 'productName', subject ->> 'offerName') as subject,
       count(*)::int as alerts, count(*) filter (where opened_at::date > $1::date)::int as "afterFirstDay"
     from alert group by 1, 2 order by 3 desc limit 15`,
    [START],
  );
  console.table(rows);
}
