import type { CardRequest } from '../../src/answers/card-request.js';
import type { RecognizedName } from '../../src/commands/catalogue.js';
import type { SentActivity } from '../helpers/bot-channel.js';
import type { FreshDatabase } from '../helpers/database.js';
import { until } from '../helpers/until.js';
import { ANA, inChannel, type Member, type WatchedChannel } from '../integration/support/watched-channel.js';

/** What people can be without being allowed. */
export const EVE: Member = {
  id: '29:eve',
  name: 'Eve',
  aadObjectId: '66666666-6666-4666-8666-666666666666',
};
export const ADMIN: Member = {
  id: '29:admin',
  name: 'Admin',
  aadObjectId: '44444444-4444-4444-8444-444444444444',
};

/** Ids of what a channel really has: whoever knows them has seen its cards. */
export interface Known {
  readonly customerId: string;
  readonly watchIds: readonly string[];
  readonly removedWatchIds: readonly string[];
  readonly reportId: string;
  readonly removedReportId: string;
  readonly cardId: string;
  readonly alertId: string;
}

/** A good request of every verb a card can send; each would do its work for somebody who is allowed. */
export function requestsOf(known: Known) {
  const { customerId, watchIds, removedWatchIds, reportId, removedReportId, cardId, alertId } = known;
  const report = { customer: customerId, days: 'monthly', address: 'ana@contoso.com' } as const;
  return {
    'show-customer': { verb: 'show-customer', customerId, view: 'usage', page: 0, fresh: true },
    'add-watch': { verb: 'add-watch', customerId, rule: 'unused', limit: '1' },
    'choose-watch': {
      verb: 'choose-watch',
      request: {
        customer: customerId,
        rule: { kind: 'unused', atLeast: 1 },
        exceptCustomers: [],
        exceptProducts: [],
        minimumSeats: 0,
      },
    },
    'confirm-watch': {
      verb: 'confirm-watch',
      request: {
        rule: { kind: 'low-usage', belowPercent: 77 },
        exceptCustomers: [],
        exceptProducts: [],
        minimumSeats: 0,
      },
    },
    'show-watches': { verb: 'show-watches', page: 0 },
    'remove-watch': { verb: 'remove-watch', watchIds },
    'restore-watch': { verb: 'restore-watch', watchIds: removedWatchIds },
    'stop-digest': { verb: 'stop-digest' },
    acknowledge: { verb: 'acknowledge', cardId },
    snooze: { verb: 'snooze', cardId, which: alertId, days: '7', reason: 'forged' },
    reopen: { verb: 'reopen', cardId, which: 'all' },
    stop: { verb: 'stop', cardId },
    'show-alerts': { verb: 'show-alerts', cardId, page: 0 },
    'show-open-alerts': { verb: 'show-open-alerts', page: 0 },
    'acknowledge-open': { verb: 'acknowledge-open', page: 0 },
    'snooze-open': { verb: 'snooze-open', page: 0, days: '7', reason: 'forged' },
    'reopen-open': { verb: 'reopen-open', page: 0 },
    'show-portfolio': { verb: 'show-portfolio', page: 0 },
    'show-customers': { verb: 'show-customers', question: { kind: 'unused', atLeast: 1 }, page: 0 },
    'choose-report': { verb: 'choose-report', request: report },
    'confirm-report': { verb: 'confirm-report', request: report },
    'send-report': { verb: 'send-report', request: report },
    'remove-report': { verb: 'remove-report', reportId },
    'restore-report': { verb: 'restore-report', reportId: removedReportId },
    'set-language': { verb: 'set-language', language: 'pl' },
    'show-help': { verb: 'show-help' },
    export: { verb: 'export', question: { kind: 'portfolio', order: 'seats' }, file: 'csv' },
  } as const satisfies Readonly<Record<CardRequest['verb'], object>>;
}
export type Verb = keyof ReturnType<typeof requestsOf>;
export const VERBS = Object.keys(
  requestsOf({
    customerId: '',
    watchIds: [],
    removedWatchIds: [],
    reportId: '',
    removedReportId: '',
    cardId: '',
    alertId: '',
  }),
) as readonly Verb[];

const ASKED: Readonly<Record<RecognizedName | 'export', readonly string[]>> = {
  'license-usage': ['license usage for Northwind Traders'],
  'unused-licenses': ['unused licenses for Northwind Traders'],
  renewals: ['renewals for Northwind Traders'],
  trend: ['trend for Northwind Traders'],
  plan: ['plan for Northwind Traders'],
  portfolio: ['portfolio'],
  'portfolio-by-money': ['portfolio by money'],
  customers: ['customers below 90%', 'plans of everyone'],
  watches: ['watches'],
  alerts: ['alerts'],
  snooze: ['snooze Northwind Traders for 7 days'],
  watch: ['watch all below 90%'],
  unwatch: ['unwatch all'],
  digest: ['digest monday 10:00 Europe/Paris', 'digest now', 'digest off'],
  report: ['report Northwind Traders monthly to ana@contoso.com'],
  'send-test-alert': ['send test alert'],
  language: ['language pl'],
  status: ['status'],
  'operations-here': ['operations here'],
  'cost-prices-here': ['cost prices here'],
  'list-prices-here': ['list prices here'],
  help: ['help'],
  export: ['export portfolio', 'export Northwind Traders as csv'],
  // They tell and change nothing.
  greeting: [],
  thanks: [],
};
/** Sentences whose answers would tell something of a customer or change something. */
export const SENTENCES: readonly string[] = Object.values(ASKED).flat();

