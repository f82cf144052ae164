import assert from 'node:assert/strict';
import { until } from '../helpers/until.js';
import { EVE } from '../teams/access-stage.js';
import {
  ANA,
  dataOf,
  hasButton,
  openWatchedChannel,
  RITA,
  type WatchedChannel,
} from './support/watched-channel.js';

const ALLOWED_USER_IDS = [ANA, RITA].map(({ aadObjectId }) => aadObjectId).join(',');

/** Through HTTP, the real adapter, the emulator of Partner Center and PostgreSQL. */
describe('a plan that somebody made', function () {
  this.timeout(60_000);
  let channel: WatchedChannel;
  let aheadMs: number;
  beforeEach(async () => {
    aheadMs = 0;
    channel = await openWatchedChannel({
      env: { ALLOWED_USER_IDS },
      clock: { now: () => new Date(Date.now() + aheadMs) },
    });
    const { state } = channel.bot.emulator;
    const { customerId } = state.find('Northwind Traders');
    subscribe(80, {});
    state.setSubscribedSkus(customerId, [{ name: 'Office 365 E1', active: 80, consumed: 60 }]);
  });
  afterEach(() => channel.close());

  /** What Partner Center says of Northwind's one subscription. */
  function subscribe(quantity: number, changes: object): void {
    const { state } = channel.bot.emulator;
    const { customerId } = state.find('Northwind Traders');
    state.setSubscriptions(customerId, [
      { offerName: 'Office 365 E1', quantity, termDuration: 'P1Y', endsInDays: 40, ...changes },
    ]);
  }

  const plain = (value: unknown) =>
    JSON.stringify(value)
      .replace(/[\u00a0\u202f]/g, ' ')
      .replace(/[\u200b-\u200d\u2060]/g, '');
  const plan = async (from = ANA) =>
    (await channel.say('plan for Northwind Traders', from)).attachments?.[0]?.content;
  async function pressTicket(from = ANA): Promise<string> {
    const data = { ...dataOf(await plan(), 'show-customer'), view: 'ticket', answer: 'message' };
    const mark = channel.mark();
    await channel.press(data, { from });
    return plain(channel.seenSince(mark).posted.map(({ activity }) => activity));
  }
  const made = async () =>
    (await channel.fresh.database.pool.query('select made_by, changes from made_plan')).rows;
  const ahead = (hours: number) => {
    aheadMs += hours * 3_600_000;
  };

  it('is remembered with who made it, and its card says how much of it was carried out', async () => {
    assert.ok(hasButton(await plan(), 'show-customer'));
    assert.doesNotMatch(plain(await plan()), /Plan by/);
    // 80 seats, 60 held, 2 spare: 18 can go.
    assert.match(await pressTicket(), /from 80 to 62 seats/);
    assert.match(plain(await plan()), /Plan by Ana of .*: nothing of it shows in Partner Center yet/);

    ahead(2);
    subscribe(80, { scheduledNextTermInstructions: { quantity: 68 } });
    assert.match(
      plain(await plan()),
      /Plan by Ana of .*: partly carried out, seen on .*: 12 of 18 seats scheduled to go/,
    );

    // What is left of it is the same plan: it stays Ana's.
    assert.match(await pressTicket(RITA), /from 68 to 62 seats/);
    assert.deepEqual(
      (await made()).map(({ made_by }) => made_by.name),
      ['Ana'],
    );

    ahead(2);
    subscribe(62, {});
    assert.match(plain(await plan()), /Plan by Ana of .*: carried out, seen on .*: 18 of 18 seats gone/);
  });

  it('is followed by sweeps, so that the day is known before anybody asks', async () => {
    await pressTicket();
    ahead(2);
    subscribe(80, { scheduledNextTermInstructions: { quantity: 62 } });
    await channel.say('renewals for Northwind Traders');
    await channel.bot.readTerms();
    const { rows } = await channel.fresh.database.pool.query('select progress, seen_at from made_plan');
    assert.deepEqual(rows[0]?.progress, { wished: 18, gone: 0, scheduled: 18, lost: 0 });
    assert.ok(rows[0]?.seen_at);
  });

  it('is nobody’s who may not ask, and is forgotten with the conversation', async () => {
    const data = { ...dataOf(await plan(), 'show-customer'), view: 'ticket' };
    const before = channel.bot.emulator.requests.length;
    assert.doesNotMatch(plain(await channel.press(data, { from: EVE })), /Northwind|seats/);
    assert.deepEqual(await made(), []);
    assert.equal(channel.bot.emulator.requests.length, before);
    await channel.press(data);
    assert.equal((await made()).length, 1);
    await channel.install('remove');
    await until(async () => (await made()).length === 0, 30_000, 'forgetting the channel');
  });
});
