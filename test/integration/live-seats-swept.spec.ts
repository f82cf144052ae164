import assert from 'node:assert/strict';
import { type GroupChat, groupChat } from './support/cost-walk.js';
import { openPriceStage, type PriceStage } from './support/price-stage.js';
import { ANA } from './support/watched-channel.js';

/** Real HTTP, the emulator of Partner Center and PostgreSQL. */
describe('live seats in sweeps', function () {
  this.timeout(180_000);
  let stage: PriceStage;
  let chat: GroupChat;

  beforeEach(async () => {
    stage = await openPriceStage();
    chat = groupChat(stage.bot, '19:sweeps@thread.v2', ANA);
  });
  afterEach(() => stage.close());

  const customer = (domain: string) => stage.bot.emulator.state.find(domain);
  const MUNSON = 'munsonspickles.onmicrosoft.com';

  /** A day of the bot: what of whose tenant was asked for. */
  async function day(): Promise<readonly string[]> {
    const from = stage.bot.emulator.requests.length;
    await stage.bot.sweep();
    await stage.bot.readTerms();
    return stage.bot.emulator.requests
      .slice(from)
      .flatMap(({ path }) => /customers\/([^/]+)\/subscribedskus/.exec(path)?.[1] ?? []);
  }

  async function plannedSeats(domain: string): Promise<number> {
    const { rows } = await stage.fresh.database.pool.query<{ seats: number }>(
      `select coalesce(sum(seats), 0)::float8 as seats from planned_change where customer_id = $1 and basis = 'retail'`,
      [customer(domain).customerId],
    );
    return rows[0]?.seats ?? assert.fail();
  }

  async function openAlerts(): Promise<readonly unknown[]> {
    const { rows } = await stage.fresh.database.pool.query(
      'select customer_id, subject, figures from alert order by customer_id, subject::text',
    );
    return rows;
  }

  it('are asked for nobody without a renewal watch', async () => {
    await chat.say('watch all unused 200');
    assert.deepEqual(await day(), []);
  });

  it('are read once a day for whom a renewal watch covers, and make the plans of everybody as the customer’s own', async () => {
    await day();
    assert.equal(await plannedSeats(MUNSON), 0, 'by the weekly report only the spare seat is free');
    await chat.say(`watch ${MUNSON} renewals 30 days`);
    stage.setNow('2026-11-11T08:00:00Z');
    assert.deepEqual(await day(), [customer(MUNSON).customerId]);
    assert.equal(await plannedSeats(MUNSON), 4, '22 seats, 17 held today and one spare');
    assert.deepEqual(await day(), [], 'of this day already');
    stage.setNow('2026-11-12T08:00:00Z');
    stage.bot.emulator.state.setTenantRefusal(customer(MUNSON).customerId, 'no-role');
    assert.deepEqual(await day(), [customer(MUNSON).customerId]);
    assert.equal(await plannedSeats(MUNSON), 0, 'by the weekly report again');
    stage.setNow('2026-11-13T08:00:00Z');
    assert.deepEqual(await day(), [], 'who refuses it is not asked every day');
  });

  it('leave every other customer and every watch alone where they fail', async () => {
    await chat.say(`watch ${MUNSON} renewals 30 days`);
    await chat.say('watch contoso.onmicrosoft.com renewals 30 days');
    const { faults } = stage.bot.emulator;
    const remove = faults.add({
      fault: { kind: 'unavailable' },
      path: `${customer(MUNSON).customerId}/subscribedskus`,
    });
    assert.ok((await day()).includes(customer('contoso.onmicrosoft.com').customerId));
    const failing = await openAlerts();
    assert.ok((await plannedSeats('contoso.onmicrosoft.com')) > 0);
    remove();
    stage.setNow('2026-11-11T08:00:00Z');
    await day();
    assert.equal(await plannedSeats(MUNSON), 4);
    const subjects = (alerts: readonly unknown[]) =>
      alerts.map((alert) => {
        const { customer_id, subject } = alert as { customer_id: string; subject: unknown };
        return [customer_id, subject];
      });
    assert.deepEqual(subjects(await openAlerts()), subjects(failing), 'no watch means anything else for it');
  });
});
