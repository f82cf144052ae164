import assert from 'node:assert/strict';
import { openWatchedChannel, RITA, type WatchedChannel } from './support/watched-channel.js';

/** Through HTTP alone, over a list of three pages. */
describe('a list that is turned by words', function () {
  this.timeout(120_000);
  let channel: WatchedChannel;

  before(async () => {
    channel = await openWatchedChannel();
    const { state } = channel.bot.emulator;
    const northwind = state.find('Northwind Traders');
    for (let at = 0; at < 16; at += 1) {
      state.addCustomer({
        ...northwind,
        customerId: `0badf00d-0000-4000-8000-${String(at).padStart(12, '0')}`,
        companyName: `Tailwind ${String.fromCharCode(65 + at)}`,
        domain: `tailwind${at}.example`,
      });
    }
    await channel.install();
    await channel.sweep();
  });
  after(() => channel.close());

  const say = async (text: string, from?: typeof RITA) => JSON.stringify(await channel.say(text, from));

  it('shows the page behind and the one before, as its buttons do, and says where it ends', async () => {
    assert.match(await say('portfolio'), /1-8 of 18/);
    assert.match(await say('next page'), /9-16 of 18/);
    assert.match(await say('more'), /17-18 of 18/);
    assert.match(await say('next'), /last page of the list/);
    assert.match(await say('previous page'), /9-16 of 18/);
    assert.match(await say('back'), /1-8 of 18/);
    assert.match(await say('previous'), /first page of the list/);
  });

  for (const next of [
    'show me more',
    'page suivante',
    'volgende',
    'następna strona',
    'próxima página',
    '下一頁',
  ]) {
    it(`does so in every language, and of any question: ${next}`, async () => {
      assert.match(await say('customers above 1%'), /1-8 of 18/);
      assert.match(await say(next), /9-16 of 18/);
      assert.match(await say('and above 2%?'), /1-8 of 18/, 'the question goes on from there');
    });
  }

  it('is another order where there is one, and says so where there is none', async () => {
    await say('portfolio');
    assert.match(await say('and by seats?'), /1-8 of 18/);
    await say('customers above 1%');
    const kept = await say('and by seats?');
    assert.match(kept, /by seats/);
    assert.doesNotMatch(kept, /1-8 of 18/);
  });

  it('is nobody’s who was shown no list, and none after an answer about one customer', async () => {
    await say('portfolio');
    assert.doesNotMatch(await say('next page', RITA), /of 18/);
    await say('license usage for Litware');
    assert.doesNotMatch(await say('next page'), /of 18/);
  });

  it('is exported whole, the one just shown first of all', async () => {
    await say('customers above 1%');
    assert.match(await say('export the whole list'), /Files come in the personal chat/);
    assert.match(await say('exporteer de hele lijst', RITA), /Files come in the personal chat/);
  });
});
