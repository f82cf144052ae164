import assert from 'node:assert/strict';
import { elementsOf } from '../helpers/parse-card.js';
import { type GroupChat, groupChat } from './support/cost-walk.js';
import { openPriceStage, type PriceStage } from './support/price-stage.js';
import { ANA } from './support/watched-channel.js';

const plain = (value: unknown) =>
  JSON.stringify(value)
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u200b-\u200d\u2060]/g, '');

/** Real HTTP, the emulator of Partner Center, a price sheet and PostgreSQL. */
describe('plan for all customers', function () {
  this.timeout(180_000);
  let stage: PriceStage;
  let chat: GroupChat;

  before(async () => {
    stage = await openPriceStage();
    const { state } = stage.bot.emulator;
    // With no tenant to be read, the list and a customer's own plan go by the same figures.
    for (const { customerId } of state.customers) state.setTenantRefusal(customerId, 'no-role');
    chat = groupChat(stage.bot, '19:everyone@thread.v2', ANA);
    await stage.bot.sweep();
    await stage.bot.readTerms();
    await stage.bot.readPrices();
  });
  after(() => stage.close());

  /** What leads to a customer's plan, in order. */
  function rowsOf(card: unknown): readonly { readonly customerId: string }[] {
    const rows = elementsOf(card)
      .map(({ data }) => data as { verb?: string; view?: string; customerId?: string } | undefined)
      .flatMap((data) =>
        data?.verb === 'show-customer' && data.view === 'plan' ? [{ customerId: data.customerId ?? '' }] : [],
      );
    return rows.filter(({ customerId }, at) => rows.findIndex((one) => one.customerId === customerId) === at);
  }

  const ask = async (text: string) => (await chat.say(text)).attachments?.[0]?.content;
  const customersIn = (card: unknown) => Number(/at (\d+) customers?/.exec(plain(card))?.[1] ?? 0);

  it('says whom to plan for first, from what is kept: Partner Center is not asked', async () => {
    const asked = stage.bot.emulator.requests.length;
    const card = await ask('plan for all customers');
    assert.equal(stage.bot.emulator.requests.length, asked);
    assert.match(plain(card), /\d+ seats can go at \d+ customers/);
    assert.match(plain(card), /Saves (?:about |up to )?[$€£U]/);
    assert.ok(rowsOf(card).length > 1);
  });

  it('gives the seats and the saving that each customer’s own plan has', async () => {
    const [first] = rowsOf(await ask('plan for all customers'));
    assert.ok(first);
    const { rows } = await stage.fresh.database.pool.query<{ seats: number; saving: number }>(
      `select sum(seats)::float8 as seats, sum(saving)::float8 as saving from planned_change
       where customer_id = $1 and basis = 'retail'`,
      [first.customerId],
    );
    const { seats = 0, saving = 0 } = rows[0] ?? {};
    const own = plain(await ask(`plan for ${first.customerId}`));
    assert.match(own, new RegExp(`${seats.toLocaleString('en-US')} seats? can go`));
    const amount = Math.round(saving).toLocaleString('en-US');
    assert.ok(own.includes(amount), `${amount} in ${own}`);
  });

  it('takes a deadline, and asks for the next page with the same one', async () => {
    const everyone = customersIn(await ask('plan for all customers'));
    const soon = await ask('plan for all customers before 1 January 2027');
    assert.ok(customersIn(soon) > 0 && customersIn(soon) < everyone, `${customersIn(soon)} of ${everyone}`);
    assert.match(plain(soon), /to decide by 31 December 2026/);
    const [next] = elementsOf(await ask('plan for all customers'))
      .map(({ data }) => data as { verb?: string; page?: number } | undefined)
      .filter((data) => data?.verb === 'show-customers');
    assert.ok(next);
    assert.match(plain(await chat.press(next)), /9-16 of/);
  });
});
