import assert from 'node:assert/strict';
import { openWatchedChannel, type WatchedChannel } from './support/watched-channel.js';

/** Through HTTP alone, over figures that a sweep has kept. */
describe('a question that points at a list of customers', function () {
  this.timeout(120_000);
  let channel: WatchedChannel;

  before(async () => {
    channel = await openWatchedChannel();
    await channel.install();
    await channel.sweep();
    await channel.bot.readTerms();
  });
  after(() => channel.close());

  const say = async (text: string) => {
    const activity = await channel.say(text);
    return `${activity.text ?? ''} ${JSON.stringify(activity.attachments?.[0]?.content ?? {})}`;
  };
  /** What each follow-up comes to is what the same question comes to when it is asked in full. */
  const ASKED = [
    ['which customers renew this month', 'and next month?', 'which customers renew next month'],
    ['which customers renew this month', 'next year?', 'which customers renew next year'],
    ['which customers renew this month', 'et le mois prochain ?', 'which customers renew next month'],
    ['which customers renew this month', 'en volgende maand?', 'which customers renew next month'],
    ['which customers renew this month', 'a w przyszłym miesiącu?', 'which customers renew next month'],
    ['which customers renew this month', 'e no próximo mês?', 'which customers renew next month'],
    ['which customers renew this month', '那下個月呢？', 'which customers renew next month'],
    ['who uses exchange', 'and teams?', 'who uses teams'],
    ['customers below 30%', 'and below 90%?', 'customers below 90%'],
    ['customers below 90%', 'what about teams?', 'customers below 90% on teams'],
    [
      'customers with more than 10 unused licenses',
      'and more than 2?',
      'customers with more than 2 unused licenses',
    ],
  ] as const;

  for (const [first, next, full] of ASKED) {
    it(`asks the same once more: ${first}, ${next}`, async () => {
      const asked = await say(full);
      await say('license usage for Northwind Traders');
      const before = await say(first);
      const reply = await say(next);
      assert.equal(reply, asked);
      assert.notEqual(reply, before);
    });
  }

  it('asks of one customer what was asked of all', async () => {
    await say('license usage for Northwind Traders');
    await say('which customers renew next month');
    const one = await say('and Litware?');
    assert.match(one, /Litware, Inc/);
    assert.match(one, /Renewals/);
  });

  it('names what the list cannot take', async () => {
    await say('license usage for Northwind Traders');
    await say('who uses exchange');
    const reply = await say('and last month?');
    assert.match(reply, /last month/);
    assert.doesNotMatch(reply, /Northwind Traders/);
  });

  for (const between of ['portfolio', 'alerts', 'watches', 'watch Litware below 40%']) {
    it(`is not of the customer before once something else was asked: ${between}`, async () => {
      await say('license usage for Northwind Traders');
      await say(between);
      assert.doesNotMatch(await say('and next month?'), /Northwind Traders/);
      assert.match(await say('its renewals?'), /Say whose renewals/);
    });
  }

  for (const unanswered of ['license usage for Zebulon Aerospace', 'and Nortwhind?']) {
    it(`is not of the customer before once another was asked for and not shown: ${unanswered}`, async () => {
      await say('license usage for Litware');
      const reply = await say(unanswered);
      assert.doesNotMatch(reply, /seats unused/);
      assert.match(await say('its renewals?'), /Say whose renewals/);
    });
  }

  it('goes on over thanks and help, and after a plan with the plan', async () => {
    await say('license usage for Northwind Traders');
    await say('thanks');
    await say('help');
    assert.match(await say('its renewals?'), /Northwind Traders/);
    await say('plan for Northwind Traders');
    const plan = await say('and Litware?');
    assert.match(plan, /Litware, Inc/);
    assert.match(plan, /Plan/);
  });
});
