import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { type SentActivity, TENANT_ID, teamsMessage } from '../helpers/bot-channel.js';
import { type FreshDatabase, openFreshDatabase } from '../helpers/database.js';
import { runProgram } from '../helpers/run-program.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';

const CHANNEL_ID = '19:licence-watch@thread.tacv2';
const TEAM_ID = '19:customer-success@thread.tacv2';

/** What people see: messages posted, and later edits of them. */
interface Seen {
  readonly posted: readonly SentActivity[];
  readonly edited: readonly SentActivity[];
}

/**
 * Everything through HTTP alone: a Bot Connector client in front of the bot, a Partner Center behind it, and sweeps by
 * the command people run.
 */
describe('alerts in a channel', function () {
  this.timeout(120_000);
  let fresh: FreshDatabase;
  let bot: RunningBot;

  beforeEach(async () => {
    fresh = await openFreshDatabase();
    bot = await startBot({ DATABASE_URL: fresh.databaseUrl });
    const { state } = bot.emulator;
    for (const { customerId, companyName } of [...state.customers]) {
      if (companyName !== 'Northwind Traders' && companyName !== 'Litware, Inc.')
        state.removeCustomer(customerId);
    }
    useExchange(74);
    useTeams(78);
    useSharePoint(60);
  });

  afterEach(async () => {
    await bot.close();
    await fresh.close();
  });

  function northwind(): string {
    return bot.emulator.state.find('Northwind Traders').customerId;
  }

  function change(workloadName: string, licensesActive: number): void {
    const changed = bot.emulator.state.changeUsage(northwind(), { workloadName, licensesActive });
    assert.ok(changed > 0, `${workloadName} has no rows`);
  }
  const useExchange = (active: number) => change('Exchange', active);
  const useTeams = (active: number) => change('Teams', active);
  const useSharePoint = (active: number) => change('SharePoint', active);

  function inChannel(activity: object): object {
    return {
      ...teamsMessage(bot.channel, ''),
      conversation: {
        id: `${CHANNEL_ID};messageid=1795252506000`,
        conversationType: 'channel',
        isGroup: true,
        tenantId: TENANT_ID,
      },
      channelData: { tenant: { id: TENANT_ID }, team: { id: TEAM_ID }, channel: { id: CHANNEL_ID } },
      ...activity,
    };
  }

  async function install(): Promise<void> {
    const { status } = await bot.post(
      inChannel({ type: 'installationUpdate', action: 'add', text: undefined }),
    );
    assert.equal(status, 200);
  }

  async function say(text: string): Promise<string> {
    const before = bot.channel.sent.length;
    const { status } = await bot.post(inChannel({ text: `<at>Seatwise</at> ${text}` }));
    assert.equal(status, 200);
    return bot.channel.sent[before]?.activity.text ?? '';
  }

  async function sweep(): Promise<string> {
    const { exitCode, stdout, stderr } = await runProgram('src/cli/sweep.ts', [], {
      DATABASE_URL: fresh.databaseUrl,
      PARTNER_CENTER_BASE_URL: bot.emulator.url,
      PARTNER_CENTER_ACCESS_TOKEN: 'partner-center-token',
    });
    assert.equal(exitCode, 0, stderr);
    return stdout;
  }

  function seenSince(mark: number): Seen {
    const sent = bot.channel.sent.slice(mark).filter(({ activity }) => activity.type === 'message');
    return {
      posted: sent.filter(({ method }) => method === 'POST'),
      edited: sent.filter(({ method }) => method === 'PUT'),
    };
  }

  /** Nothing waits any more, as the database has it: what a sweep decided is in the channel. */
  async function delivered(): Promise<void> {
    for (;;) {
      const { rows } = await fresh.database.pool.query<{ waiting: number }>(
        'select count(*)::int as waiting from card where version > delivered_version and refused_at is null',
      );
      if (rows[0]?.waiting === 0) return;
      await delay(50);
    }
  }

  it('come once, turn resolved in place, and come anew when it happens again', async () => {
    await install();
    assert.match(await say('watch all below 40%'), /40/);

    const first = bot.channel.sent.length;
    useExchange(8);
    await sweep();
    await delivered();
    await sweep();
    await delivered();
    const alert = seenSince(first);
    assert.equal(alert.posted.length, 1, 'one card for one alert, none for the second sweep');
    assert.deepEqual(alert.edited, []);
    assert.match(alert.posted[0]?.activity.text ?? '', /Northwind Traders/);

    const second = bot.channel.sent.length;
    // Above the threshold and not yet clear of it.
    useExchange(34);
    await sweep();
    await delivered();
    assert.deepEqual(seenSince(second).posted, []);
    useExchange(74);
    await sweep();
    await delivered();
    const resolved = seenSince(second);
    assert.deepEqual(resolved.posted, []);
    const edits = resolved.edited.map(({ path }) => path);
    assert.ok(edits.length > 0 && new Set(edits).size === 1, 'the same card is edited');
    assert.match(JSON.stringify(resolved.edited.at(-1)?.activity), /[Rr]esolved/);

    const third = bot.channel.sent.length;
    useExchange(8);
    await sweep();
    await delivered();
    assert.equal(seenSince(third).posted.length, 1);
  });

  it('come as one card when there are many, and none come once nobody watches', async () => {
    await install();
    await say('watch all below 99%');
    const mark = bot.channel.sent.length;
    await sweep();
    await delivered();
    assert.equal(seenSince(mark).posted.length, 1);

    await say('unwatch all');
    const after = bot.channel.sent.length;
    useExchange(8);
    await sweep();
    await delivered();
    assert.deepEqual(seenSince(after).posted, []);
  });
});
