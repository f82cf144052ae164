import assert from 'node:assert/strict';
import { type RunningBot, startBot } from '../helpers/running-bot.js';
import { ANA, inChannel, type Member, RITA } from './support/watched-channel.js';

const MINUTE_MS = 60_000;
const ELSEWHERE = '19:another@thread.tacv2';

/** Through HTTP and the real adapter, with a clock that can be set forward. */
describe('a question that points at the one before', function () {
  this.timeout(60_000);
  let bot: RunningBot;
  let aheadMs: number;
  const start = () => startBot({}, undefined, { clock: { now: () => new Date(Date.now() + aheadMs) } });

  beforeEach(async () => {
    aheadMs = 0;
    bot = await start();
  });
  afterEach(() => bot.close());

  async function say(text: string, from: Member = ANA, channelId?: string): Promise<string> {
    const mark = bot.channel.sent.length;
    const { status, body } = await bot.post(
      inChannel(bot, { from, text: `<at>Seatwise</at> ${text}` }, channelId),
    );
    assert.equal(status, 200, body);
    const reply = bot.channel.sent.slice(mark).find(({ activity }) => activity.type === 'message');
    return JSON.stringify(reply?.activity ?? assert.fail('no reply')).replace(/[\u200b-\u200d]/g, '');
  }

  const isUsageOf = (json: string, customer: RegExp) => {
    assert.match(json, customer);
    assert.match(json, /License usage/);
  };
  const asksWhose = (json: string) => assert.match(json, /Say whose renewals/);

  it('asks the same of another customer', async () => {
    isUsageOf(await say('license usage for Northwind Traders'), /Northwind Traders/);
    isUsageOf(await say('and Litware?'), /Litware, Inc/);
    assert.match(await say('unused licenses for Northwind Traders'), /Unused licenses/i);
    const unused = await say('what about Litware?');
    assert.match(unused, /Litware, Inc/);
    assert.match(unused, /Unused licenses/i);
    assert.doesNotMatch(unused, /Northwind/);
  });

  it('asks something else of the same customer', async () => {
    await say('license usage for Northwind Traders');
    const renewals = await say('its renewals?');
    assert.match(renewals, /Northwind Traders/);
    assert.match(renewals, /Renewals/);
    const trend = await say('what about last month?');
    assert.match(trend, /Northwind Traders/);
    assert.match(trend, /trend|history/i);
    // Whatever came last counts, a picked customer too.
    await say('renewals for Litware');
    assert.match(await say('and its unused licenses?'), /Litware, Inc/);
  });

  it('points at what a button showed', async () => {
    await say('license usage for Northwind Traders');
    const { customerId } = bot.emulator.state.find('Litware, Inc.');
    const data = { verb: 'show-customer', customerId, view: 'usage' };
    const { status } = await bot.post(
      inChannel(bot, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        text: undefined,
        value: { action: { type: 'Action.Execute', data } },
      }),
    );
    assert.equal(status, 200);
    assert.match(await say('its renewals?'), /Litware, Inc/);
  });

  it('is remembered for half an hour, and no longer', async () => {
    await say('license usage for Northwind Traders');
    aheadMs = 29 * MINUTE_MS;
    assert.match(await say('its renewals?'), /Northwind Traders/);
    aheadMs += 31 * MINUTE_MS;
    asksWhose(await say('its renewals?'));
    await say('unused licenses for Northwind Traders');
    aheadMs += 31 * MINUTE_MS;
    // Nothing to be the same as: a customer alone is its usage.
    isUsageOf(await say('and Litware?'), /Litware, Inc/);
  });

  it('is of the person who asked, and of the conversation', async () => {
    await say('license usage for Northwind Traders', ANA);
    asksWhose(await say('its renewals?', RITA));
    asksWhose(await say('its renewals?', ANA, ELSEWHERE));
    await say('license usage for Litware', RITA);
    assert.match(await say('its renewals?', ANA), /Northwind Traders/);
    assert.match(await say('its renewals?', RITA), /Litware, Inc/);
  });

  it('is of nothing that the bot does not do, and of nobody once another was asked for and not found', async () => {
    await say('license usage for Northwind Traders');
    await say('cancel Litware');
    assert.match(await say('its renewals?'), /Northwind Traders/);
    await say('license usage for Zzyzx Holdings');
    asksWhose(await say('its renewals?'));
  });

  it('is forgotten with the process, and no text of it is kept', async () => {
    await say('license usage for Northwind Traders');
    const { log } = bot;
    await bot.close();
    assert.ok(!log.some((line) => line.includes('license usage for Northwind')), 'a question is in the log');
    bot = await start();
    asksWhose(await say('its renewals?'));
  });

  it('is understood in every language', async () => {
    const FOLLOW_UPS = [
      ['et Litware ?', 'ses renouvellements ?'],
      ['en Litware?', 'en de verlengingen?'],
      ['a Litware?', 'a odnowienia?'],
      ['e a Litware?', 'e as renovações?'],
      ['那 Litware 呢？', '那續約呢？'],
    ] as const;
    for (const [another, renewals] of FOLLOW_UPS) {
      await say('license usage for Northwind Traders');
      isUsageOf(await say(another), /Litware, Inc/);
      const json = await say(renewals);
      assert.match(json, /Litware, Inc/, renewals);
      assert.match(json, /Renewals/, renewals);
    }
  });
});
