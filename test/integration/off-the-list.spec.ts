import assert from 'node:assert/strict';
import { createStatusStore } from '../../src/storage/operations/status-store.js';
import { TENANT_ID, teamsMessage } from '../helpers/bot-channel.js';
import { type FreshDatabase, openFreshDatabase } from '../helpers/database.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';
import { until } from '../helpers/until.js';
import { ANA, inChannel, RITA } from './support/watched-channel.js';

const RITAS = 'a:rita';
const OTHER_TENANT = '99999999-9999-4999-8999-999999999999';
const CHANNEL = '19:licences@thread.tacv2';

/** What Rita writes in her own chat. */
const inChat = (bot: RunningBot, text: string) =>
  teamsMessage(bot.channel, text, {
    from: RITA,
    conversation: { id: RITAS, conversationType: 'personal', tenantId: TENANT_ID },
  });

/** What was sent unasked, posts and edits: to Rita, and to the channel. */
function heard({ channel }: RunningBot) {
  const messages = channel.sent.filter(({ activity }) => JSON.stringify(activity).includes('Northwind'));
  const rita = messages.filter(({ path }) => decodeURIComponent(path).includes(RITAS));
  return { rita: rita.length, others: messages.length - rita.length };
}

describe('what is sent unasked to people who were taken off the list', function () {
  this.timeout(90_000);
  let fresh: FreshDatabase;
  before(async () => {
    fresh = await openFreshDatabase();
  });
  after(() => fresh.close());

  /** A life of the bot; the connector is another one each time, as is Partner Center with Northwind's usage of Teams. */
  async function live(
    userIds: readonly string[],
    licensesActive: number,
    play: (bot: RunningBot) => Promise<void>,
    tenantIds: readonly string[] = [TENANT_ID],
  ): Promise<void> {
    const bot = await startBot({
      DATABASE_URL: fresh.databaseUrl,
      ALLOWED_USER_IDS: userIds.join(','),
      ALLOWED_TENANT_IDS: tenantIds.join(','),
      ADMIN_USER_IDS: RITA.aadObjectId,
    });
    try {
      const { state } = bot.emulator;
      for (const { customerId, companyName } of [...state.customers])
        if (companyName !== 'Northwind Traders') state.removeCustomer(customerId);
      const { customerId } = state.find('Northwind Traders');
      for (const workloadName of ['Exchange', 'SharePoint', 'Teams'])
        state.changeUsage(customerId, { workloadName, licensesActive: 70 });
      state.changeUsage(customerId, { workloadName: 'Teams', licensesActive });
      await fresh.database.pool.query('update conversation set service_url = $1', [bot.channel.url]);
      await play(bot);
    } finally {
      await bot.close();
    }
  }

  const status = () => createStatusStore(fresh.database.kysely);
  const settled = () => until(async () => (await status().waiting()).cards === 0, 20_000, 'the deliveries');

  it('waits, is counted, and comes once they are back; a channel goes on without whoever set its watch', async () => {
    await live([ANA.aadObjectId, RITA.aadObjectId], 70, async (bot) => {
      await bot.post(inChat(bot, 'watch Northwind below 40%'));
      await bot.post(inChannel(bot, { from: RITA, text: 'watch Northwind below 40%' }, CHANNEL));
      await bot.sweep();
      await settled();
    });
    const before = await status().held();
    assert.deepEqual(before, { conversations: 0, messages: 0 });

    await live([ANA.aadObjectId], 5, async (bot) => {
      await bot.sweep();
      await until(async () => (await status().held()).messages === 1, 20_000, 'what is held back');
      await settled();
      assert.deepEqual(heard(bot), { rita: 0, others: 1 });
      await bot.tick();
      assert.equal((await status().held()).conversations, 1, 'still off');
    });

    await live([ANA.aadObjectId, RITA.aadObjectId], 5, async (bot) => {
      await bot.tick();
      await until(() => heard(bot).rita === 1, 20_000, 'what was held back');
      assert.deepEqual(await status().held(), before);
    });

    // An edit of the alert she has is as much of an answer as the alert itself.
    await live([ANA.aadObjectId], 70, async (bot) => {
      await bot.sweep();
      await until(async () => (await status().held()).messages === 1, 20_000, 'the edit that is held back');
      await settled();
      assert.deepEqual(heard(bot), { rita: 0, others: 1 });
    });

    await live(
      [],
      5,
      async (bot) => {
        await bot.sweep();
        await until(async () => (await status().held()).conversations === 2, 20_000, 'the tenant held back');
        assert.deepEqual(heard(bot), { rita: 0, others: 0 });
      },
      [OTHER_TENANT],
    );
  });
});
