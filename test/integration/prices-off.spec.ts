import assert from 'node:assert/strict';
import { until } from '../helpers/until.js';
import { type GroupChat, groupChat, pressEverything } from './support/cost-walk.js';
import { openPriceStage, type PriceStage } from './support/price-stage.js';
import { ANA, RITA } from './support/watched-channel.js';

/** What nothing says while prices are off; that an extended term has a higher price is another matter. */
const OF_MONEY = /[$€£]\s?\d|\d a month|list price|your cost|\bpriced\b|Amounts:/i;

const ASKED = [
  'license usage for Lamna',
  'unused licenses for Lamna',
  'renewals for Lamna',
  'trend for Lamna',
  'portfolio',
  'renewals next month',
  'customers below 90%',
  'unused power bi',
  'plan for Lamna',
  'plan for all customers',
  'digest',
  'alerts',
  'watches',
];

describe('with prices off', function () {
  this.timeout(120_000);
  let stage: PriceStage;
  let chat: GroupChat;

  before(async () => {
    stage = await openPriceStage({ PRICE_SHEET: 'off', ADMIN_USER_IDS: RITA.aadObjectId });
    chat = groupChat(stage.bot, '19:everyone@thread.v2', ANA);
    for (const text of ['watch Lamna unused 1', 'watch Lamna below 99%', 'watch Lamna renewals 400 days'])
      await chat.say(text);
    await chat.say('digest monday 09:00 UTC');
    await stage.bot.sweep();
    await stage.bot.readPrices();
    stage.setNow('2026-11-16T09:30:00Z');
    await stage.fresh.database.pool.query("update digest_schedule set next_at = '2026-11-16T09:00:00Z'");
    await stage.bot.tick();
    await until(async () => {
      const { rows } = await stage.fresh.database.pool.query<{ waiting: number }>(
        'select count(*)::int as waiting from card where version > delivered_version and refused_at is null',
      );
      return rows[0]?.waiting === 0;
    }, 60_000);
  });
  after(() => stage.close());

  it('nothing tells of money: no answer, alert, digest or button', async () => {
    assert.ok(chat.sent().length > 4, 'alerts and a digest came unasked');
    const cards: unknown[] = chat.sent().map(({ activity }) => activity.attachments?.[0]?.content);
    for (const text of ASKED) {
      const reply = await chat.say(text, RITA);
      assert.doesNotMatch(JSON.stringify(reply), OF_MONEY, text);
      cards.push(reply.attachments?.[0]?.content);
    }
    const seen = await pressEverything(chat, cards);
    assert.ok(seen.size > 5);
    for (const [verb, replies] of seen)
      if (verb !== 'show-help') assert.doesNotMatch(JSON.stringify(replies), OF_MONEY, verb);
    for (const { activity } of chat.sent()) assert.doesNotMatch(activity.text ?? '', OF_MONEY);
  });

  it('who asks for money is told that prices are off', async () => {
    for (const text of ['portfolio by money', 'cost prices here', 'list prices here'])
      assert.match(JSON.stringify(await chat.say(text, RITA)), /Prices are off/, text);
  });

  it('no call goes to the host of the prices, and nobody is asked for a country or a segment', async () => {
    assert.deepEqual(stage.priceHost.requests, []);
    const asked = stage.bot.emulator.requests.map(({ path }) => path.split('?')[0] ?? '');
    assert.ok(asked.length > 5);
    assert.deepEqual(
      asked.filter((path) => /\/qualifications$|^\/v1\/customers\/[^/]+$/.test(path)),
      [],
    );
    assert.deepEqual(await stage.states(), []);
    assert.deepEqual(await stage.states('offer-matrix'), []);
    const { rows } = await stage.fresh.database.pool.query(
      'select count(*)::int as kept from customer_money',
    );
    assert.deepEqual(rows, [{ kept: 0 }]);
    assert.equal(
      stage.entra.grantLog.filter(({ outcome }) => outcome === 'issued').length,
      1,
      'a token for Partner Center, and none for prices',
    );
  });
});
