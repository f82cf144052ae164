import assert from 'node:assert/strict';
import type { Client } from '@modelcontextprotocol/client';
import { type McpDemo, startMcpDemo } from '../../demo/mcp-demo.js';
import type { Answers } from '../../src/answers/answers.js';
import { createBotAnswers } from '../../src/app/answers.js';
import { createMcp } from '../../src/app/mcp.js';
import { readWords } from '../../src/app/words.js';
import { createLogger } from '../../src/base/logger.js';
import { call, connectWithin } from '../helpers/mcp-client.js';

const LOGGER = createLogger('silent');
const messages = readWords().messagesFor('en');

describe('the figures of tools', function () {
  this.timeout(180_000);
  let demo: McpDemo;
  let client: Client;
  let answers: Answers;
  let customerIds: readonly string[];

  before(async () => {
    // The partner's own prices, which must not come out.
    demo = await startMcpDemo({ PRICE_BASIS: 'cost' }, LOGGER);
    await demo.filled;
    const { useCases, foundation, clock } = demo;
    const words = readWords();
    const parts = { useCases, stores: foundation.stores, words, clock, logger: LOGGER };
    client = await connectWithin(createMcp(parts)({ tenantId: undefined, userId: undefined }));
    answers = createBotAnswers({ lowUsagePercent: 50 }, parts);
    customerIds = demo.emulator.state.customers
      .filter(({ relationship }) => relationship === undefined || relationship === 'reseller')
      .map(({ customerId }) => customerId);
  });
  after(async () => {
    await client?.close();
    await demo?.close();
  });

  async function cardText(question: string): Promise<string> {
    const { reply } = await answers.toText(question, {
      locale: 'en-US',
      isShared: false,
      timeoutMs: 30_000,
      conversation: undefined,
      person: { userId: undefined, name: '' },
      isAdmin: true,
    });
    return `${reply.text}\n${reply.summary}`.replaceAll('\u200c', '');
  }

  interface Range {
    readonly atLeast: number;
    readonly atMost: number;
  }

  /** As a card heads it. */
  function headline({ atLeast: low, atMost: high }: Range, seats: number): string {
    return low === high
      ? messages.say('seats.unused', { unused: messages.number(high), seats, count: high })
      : messages.say('seats.unused-up-to', { low, high, seats });
  }

  function assertHas(text: string, part: string): void {
    assert.ok(text.toLowerCase().includes(part.toLowerCase()), `${part}\nis not in\n${text}`);
  }

  it('of one customer are those of its cards, for every customer of the demo', async () => {
    assert.ok(customerIds.length > 40);
    const sources = new Set<string>();
    for (const customer of customerIds) {
      const { structured, isError, text } = await call(client, 'license_usage', { customer });
      assert.equal(isError, false, text);
      const card = await cardText(`license usage for ${customer}`);
      if (structured.outcome === 'no-data-yet') {
        assertHas(card, messages.say('usage.no-data'));
        continue;
      }
      const { usage } = structured;
      assertHas(card, headline(usage.unused, usage.seats));
      for (const { name, active, entitled } of usage.workloads.slice(0, 4)) {
        assertHas(card, messages.say('seats.active-short', { workload: name, active, qualified: entitled }));
      }
      if (usage.dataAsOf.newest !== undefined)
        assertHas(card, messages.date(new Date(usage.dataAsOf.newest)));
      if (usage.unassigned > 0) {
        const key = usage.unassignedFrom === 'live' ? 'seats.unassigned-live' : 'seats.unassigned';
        assertHas(card, messages.say(key, { count: usage.unassigned }));
        sources.add(usage.unassignedFrom);
      }
      const [amount] = usage.money?.now.amounts ?? [];
      if (amount !== undefined && usage.money.now.amounts.length === 1)
        assertHas(
          card,
          messages
            .money(amount.isAtMost ? { ...amount, atLeast: amount.atMost } : amount)
            .replace(/\.00/g, ''),
        );

      const unused = await call(client, 'unused_licenses', { customer });
      assert.deepEqual(unused.structured.unused.unused, usage.unused);
      const unusedCard = await cardText(`unused licenses for ${customer}`);
      for (const product of unused.structured.unused.products.slice(0, 3)) {
        if (product.unused?.atMost > 0)
          assertHas(unusedCard, headlineOfProduct(product.unused, product.seats));
        if (product.unassignedFrom === 'live' && product.unassigned > 0)
          assertHas(unusedCard, messages.say('seats.unassigned-live', { count: product.unassigned }));
      }
    }
    assert.ok(sources.has('live'), [...sources].join());
  });

  /** "12-30 of 50 seats unused". */
  function headlineOfProduct({ atLeast: low, atMost: high }: Range, seats: number): string {
    const unused = low === high ? messages.number(high) : messages.say('seats.unused-range', { low, high });
    return messages.say('seats.unused', { unused, seats, count: high });
  }

  it('of renewals are those of the card, in its order', async () => {
    for (const customer of customerIds.slice(0, 20)) {
      const { structured } = await call(client, 'renewals', { customer });
      const card = await cardText(`renewals for ${customer}`);
      for (const { name, lastDay, daysLeft } of structured.lines.slice(0, 8)) {
        assertHas(card, name);
        if (daysLeft >= 0) assertHas(card, messages.date(new Date(lastDay)));
      }
    }
  });

  it('of a plan are those of its card, in list prices', async () => {
    for (const customer of ['contoso.onmicrosoft.com', ...customerIds.slice(0, 12)]) {
      const { structured, isError, text, texts } = await call(client, 'plan', { customer });
      assert.equal(isError, false, text);
      if (structured.outcome !== 'plan') continue;
      const card = await cardText(`plan for ${customer}`);
      const changes = structured.licences.flatMap((licence: { changes: unknown[] }) => licence.changes);
      assert.equal(changes.length, structured.changes);
      assert.equal(
        changes.reduce((sum: number, { from, to }: { from: number; to: number }) => sum + from - to, 0),
        structured.free,
      );
      for (const { lastDay } of changes.slice(0, 2)) {
        if (lastDay !== undefined) assertHas(card, messages.date(new Date(lastDay)));
      }
      if (structured.free > 0) assertHas(card, String(structured.free));
      assert.doesNotMatch(texts.join(), /"cost"/);
    }
  });

  it('of a trend are those of its card', async () => {
    const { structured } = await call(client, 'trend', { customer: 'northwindtraders.onmicrosoft.com' });
    const card = await cardText('trend for northwindtraders.onmicrosoft.com');
    assert.equal(structured.trend.readings, 6);
    for (const { name, last } of structured.trend.workloads.slice(0, 6)) {
      assertHas(card, name);
      assertHas(card, messages.percent(last.usagePercent));
    }
  });

  it('of all customers are those of the portfolio, on pages that leave nobody out', async () => {
    const first = await call(client, 'portfolio', {});
    const { totals, linesPage } = first.structured;
    assertHas(await cardText('portfolio'), messages.number(totals.unused.atMost));
    const seen: string[] = [];
    for (let page = 1; page <= linesPage.pages; page += 1) {
      const { structured } = await call(client, 'portfolio', { page });
      assert.equal(structured.linesPage.page, page);
      seen.push(
        ...structured.lines.map((line: { customer: { customerId: string } }) => line.customer.customerId),
      );
    }
    assert.equal(new Set(seen).size, totals.customers);
    assert.equal(seen.length, totals.customers);
    const past = await call(client, 'portfolio', { page: 999 });
    assert.equal(past.structured.linesPage.page, linesPage.pages);
  });

  it('of filters are those of the cards', async () => {
    for (const [args, question] of [
      [{ product: 'power bi', unusedAtLeast: 1 }, 'unused power bi'],
      [{ usageBelowPercent: 30 }, 'customers below 30%'],
      [{ change: 'worse' }, 'customers that got worse'],
      [{ product: 'copilot', use: 'some' }, 'who uses copilot'],
    ] as const) {
      const { structured, text } = await call(client, 'portfolio', args);
      assert.equal(structured.outcome, 'customers', text);
      assert.ok(structured.lines.length > 0, question);
      const card = await cardText(question);
      for (const { customer } of structured.lines.slice(0, 5)) assertHas(card, customer.name.slice(0, 40));
    }
  });

  it('refuses filters that contradict each other', async () => {
    for (const args of [
      { usageBelowPercent: 30, unusedAtLeast: 5 },
      { use: 'none' },
      { change: 'worse', product: 'teams' },
      { changeWithinDays: 7 },
    ]) {
      const { structured } = await call(client, 'portfolio', args);
      assert.equal(structured.outcome, 'unclear-filter', JSON.stringify(args));
    }
  });

  it('of all renewals end within the days that were asked for', async () => {
    const { structured } = await call(client, 'renewals', { withinDays: 14 });
    assert.ok(structured.lines.length > 0);
    for (const { daysLeft, customer } of structured.lines) {
      assert.ok(daysLeft >= 0 && daysLeft <= 14);
      assert.match(customer.customerId, /^[0-9a-f-]{36}$/);
    }
    const one = structured.lines[0].customer.customerId;
    const own = await call(client, 'renewals', { customer: one, withinDays: 14 });
    assert.ok(own.structured.lines.every(({ daysLeft }: { daysLeft: number }) => daysLeft <= 14));
  });

  it('of alerts are those that the watch found', async () => {
    const { structured } = await call(client, 'open_alerts', {});
    assert.ok(structured.alertsPage.total > 10);
    for (const { unused, state, rule } of structured.alerts) {
      assert.ok(unused.atMost >= 20);
      assert.deepEqual([state, rule], ['open', 'unused']);
    }
    // As the cards of the same customer have it.
    let priced = 0;
    for (const { customer, subject, unusedCost, atStake } of structured.alerts) {
      const own = await call(client, 'unused_licenses', { customer: customer.customerId });
      const product = own.structured.unused.products.find(
        ({ name }: { readonly name: string }) => name === subject,
      );
      if (product?.unusedCost === undefined || unusedCost === undefined) continue;
      assert.deepEqual(unusedCost, product.unusedCost, subject);
      if (typeof unusedCost.now === 'string') continue;
      priced += 1;
      assert.deepEqual(atStake, unusedCost.now);
      if (atStake.atMost < 100) continue;
      const card = await cardText(`unused licenses for ${customer.customerId}`);
      assertHas(card, messages.number(Math.round(atStake.atMost)));
    }
    assert.ok(priced > 0);
    const [{ customer }] = structured.alerts;
    const own = await call(client, 'open_alerts', { customer: customer.customerId });
    assert.ok(own.structured.alertsPage.total >= 1);
    assert.ok(
      own.structured.alerts.every(
        (alert: { customer: { customerId: string } }) => alert.customer.customerId === customer.customerId,
      ),
    );
  });

  it('never tell what the partner itself pays, with PRICE_BASIS=cost either', async () => {
    const { useCases } = demo;
    const context = {
      correlationId: crypto.randomUUID(),
      locale: 'en-US',
      signal: AbortSignal.timeout(30_000),
    };
    const customer = 'contoso.onmicrosoft.com';
    const cost = await useCases.showLicenseUsage.byText(customer, context, { basis: 'cost' });
    const retail = await useCases.showLicenseUsage.byText(customer, context, { basis: 'retail' });
    assert.ok(cost.kind === 'usage' && retail.kind === 'usage' && cost.money && retail.money);
    const dearest = (basis: typeof cost) =>
      basis.kind === 'usage' ? (basis.money?.now.amounts[0]?.atMost ?? 0).toFixed(2) : '';
    assert.notEqual(dearest(cost), dearest(retail));
    for (const [name, args] of [
      ['license_usage', { customer }],
      ['unused_licenses', { customer }],
      ['renewals', { customer }],
      ['portfolio', { orderBy: 'money' }],
      ['plan', { customer }],
      ['open_alerts', { customer }],
      ['open_alerts', {}],
    ] as const) {
      const { texts, structured } = await call(client, name, args);
      const all = texts.join('\n');
      assert.doesNotMatch(all, /"cost"/);
      assert.ok(
        !all.includes(dearest(cost)) && !all.includes(String(Number(dearest(cost)))),
        `${name}: ${all}`,
      );
      if (name !== 'plan' && name !== 'open_alerts') assert.match(all, /"basis":"retail"/);
      assert.ok(structured);
    }
  });
});
