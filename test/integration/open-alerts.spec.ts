import assert from 'node:assert/strict';
import { elementsOf } from '../helpers/parse-card.js';
import {
  dataOf,
  hasButton,
  openWatchedChannel,
  RITA,
  type WatchedChannel,
} from './support/watched-channel.js';

/** Through HTTP alone. */
describe('what is open in a channel', function () {
  this.timeout(60_000);
  let channel: WatchedChannel;

  beforeEach(async () => {
    channel = await openWatchedChannel();
    await channel.install();
  });
  afterEach(() => channel.close());

  const cardOf = (activity: { readonly attachments?: readonly { readonly content?: unknown }[] }) =>
    activity.attachments?.[0]?.content;
  const say = async (text: string, from = RITA) => {
    const card = cardOf(await channel.say(text, from));
    return { card, json: JSON.stringify(card) };
  };

  it('is nothing before anything fires', async () => {
    const { card, json } = await say('alerts');
    assert.match(json, /No alert is open here/);
    assert.ok(hasButton(card, 'show-watches'));
  });

  it('is listed by customer, the one with the most seats first, and leads to each', async () => {
    await channel.watchAll('watch all below 99%');
    await channel.sweep();
    const { card, json } = await say('alerts');
    assert.match(json, /alerts here/);
    const rows = elementsOf(card).filter(({ selectAction }) => selectAction !== undefined);
    assert.equal(rows.length, 2);
    const opened = JSON.stringify(await channel.press(dataOf(card, 'show-customer')));
    assert.match(opened, /Litware, Inc/);
  });

  it('is acknowledged for one customer, says what, shows on the alert’s own card, and has a way back', async () => {
    await channel.watchAll('watch all below 99%');
    const mark = channel.mark();
    await channel.sweep();
    const [posted] = channel.seenSince(mark).posted;
    const { card } = await say('alerts');
    const northwind = channel.bot.emulator.state.find('Northwind Traders').customerId;
    const pressed = JSON.stringify(
      await channel.press(dataOf(card, 'acknowledge-open'), { inputs: { which: northwind }, from: RITA }),
    );
    assert.match(pressed, /acknowledged: Northwind Traders: /i);
    const [told = ''] = /\d+ alerts acknowledged: .*?alerts here/.exec(pressed) ?? [];
    assert.match(told, /Northwind/);
    assert.doesNotMatch(told, /Litware/);
    await channel.delivered();
    assert.match(channel.standing(posted).json, /acknowledged by Rita Marques/);
    const after = await say('alerts');
    assert.match(after.json, /\d+ open, \d+ acknowledged/);
    const back = JSON.stringify(
      await channel.press(dataOf(after.card, 'reopen-open'), { inputs: { which: 'all' } }),
    );
    assert.match(back, /alerts reopened/);
    assert.doesNotMatch((await say('alerts')).json, /acknowledged/);
  });

  it('is snoozed by words for one customer, and for nobody where the days or the customer are not clear', async () => {
    await channel.watchAll('watch all below 99%');
    await channel.sweep();
    assert.match((await say('snooze Northwind for 3 days')).json, /Nothing was snoozed/);
    assert.match((await say('snooze Fabrikam for 7 days')).json, /Nothing was snoozed/);
    assert.match((await say('snooze everyone for 7 days')).json, /alerts here/);
    assert.doesNotMatch((await say('alerts')).json, /snoozed/);
    const { json } = await say('snooze Northwind for 7 days');
    assert.match(json, /alerts snoozed: Northwind Traders: /);
    assert.match(json, /snoozed until/);
    const acknowledged = JSON.stringify(
      await channel.press(dataOf(cardOf(await channel.say('alerts')), 'acknowledge-open'), {
        inputs: { which: 'all' },
      }),
    );
    assert.match(acknowledged, /acknowledged: Litware/i);
    assert.match((await say('alerts')).json, /snoozed/, 'what somebody put off stays so');
  });

  it('stays as it is for a press without a choice, which is said, unless one customer alone is there', async () => {
    await channel.watchAll('watch all below 99%');
    await channel.sweep();
    const { card } = await say('alerts');
    for (const verb of ['acknowledge-open', 'snooze-open']) {
      const told = JSON.stringify(await channel.press(dataOf(card, verb), { inputs: { days: '7' } }));
      assert.match(told, /Nothing was changed: choose which alerts are meant/);
    }
    assert.doesNotMatch((await say('alerts')).json, /acknowledged|snoozed/);
    await say('unwatch all');
    await say('watch Northwind below 99%');
    await channel.sweep();
    const own = await say('alerts');
    assert.ok(!elementsOf(own.card).some(({ id }) => id === 'which'));
    const acknowledged = await channel.press(dataOf(own.card, 'acknowledge-open'), { from: RITA });
    assert.match(JSON.stringify(acknowledged), /acknowledged: Northwind/i);
  });

  it('is not what is open elsewhere', async () => {
    await channel.watchAll('watch all below 99%');
    await channel.sweep();
    const { card } = await say('alerts');
    await channel.press(dataOf(card, 'acknowledge-open'), {
      inputs: { which: '11111111-1111-4111-8111-111111111111' },
    });
    assert.doesNotMatch((await say('alerts')).json, /acknowledged/);
  });
});