/** Ways in, each with an activity that carries what is asked. */
export const asMessage = (text: string) => ({ text: `<at>Seatwise</at> ${text}` });
export const asInvoke = (data: object) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  text: undefined,
  value: { action: { type: 'Action.Execute', data } },
});
/** What a client sends that knows no Action.Execute. */
export const asSubmit = (data: object) => ({ type: 'message', text: undefined, value: data });
export const asSearch = (value: string) => ({
  type: 'invoke',
  name: 'composeExtension/query',
  text: undefined,
  value: { commandId: 'customers', parameters: [{ name: 'customer', value }] },
});
export const asChoice = (customerId: string) => ({
  type: 'invoke',
  name: 'composeExtension/selectItem',
  text: undefined,
  value: { customerId },
});

const KEPT = ['watch', 'made_plan', 'alert', 'card', 'digest_schedule', 'mail_report', 'outgoing'];

/**
 * Everything kept for people, as text to compare; when a conversation was last seen is left out, and so is the audit,
 * which is written a moment later.
 */
export async function snapshot({ database }: FreshDatabase): Promise<string> {
  const kept: Record<string, unknown> = {};
  for (const table of KEPT) {
    const { rows } = await database.pool.query(
      `select to_jsonb(kept) as entry from ${table} kept order by to_jsonb(kept)::text`,
    );
    kept[table] = rows;
  }
  const { rows } = await database.pool.query(
    "select to_jsonb(kept) - 'seen_at' as entry from conversation kept order by to_jsonb(kept)::text",
  );
  return JSON.stringify({ ...kept, conversations: rows });
}

/** Who is in the audit, by Entra object id, once an entry for `action` of the last one who asked is there. */
export async function audited({ database }: FreshDatabase, action: string): Promise<readonly string[]> {
  const actions = async () => (await database.pool.query('select action from audit_entry')).rows;
  await until(async () => (await actions()).some((entry) => entry['action'] === action));
  const { rows } = await database.pool.query('select distinct user_id as id from audit_entry');
  return rows.map(({ id }) => String(id));
}

/** Fills a channel: two watches and two reports by mail, one of each removed, a digest and an alert whose card is there. */
export async function fillChannel(channel: WatchedChannel): Promise<Known> {
  await channel.install();
  await channel.watchAll('watch all below 40%');
  await channel.say('watch Litware unused 1');
  await channel.say('unwatch 2');
  await channel.say('digest monday 09:00 Europe/Paris');
  channel.use('Exchange', 8);
  await channel.sweep();
  const { pool } = channel.fresh.database;
  // Written as the bot does, which without mail settings sets none.
  const rhythm = { days: 'monthly', time: '08:00', zone: 'UTC' };
  await pool.query(
    `insert into mail_report (report_id, tenant_id, conversation_id, number, definition, next_at, created_at, created_by, removed_at)
     select gen_random_uuid(), tenant_id, conversation_id, number, $1, now() + interval '9 days', now(), '{"name": "Ana"}',
       case number when 12 then now() end
     from conversation, unnest(array[11, 12]) number where conversation_type = 'channel'`,
    [JSON.stringify({ rhythm, address: 'ana@contoso.com' })],
  );
  // Whoever delivered gives the conversation back a moment after its card came.
  const busy = 'select from conversation where delivering_by is not null';
  await until(async () => (await pool.query(busy)).rowCount === 0);
  const one = async (query: string) => String((await pool.query(query)).rows[0]?.['id']);
  return {
    customerId: channel.bot.emulator.state.find('Northwind Traders').customerId,
    watchIds: [await one('select watch_id as id from watch where removed_at is null')],
    removedWatchIds: [await one('select watch_id as id from watch where removed_at is not null')],
    reportId: await one('select report_id as id from mail_report where removed_at is null'),
    removedReportId: await one('select report_id as id from mail_report where removed_at is not null'),
    cardId: await one("select card_id as id from card where content ->> 'kind' = 'alerts'"),
    alertId: await one('select alert_id as id from alert'),
  };
}

/** Posts an activity as somebody in a channel, and gives what came of it; `told` is all that people see. */
export async function attempt(
  { bot }: Pick<WatchedChannel, 'bot'>,
  activity: object,
  { from = ANA, channelId }: { readonly from?: Member; readonly channelId?: string } = {},
) {
  const before = bot.channel.sent.length;
  const asked = bot.emulator.requests.length;
  const { status, body } = await bot.post(inChannel(bot, { from, ...activity }, channelId));
  const sent = bot.channel.sent.slice(before);
  const told = body + JSON.stringify(sent.map(({ activity }) => seenOf(activity)));
  return { status, body, sent, told, calls: bot.emulator.requests.length - asked };
}

function seenOf({ text, summary, speak, attachments }: SentActivity['activity']) {
  return { text, summary, speak, attachments };
}
