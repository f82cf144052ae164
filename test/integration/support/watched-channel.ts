import assert from 'node:assert/strict';
import type { Environment } from '../../../src/config/config.js';
import type { Clock } from '../../../src/usecases/ports.js';
import { type SentActivity, TENANT_ID, teamsMessage } from '../../helpers/bot-channel.js';
import { type FreshDatabase, openFreshDatabase } from '../../helpers/database.js';
import { elementsOf } from '../../helpers/parse-card.js';
import { type RunningBot, startBot } from '../../helpers/running-bot.js';
import { until } from '../../helpers/until.js';

const CHANNEL_ID = '19:licence-watch@thread.tacv2';
const TEAM_ID = '19:customer-success@thread.tacv2';

/** Somebody in a channel, as Teams names people. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
}
export const ANA: Member = {
  id: '29:ana',
  name: 'Ana',
  aadObjectId: '33333333-3333-4333-8333-333333333333',
};
export const RITA: Member = {
  id: '29:rita',
  name: 'Rita Marques',
  aadObjectId: '55555555-5555-4555-8555-555555555555',
};

/** An activity of the channel; Ana's unless said otherwise. */
export function inChannel(bot: RunningBot, activity: object, channelId = CHANNEL_ID): object {
  return {
    ...teamsMessage(bot.channel, ''),
    from: ANA,
    conversation: {
      id: `${channelId};messageid=1795252506000`,
      conversationType: 'channel',
      isGroup: true,
      tenantId: TENANT_ID,
    },
    channelData: { tenant: { id: TENANT_ID }, team: { id: TEAM_ID }, channel: { id: channelId } },
    ...activity,
  };
}

/** What people see: messages posted, and later edits of them. */
export interface Seen {
  readonly posted: readonly SentActivity[];
  readonly edited: readonly SentActivity[];
}

/** A card as it stands in the channel. */
export interface StandingCard {
  /** As the connector named it when it was posted. */
  readonly activityId: string;
  readonly content: object;
  /** Everything in it, for a look at what it says. */
  readonly json: string;
}

/** The data that a card's button for a verb sends; `at` picks one of several. */
export function dataOf(content: unknown, verb: string, at = 0): Record<string, unknown> {
  const found = elementsOf(content)
    .map(({ data }) => data as Record<string, unknown> | undefined)
    .filter((data) => data?.['verb'] === verb)
    // Each button stands twice: as Action.Execute and as its fallback.
    .filter((data, index, all) => all.findIndex((other) => sameData(other, data)) === index);
  const data = found[at];
  assert.ok(data, `no button ${verb} on ${JSON.stringify(content)}`);
  return data;
}

export function hasButton(content: unknown, verb: string): boolean {
  return elementsOf(content).some(
    ({ data }) => (data as Record<string, unknown> | undefined)?.['verb'] === verb,
  );
}

