import assert from 'node:assert/strict';
import { teamsMessage } from '../helpers/bot-channel.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';

describe('an activity that Teams delivers twice', () => {
  let bot: RunningBot;
  before(async () => {
    bot = await startBot();
  });
  after(() => bot.close());
  beforeEach(() => bot.channel.sent.splice(0));

  const messages = () => bot.channel.sent.filter(({ activity }) => activity.type === 'message').length;

  it('is answered once, one after the other and at the same time', async () => {
    const one = teamsMessage(bot.channel, 'help');
    assert.equal((await bot.post(one)).status, 200);
    assert.equal((await bot.post(one)).status, 200);
    assert.equal(messages(), 1);
    const two = teamsMessage(bot.channel, 'license usage for northwind');
    const answers = await Promise.all([bot.post(two), bot.post(two), bot.post(two)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    assert.equal(messages(), 2);
  });

  it('is answered with the same card when a button was pressed', async () => {
    const data = { verb: 'show-help' };
    const value = { action: { type: 'Action.Execute', verb: data.verb, data } };
    const press = teamsMessage(bot.channel, '', {
      type: 'invoke',
      name: 'adaptiveCard/action',
      text: undefined,
      value,
    });
    const [first, second] = [await bot.post(press), await bot.post(press)];
    assert.equal(first.status, 200);
    assert.deepEqual(second, first);
    assert.equal(messages(), 1);
  });

  it('is answered when the answer to the first did not reach Teams', async () => {
    const message = teamsMessage(bot.channel, 'help');
    bot.channel.failNext(400, 1);
    assert.equal((await bot.post(message)).status, 500);
    assert.equal(messages(), 0);
    assert.equal((await bot.post(message)).status, 200);
    assert.equal(messages(), 1);
  });

  it('is another one when only its id is the same', async () => {
    const message = teamsMessage(bot.channel, 'help');
    await bot.post(message);
    await bot.post({ ...message, text: 'thanks' });
    await bot.post({ ...message, conversation: { ...message.conversation, id: 'a:other' } });
    assert.equal(messages(), 3);
  });

  it('is no repeat for who has no token', async () => {
    const message = teamsMessage(bot.channel, 'help');
    assert.equal((await bot.post(message)).status, 200);
    assert.equal((await bot.post(message, null)).status, 401);
  });
});
