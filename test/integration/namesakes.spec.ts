import assert from 'node:assert/strict';
import type { SentActivity } from '../helpers/bot-channel.js';
import { openWatchedChannel, type WatchedChannel } from './support/watched-channel.js';

const ONE = 'northwindtraders.example';
const OTHER = 'northwind-import.example';

/** Two customers of one name and one whose name stands alone, and everything that names them. */
describe('customers of one name', function () {
  this.timeout(60_000);
  let channel: WatchedChannel;

  before(async () => {
    channel = await openWatchedChannel();
    const { state } = channel.bot.emulator;
    const northwind = state.find('Northwind Traders');
    state.addCustomer({ ...northwind, domain: ONE });
    state.addCustomer({
      ...northwind,
      customerId: '0badf00d-0000-4000-8000-000000000001',
      // As people see it the same name.
      companyName: 'NORTHWIND  Traders',
      domain: OTHER,
    });
    await channel.install();
  });
  after(() => channel.close());

  /** Every text people read that names a Northwind also says which one; the other customer stays bare. */
  function assertToldApart(activity: SentActivity['activity'] | undefined, texts: readonly string[]): void {
    assert.ok(activity, 'nothing was sent');
    for (const text of texts) {
      const names = text.match(/northwind\s+traders[^;:,]{0,8}/gi) ?? [];
      assert.ok(names.length > 0, `names no Northwind: ${text}`);
      for (const name of names) assert.match(name, /\(nor/i, text);
    }
    assert.doesNotMatch(JSON.stringify(activity), /Litware, Inc\. \(/);
  }

  /** The texts of a card that name a Northwind, notification and plain text among them. */
  function naming({ summary = '', text = '', attachments }: SentActivity['activity']): readonly string[] {
    const strings: string[] = [];
    JSON.stringify([summary, text.split('\n'), attachments], (key, value: unknown) => {
      if (typeof value === 'string' && key !== 'customer') strings.push(value);
      return value;
    });
    return strings.filter((one) => /northwind\s+traders/i.test(one));
  }

  it('are told apart by their domains in the portfolio, digests, alerts, lists and watches', async () => {
    await channel.sweep();
    for (const question of ['portfolio', 'digest']) {
      const answer = await channel.say(question);
      assertToldApart(answer, naming(answer));
      assert.match(JSON.stringify(answer), new RegExp(`${ONE.replace('.', '\\.')}`));
      assert.match(JSON.stringify(answer), new RegExp(`${OTHER.replace('.', '\\.')}`));
    }

    const added = await channel.say(`watch ${ONE} below 95% except Viva`);
    assertToldApart(added, naming(added));
    const all = await channel.say(`watch all below 40% except ${OTHER}`);
    assertToldApart(all, naming(all));
    const watches = await channel.say('watches');
    assertToldApart(watches, naming(watches));

    const list = channel.mark();
    await channel.sweep();
    const [alerts] = channel.seenSince(list).posted;
    assertToldApart(alerts?.activity, naming(alerts?.activity ?? assert.fail('no alert')));
    const removed = await channel.say('unwatch all');
    assertToldApart(removed, naming(removed));
  });

  it('are told apart on a single alert, its buttons and its notification', async () => {
    await channel.say(`watch ${OTHER} below 50%`);
    const { state } = channel.bot.emulator;
    state.changeUsage('0badf00d-0000-4000-8000-000000000001', {
      workloadName: 'Exchange',
      licensesActive: 8,
    });
    const mark = channel.mark();
    await channel.sweep();
    const [alert, ...more] = channel.seenSince(mark).posted;
    assert.deepEqual(more, []);
    assertToldApart(alert?.activity, naming(alert?.activity ?? assert.fail('no alert')));
  });

  it('are told apart where one of them is asked about, in what a notification shows too', async () => {
    for (const question of ['license usage for', 'trend for', 'unused licenses for', 'renewals for']) {
      const answer = await channel.say(`${question} ${OTHER}`);
      assert.match(answer.summary ?? '', /\(northwind-import\.example\)/, question);
      assert.match(JSON.stringify(answer.attachments), /northwind-import\.example/, question);
    }
  });
});