function sameData(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The bot in a channel, with two customers whose usage can be moved. */
export interface WatchedChannel {
  readonly bot: RunningBot;
  readonly fresh: FreshDatabase;
  /** Northwind's active seats of a workload. */
  use(workloadName: 'Exchange' | 'Teams' | 'SharePoint', licensesActive: number): void;
  install(action?: 'add' | 'remove'): Promise<void>;
  /** Gives the reply to a message that mentions the bot. */
  say(text: string, from?: Member, locale?: string): Promise<SentActivity['activity']>;
  /** Asks for a watch over all customers and presses the button that makes it; gives the question and the answer. */
  watchAll(text: string): Promise<readonly [question: string, answer: string]>;
  /** Presses a button and gives the card that the one who pressed sees, or the note beside an unchanged card. */
  press(data: object, options?: { readonly inputs?: object; readonly from?: Member }): Promise<unknown>;
  /** Sweeps, and waits until everything that came of it is in the channel. */
  sweep(): Promise<void>;
  /** Nothing waits any more, as the database has it: what was decided is in the channel. */
  delivered(): Promise<void>;
  /** How many activities were sent so far. */
  mark(): number;
  seenSince(mark: number): Seen;
  /** The card of a message posted in the channel, as it was last edited. */
  standing(posted: SentActivity | undefined): StandingCard;
  close(): Promise<void>;
}

/** Starts it with two customers whose workloads are all in good use. */
export async function openWatchedChannel(
  options: { readonly env?: Environment; readonly clock?: Clock } = {},
): Promise<WatchedChannel> {
  const fresh = await openFreshDatabase();
  const env = { DATABASE_URL: fresh.databaseUrl, ...options.env };
  const bot = await startBot(env, undefined, options.clock ? { clock: options.clock } : {});
  const { state } = bot.emulator;
  for (const { customerId, companyName } of [...state.customers]) {
    if (companyName !== 'Northwind Traders' && companyName !== 'Litware, Inc.')
      state.removeCustomer(customerId);
  }
  const { customerId } = state.find('Northwind Traders');

  const stage: WatchedChannel = {
    bot,
    fresh,
    use(workloadName, licensesActive) {
      const changed = state.changeUsage(customerId, { workloadName, licensesActive });
      assert.ok(changed > 0, `${workloadName} has no rows`);
    },
    async install(action = 'add') {
      const { status } = await bot.post(
        inChannel(bot, { type: 'installationUpdate', action, text: undefined }),
      );
      assert.equal(status, 200);
    },
    async say(text, from = ANA, locale = 'en-US') {
      const before = bot.channel.sent.length;
      const { status, body } = await bot.post(
        inChannel(bot, { from, locale, text: `<at>Seatwise</at> ${text}` }),
      );
      assert.equal(status, 200, body);
      // A job may send a card of its own in between; the reply belongs to the thread of the message.
      const reply = bot.channel.sent
        .slice(before)
        .find(
          ({ method, path, activity }) =>
            method === 'POST' && path !== '/v3/conversations' && activity.type === 'message',
        );
      return reply?.activity ?? assert.fail('no reply');
    },
    async watchAll(text) {
      const question = await stage.say(text);
      const button = dataOf(question.attachments?.[0]?.content, 'confirm-watch');
      return [JSON.stringify(question), JSON.stringify(await stage.press(button))];
    },
    async press(data, { inputs = {}, from = ANA } = {}) {
      const value = { action: { type: 'Action.Execute', data: { ...data, ...inputs } } };
      const { status, body } = await bot.post(
        inChannel(bot, { type: 'invoke', name: 'adaptiveCard/action', text: undefined, from, value }),
      );
      assert.equal(status, 200, body);
      return (JSON.parse(body) as { value: unknown }).value;
    },
    async sweep() {
      await bot.sweep();
      await stage.delivered();
    },
    delivered: () =>
      until(
        async () => {
          const { rows } = await fresh.database.pool.query<{ waiting: number }>(
            'select count(*)::int as waiting from card where version > delivered_version and refused_at is null',
          );
          return rows[0]?.waiting === 0;
        },
        30_000,
        'delivery of every card',
      ),
    mark: () => bot.channel.sent.length,
    seenSince(mark) {
      const sent = bot.channel.sent.slice(mark).filter(({ activity }) => activity.type === 'message');
      return {
        posted: sent.filter(({ method }) => method === 'POST'),
        edited: sent.filter(({ method }) => method === 'PUT'),
      };
    },
    standing(posted) {
      assert.ok(posted, 'nothing was posted');
      // The connector of the tests names messages by their place.
      const activityId = `sent-${bot.channel.sent.indexOf(posted) + 1}`;
      const edits = bot.channel.sent.filter(
        ({ method, path }) => method === 'PUT' && path.endsWith(`/activities/${activityId}`),
      );
      const content = (edits.at(-1) ?? posted).activity.attachments?.[0]?.content;
      assert.ok(content, 'the message has no card');
      return { activityId, content, json: JSON.stringify(content) };
    },
    async close() {
      await bot.close();
      await fresh.close();
    },
  };
  stage.use('Exchange', 74);
  stage.use('Teams', 78);
  stage.use('SharePoint', 60);
  return stage;
}
