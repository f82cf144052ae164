import assert from 'node:assert/strict';
import type { SentActivity } from '../helpers/bot-channel.js';
import { elementsOf } from '../helpers/parse-card.js';
import { until } from '../helpers/until.js';
import {
  dataOf,
  hasButton,
  openWatchedChannel,
  RITA,
  type WatchedChannel,
} from './support/watched-channel.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Through HTTP alone, with a clock that can be set forward; what is asserted is what stands in the channel. */
describe('what people do with alerts in a channel', function () {
  this.timeout(60_000);
  let channel: WatchedChannel;
  let aheadMs: number;

  beforeEach(async () => {
    aheadMs = 0;
    channel = await openWatchedChannel({ clock: { now: () => new Date(Date.now() + aheadMs) } });
    await channel.install();
  });
  afterEach(() => channel.close());

  /** Ana watches, Exchange falls to 8 of its seats, and one card comes. */
  async function alerted(): Promise<SentActivity> {
    await channel.watchAll('watch all below 40%');
    const mark = channel.mark();
    channel.use('Exchange', 8);
    await channel.sweep();
    const { posted } = channel.seenSince(mark);
    assert.equal(posted.length, 1);
    return posted[0] ?? assert.fail();
  }

  /** More than five alerts at once come as one card. */
  async function alertedOfMany(): Promise<SentActivity> {
    await channel.watchAll('watch all below 99%');
    const mark = channel.mark();
    await channel.sweep();
    const { posted } = channel.seenSince(mark);
    assert.equal(posted.length, 1);
    return posted[0] ?? assert.fail();
  }

  it('acknowledged by another than who watches: the card says who to everyone, a second click changes nothing, and it stays until it clears', async () => {
    const alert = await alerted();
    const acknowledge = dataOf(channel.standing(alert).content, 'acknowledge');
    const answer = JSON.stringify(await channel.press(acknowledge, { from: RITA }));
    assert.match(answer, /Acknowledged by Rita Marques/);
    await channel.delivered();
    assert.match(channel.standing(alert).json, /Acknowledged by Rita Marques on \d+\s\w+\s\d{4}/);
    assert.ok(!hasButton(channel.standing(alert).content, 'acknowledge'));

    const mark = channel.mark();
    const again = JSON.stringify(await channel.press(acknowledge));
    assert.match(again, /Acknowledged by Rita Marques/, 'the first one stays named');
    await channel.delivered();
    assert.deepEqual(channel.seenSince(mark), { posted: [], edited: [] });

    channel.use('Exchange', 5);
    await channel.sweep();
    const worse = channel.seenSince(mark);
    assert.deepEqual(worse.posted, []);
    assert.match(JSON.stringify(worse.edited.at(-1)?.activity), /Acknowledged by Rita Marques/);

    channel.use('Exchange', 74);
    await channel.sweep();
    assert.match(channel.standing(alert).json, /Resolved/);
    assert.match(channel.standing(alert).json, /5 of \d+ seats active/, 'what it was');
    assert.match(channel.standing(alert).json, /Now: [\d.]+%, 74 of \d+ seats active \(\d+\s\w+\s\d{4}\)/);
    channel.use('Exchange', 5);
    const cleared = channel.mark();
    await channel.sweep();
    assert.equal(channel.seenSince(cleared).posted.length, 1);
  });

  it('acknowledged and taken back: the card is open again', async () => {
    const alert = await alerted();
    await channel.press(dataOf(channel.standing(alert).content, 'acknowledge'));
    await channel.delivered();
    await channel.press(dataOf(channel.standing(alert).content, 'reopen'), { from: RITA });
    await channel.delivered();
    assert.doesNotMatch(channel.standing(alert).json, /Acknowledged by/);
    assert.ok(hasButton(channel.standing(alert).content, 'acknowledge'));
  });

  it('snoozed for a week with a reason: silent whatever the numbers do, then it comes as a new card and the old one says so', async () => {
    const alert = await alerted();
    await channel.press(dataOf(channel.standing(alert).content, 'snooze'), {
      from: RITA,
      inputs: { days: '7', reason: 'They move next week' },
    });
    await channel.delivered();
    const snoozed = /Snoozed until \d+\s\w+\s\d{4} by Rita Marques: They move next week/;
    assert.match(channel.standing(alert).json, snoozed);

    const asleep = channel.mark();
    channel.use('Exchange', 3);
    await channel.sweep();
    aheadMs = 6 * DAY_MS;
    await channel.sweep();
    assert.deepEqual(channel.seenSince(asleep).posted, []);
    assert.match(channel.standing(alert).json, snoozed);
    assert.match(channel.standing(alert).json, /3 of \d+ seats/, 'the card shows the later numbers');

    aheadMs = 7 * DAY_MS + 60_000;
    const awake = channel.mark();
    await channel.sweep();
    const { posted } = channel.seenSince(awake);
    assert.equal(posted.length, 1);
    assert.ok(hasButton(channel.standing(posted[0]).content, 'acknowledge'));
    assert.doesNotMatch(channel.standing(posted[0]).json, /Snoozed until/);
    const why = /Open again, snoozed by Rita Marques on \d+\s\w+\s\d{4}: They move next week/;
    assert.match(channel.standing(posted[0]).json, why);
    assert.match(posted[0]?.activity.summary ?? '', why, 'in the notification too');
    assert.doesNotMatch(channel.standing(alert).json, /Snoozed until/);
    assert.match(channel.standing(alert).json, /Northwind Traders: Exchange/, 'what the old card was about');
    assert.ok(!hasButton(channel.standing(alert).content, 'acknowledge'));
    const old = JSON.stringify(
      await channel.press({ verb: 'show-alerts', cardId: cardIdOf(alert), page: 0 }),
    );
    assert.match(old, /Northwind Traders: Exchange/);
    await channel.press(dataOf(channel.standing(posted[0]).content, 'acknowledge'));
    await channel.delivered();
    assert.doesNotMatch(channel.standing(posted[0]).json, why, 'once somebody takes care of it');

    const later = channel.mark();
    await channel.sweep();
    assert.deepEqual(channel.seenSince(later), { posted: [], edited: [] });
  });

  it('ended before its time, a snooze leaves the card open', async () => {
    const alert = await alerted();
    await channel.press(dataOf(channel.standing(alert).content, 'snooze'), {
      inputs: { days: '30', reason: '' },
    });
    await channel.delivered();
    await channel.press(dataOf(channel.standing(alert).content, 'reopen'));
    await channel.delivered();
    assert.doesNotMatch(channel.standing(alert).json, /Snoozed until/);
    assert.ok(hasButton(channel.standing(alert).content, 'acknowledge'));
  });

  it('stopped, the watch leaves that customer out; undone, it does not', async () => {
    const alert = await alerted();
    await channel.press(dataOf(channel.standing(alert).content, 'stop'), { from: RITA });
    await channel.delivered();
    assert.match(channel.standing(alert).json, /Rita Marques/);
    assert.match(JSON.stringify(await channel.say('watches')), /Northwind Traders/);
    const stopped = channel.mark();
    channel.use('Teams', 2);
    await channel.sweep();
    assert.deepEqual(channel.seenSince(stopped).posted, []);

    await channel.press(dataOf(channel.standing(alert).content, 'reopen'));
    await channel.delivered();
    assert.ok(hasButton(channel.standing(alert).content, 'acknowledge'));
    assert.doesNotMatch(JSON.stringify(await channel.say('watches')), /Northwind Traders/);
    const back = channel.mark();
    await channel.sweep();
    const { posted } = channel.seenSince(back);
    assert.equal(posted.length, 1, 'Teams, which fell in the meantime');
    assert.match(channel.standing(posted[0]).json, /Teams/);
  });

  it('a card of many takes one acknowledgement, then all of them', async () => {
    const list = await alertedOfMany();
    const { content } = channel.standing(list);
    const acknowledge = dataOf(content, 'acknowledge');
    const ids = choicesOf(content);
    assert.ok(ids.length > 5 && ids[0] === 'all', 'all of them can be chosen first');
    await channel.press(acknowledge, { inputs: { which: ids[1] }, from: RITA });
    await channel.delivered();
    assert.match(channel.standing(list).json, /1 acknowledged/);
    assert.equal(channel.standing(list).json.match(/acknowledged by Rita Marques/g)?.length, 1);

    await channel.press(acknowledge, { inputs: { which: 'all' } });
    await channel.delivered();
    assert.doesNotMatch(channel.standing(list).json, /\d open/);
    assert.match(channel.standing(list).json, /acknowledged by Rita Marques/, 'the first one stays named');
    assert.match(channel.standing(list).json, /acknowledged by Ana/);

    const mark = channel.mark();
    await channel.sweep();
    assert.deepEqual(channel.seenSince(mark).posted, []);
  });

  it('a card of many changes nothing, and says so, for a press without a choice', async () => {
    const list = await alertedOfMany();
    const { content, json } = channel.standing(list);
    for (const inputs of [{}, { which: '' }, { days: '7', reason: '' }]) {
      const verb = 'days' in inputs ? 'snooze' : 'acknowledge';
      const mark = channel.mark();
      const told = JSON.stringify(await channel.press(dataOf(content, verb), { inputs, from: RITA }));
      const seen = `${told}${JSON.stringify(channel.seenSince(mark))}`;
      assert.match(seen, /Nothing was changed: choose which alerts are meant/);
    }
    await channel.delivered();
    assert.equal(channel.standing(list).json, json);
  });

  it('a card of many turns its pages for the one who asks, and not for everyone', async () => {
    const list = await alertedOfMany();
    const mark = channel.mark();
    const next = dataOf(channel.standing(list).content, 'show-alerts');
    const page = await channel.press(next);
    assert.notDeepEqual(choicesOf(page), choicesOf(channel.standing(list).content));
    const first = await channel.press(dataOf(page, 'show-alerts'));
    assert.deepEqual(choicesOf(first), choicesOf(channel.standing(list).content));
    await channel.delivered();
    assert.deepEqual(channel.seenSince(mark), { posted: [], edited: [] });
  });

  it('`unwatch 1` stops what it alerted of, and Undo brings both back', async () => {
    const alert = await alerted();
    const removed = await channel.say('unwatch 1', RITA);
    await channel.delivered();
    assert.ok(!hasButton(channel.standing(alert).content, 'acknowledge'));
    const mark = channel.mark();
    channel.use('Teams', 2);
    await channel.sweep();
    assert.deepEqual(channel.seenSince(mark).posted, []);

    await channel.press(dataOf(removed.attachments?.[0]?.content, 'restore-watch'));
    await channel.delivered();
    assert.ok(hasButton(channel.standing(alert).content, 'acknowledge'));
    const back = channel.mark();
    await channel.sweep();
    assert.equal(channel.seenSince(back).posted.length, 1);
  });

  it('`send test alert` arrives as a message of its own, and changes nothing', async () => {
    const mark = channel.mark();
    await channel.say('send test alert');
    await channel.delivered();
    const own = channel.seenSince(mark).posted.filter(({ path }) => path === '/v3/conversations');
    assert.equal(own.length, 1);
    assert.match(JSON.stringify(own[0]?.activity), /[Tt]est/);
    assert.match(JSON.stringify(await channel.say('watches')), /Nothing is watched here yet/);
  });

  it('a watch or a digest removed on the list keeps the list there, with the way back', async () => {
    await channel.say('unwatch all');
    await channel.watchAll('watch all below 31%');
    await channel.watchAll('watch all unused 500');
    await channel.say('digest monday 09:00 Europe/Lisbon');
    const list = (await channel.say('watches')).attachments?.[0]?.content;
    const left = await channel.press(dataOf(list, 'remove-watch'));
    assert.match(JSON.stringify(left), /Watch removed.*less than 31%.*What is watched here.*1 watch"/);
    assert.match(JSON.stringify(left), /at least 500 unused/);
    // Somebody else has the list from before, and is faster or slower.
    const again = await channel.press(dataOf(list, 'remove-watch'));
    assert.match(JSON.stringify(again), /There is no such watch here.*at least 500 unused/);
    const back = await channel.press(dataOf(left, 'restore-watch'));
    assert.match(JSON.stringify(back), /Watching again.*2 watches".*less than 31%/);
    const stopped = await channel.press(dataOf(back, 'stop-digest'));
    assert.match(JSON.stringify(stopped), /No more digests come here.*2 watches"/);
    assert.ok(!hasButton(stopped, 'stop-digest'));
    const none = await channel.press(dataOf(stopped, 'remove-watch', 2));
    assert.match(JSON.stringify(none), /2 watches removed.*Nothing is watched here yet/);
    await channel.press(dataOf(none, 'restore-watch'));
    assert.match((await channel.say('watches')).text ?? '', /^2 watches \(/);
    await channel.say('unwatch all');
  });

  it('`language pl` makes replies, alerts and their edits Polish, whatever language a client has', async () => {
    await channel.say('language pl');
    const alert = await alerted();
    assert.match(alert.activity.text ?? '', /Northwind Traders/);
    assert.doesNotMatch(channel.standing(alert).json, /Acknowledge|seats|Snooze/);
    assert.match(channel.standing(alert).json, /Potwierdź/);
    await channel.press(dataOf(channel.standing(alert).content, 'acknowledge'));
    await channel.delivered();
    assert.doesNotMatch(channel.standing(alert).json, /Acknowledged|seats|Snooze/);
    assert.match(channel.standing(alert).json, /Ana/);
  });

  it('a channel the bot was taken out of hears nothing, and begins anew when it is back', async () => {
    await alerted();
    await channel.install('remove');
    const gone = channel.mark();
    channel.use('Teams', 2);
    await until(async () => {
      const { rows } = await channel.fresh.database.pool.query('select from watch');
      return rows.length === 0;
    });
    await channel.sweep();
    assert.deepEqual(channel.seenSince(gone), { posted: [], edited: [] });

    await channel.install();
    assert.match(JSON.stringify(await channel.say('watches')), /Nothing is watched here yet/);
    const back = channel.mark();
    await channel.sweep();
    assert.deepEqual(channel.seenSince(back).posted, []);
    const again = channel.mark();
    await channel.watchAll('watch all below 40%');
    await channel.sweep();
    const own = channel.seenSince(again).posted.filter(({ path }) => path === '/v3/conversations');
    assert.equal(own.length, 2, 'Exchange and Teams');
  });

  function cardIdOf(posted: SentActivity): string {
    const data = dataOf(posted.activity.attachments?.[0]?.content, 'acknowledge');
    return String(data['cardId']);
  }

  /** What the input of a card of many offers. */
  function choicesOf(content: unknown): readonly string[] {
    const which = elementsOf(content).find(({ id }) => id === 'which');
    return ((which?.['choices'] ?? []) as readonly { readonly value: string }[]).map(({ value }) => value);
  }
});
