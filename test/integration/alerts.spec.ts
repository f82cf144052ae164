import assert from 'node:assert/strict';
import { runProgram } from '../helpers/run-program.js';
import { openWatchedChannel, type WatchedChannel } from './support/watched-channel.js';

/**
 * Everything through HTTP alone: a Bot Connector client in front of the bot, a Partner Center behind it, and sweeps by
 * the command people run.
 */
describe('alerts in a channel', function () {
  this.timeout(120_000);
  let channel: WatchedChannel;

  beforeEach(async () => {
    channel = await openWatchedChannel();
    await channel.install();
  });
  afterEach(() => channel.close());

  async function sweep(): Promise<void> {
    const { exitCode, stderr } = await runProgram('src/cli/sweep.ts', [], {
      DATABASE_URL: channel.fresh.databaseUrl,
      PARTNER_CENTER_BASE_URL: channel.bot.emulator.url,
      PARTNER_CENTER_ACCESS_TOKEN: 'partner-center-token',
    });
    assert.equal(exitCode, 0, stderr);
    await channel.delivered();
  }

  it('come once, turn resolved in place, and come anew when it happens again', async () => {
    const [question, answer] = await channel.watchAll('watch all below 40%');
    assert.match(question, /Watch all customers\?.*40%/);
    assert.match(answer, /Watching from now on.*40%/);

    const first = channel.mark();
    channel.use('Exchange', 8);
    await sweep();
    await sweep();
    const alert = channel.seenSince(first);
    assert.equal(alert.posted.length, 1, 'one card for one alert, none for the second sweep');
    assert.deepEqual(alert.edited, []);
    assert.match(alert.posted[0]?.activity.text ?? '', /Northwind Traders/);

    const second = channel.mark();
    // Above the threshold and not yet clear of it.
    channel.use('Exchange', 34);
    await sweep();
    assert.deepEqual(channel.seenSince(second).posted, []);
    channel.use('Exchange', 74);
    await sweep();
    const resolved = channel.seenSince(second);
    assert.deepEqual(resolved.posted, []);
    const edits = resolved.edited.map(({ path }) => path);
    assert.ok(edits.length > 0 && new Set(edits).size === 1, 'the same card is edited');
    assert.match(JSON.stringify(resolved.edited.at(-1)?.activity), /[Rr]esolved/);

    const third = channel.mark();
    channel.use('Exchange', 8);
    await sweep();
    assert.equal(channel.seenSince(third).posted.length, 1);
  });

  it('stop coming for one customer that is named, with a way back, and a word that names nobody here ends nothing', async () => {
    await channel.say('watch Northwind below 40%');
    assert.match(JSON.stringify(await channel.say('can you stop watching tv')), /What is watched here/);
    assert.match(JSON.stringify(await channel.say('stop watching everyone')), /What is watched here/);
    assert.match(JSON.stringify(await channel.say('arrête de surveiller northwind')), /Watch removed.*Undo/);
    assert.match(JSON.stringify(await channel.say('watches')), /Nothing is watched here yet/);
    for (const text of ['notify everyone', 'watch everyone', 'informeer iedereen', 'watch my parcel']) {
      await channel.say(text);
    }
    assert.match(JSON.stringify(await channel.say('watches')), /Nothing is watched here yet/);
  });

  it('come as one card when there are many, and none come once nobody watches', async () => {
    await channel.watchAll('watch all below 99%');
    const mark = channel.mark();
    await sweep();
    assert.equal(channel.seenSince(mark).posted.length, 1);

    await channel.say('unwatch all');
    const after = channel.mark();
    channel.use('Exchange', 8);
    await sweep();
    assert.deepEqual(channel.seenSince(after).posted, []);
  });
});
