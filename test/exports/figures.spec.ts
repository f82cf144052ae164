import assert from 'node:assert/strict';
import { type McpDemo, startMcpDemo } from '../../demo/mcp-demo.js';
import type { Answers } from '../../src/answers/answers.js';
import type { Asking } from '../../src/answers/asking.js';
import { createBotAnswers } from '../../src/app/answers.js';
import { createExporting, type ReadExport } from '../../src/app/exporting.js';
import { readWords } from '../../src/app/words.js';
import { createLogger } from '../../src/base/logger.js';
import { createReadCustomer } from '../../src/exports/read-customer.js';
import { createReadEveryone } from '../../src/exports/read-everyone.js';
import { createReadTables, type ReadTables } from '../../src/exports/read-tables.js';
import type { Row, Sheet } from '../../src/exports/table.js';
import { LANGUAGES } from '../../src/i18n/locale.js';

const LOGGER = createLogger('silent');
const words = readWords();
const messages = words.messagesFor('en');

const ASKING: Asking = {
  locale: 'en-US',
  isShared: false,
  timeoutMs: 30_000,
  conversation: undefined,
  person: { userId: undefined, name: '' },
  isAdmin: true,
};

const CALL = { correlationId: 'a-test', locale: 'en-US', signal: new AbortController().signal };

/** Rows by the titles of their columns. */
interface Table {
  readonly name: string;
  readonly titles: readonly string[];
  readonly lines: readonly Readonly<Record<string, Row[number]>>[];
}

describe('the figures of files', function () {
  this.timeout(180_000);
  let demo: McpDemo;
  let answers: Answers;
  let readExport: ReadExport;
  let readTables: ReadTables;
  let customerIds: readonly string[];

  before(async () => {
    // The partner's own prices, which must not come out at a terminal.
    demo = await startMcpDemo({ PRICE_BASIS: 'cost' }, LOGGER);
    await demo.filled;
    const { useCases, foundation, clock, emulator } = demo;
    const parts = { useCases, stores: foundation.stores, words, clock, logger: LOGGER };
    answers = createBotAnswers({ lowUsagePercent: 50 }, parts);
    readExport = createExporting(parts);
    readTables = createReadTables({
      customer: createReadCustomer({ ...useCases, clock }),
      everyone: useCases.kept && createReadEveryone({ ...useCases.kept, clock }),
    });
    customerIds = emulator.state.customers
      .filter(({ relationship }) => relationship === undefined || relationship === 'reseller')
      .map(({ customerId }) => customerId);
  });
  after(() => demo?.close());

  async function cardText(question: string): Promise<string> {
    const { reply } = await answers.toText(question, ASKING);
    return `${reply.text}\n${reply.summary}`.replaceAll('\u200c', '');
  }

  async function tablesOf(question: string, locale = 'en-US') {
    const { exported } = await readExport(question, { ...ASKING, locale });
    if (exported.kind !== 'sheets') return undefined;
    const tables = await Promise.all(exported.tables.map(tableOf));
    const about = (await tableOf(exported.about)).lines.flatMap((line) => Object.values(line));
    return { tables, about };
  }

  async function tableOf({ name, columns, rows }: Sheet): Promise<Table> {
    const lines: Record<string, Row[number]>[] = [];
    for await (const row of rows)
      lines.push(Object.fromEntries(columns.map(({ title }, at) => [title, row[at]])));
    return { name, titles: columns.map(({ title }) => title), lines };
  }

  function sum(table: Table | undefined, title: string): number {
    return (table?.lines ?? []).reduce((total, line) => total + Number(line[title] ?? 0), 0);
  }

  /** As a card heads it. */
  function headline(low: number, high: number, seats: number): string {
    return low === high
      ? messages.say('seats.unused', { unused: messages.number(high), seats, count: high })
      : messages.say('seats.unused-up-to', { low, high, seats });
  }

  function assertHas(text: string, part: string): void {
    assert.ok(text.toLowerCase().includes(part.toLowerCase()), `${part}\nis not in\n${text}`);
  }

  it('about one customer are those of its cards, for every customer of the demo', async () => {
    let priced = 0;
    let ranges = 0;
    assert.ok(customerIds.length > 40);
    for (const customer of customerIds) {
      const usage = await tablesOf(`license usage for ${customer}`);
      const card = await cardText(`license usage for ${customer}`);
      if (usage === undefined) {
        assertHas(card, messages.say('usage.no-data'));
        continue;
      }
      const [workloads, products] = usage.tables;
      const [low, high] = [sum(products, 'Unused, at least'), sum(products, 'Unused, at most')];
      if (low !== high) ranges += 1;
      assertHas(card, headline(low, high, sum(products, 'Seats')));
      for (const line of workloads?.lines.slice(0, 4) ?? []) {
        const [workload, active, qualified] = [line['Workload'], line['Active seats'], line['Seats']].map(
          String,
        );
        assertHas(
          card,
          messages.say('seats.active-short', {
            workload: workload ?? '',
            active: Number(active),
            qualified: Number(qualified),
          }),
        );
      }
      const amounts = ['at least', 'at most'].map((end) =>
        products?.titles.filter((title) => title.startsWith(`Unused cost a month now, ${end}`)),
      );
      const [from, to] = amounts.map((titles) => titles?.[0]);
      // Of one currency, and without a promotion: then the card tells both ends.
      const isPlain = products?.lines.every((line) => !line[to ?? ''] || line[from ?? ''] !== undefined);
      if (from && to && amounts[0]?.length === 1 && isPlain && sum(products, to) > 0) {
        const currency = /\((\w{3})\)$/.exec(to)?.[1] ?? '';
        const atMost = sum(products, to);
        const atLeast = sum(products, from);
        const told = messages.money({ currency, atLeast: atLeast === 0 ? atMost : atLeast, atMost });
        assertHas(card, told);
        priced += 1;
      }
      const unused = await tablesOf(`unused licenses for ${customer}`);
      assert.equal(sum(unused?.tables[0], 'Unused, at most'), high);
      assert.equal(sum(unused?.tables[0], 'Unused, at least'), low);
    }
    assert.ok(priced > 10, `${priced} customers with amounts`);
    assert.ok(ranges > 5, `${ranges} customers with ranges`);
  });

  it('about renewals are those of the card, in its order', async () => {
    for (const customer of customerIds.slice(0, 20)) {
      const [table] = (await tablesOf(`renewals for ${customer}`))?.tables ?? [];
      const card = await cardText(`renewals for ${customer}`);
      for (const line of table?.lines.slice(0, 8) ?? []) {
        assertHas(card, String(line['Subscription']));
        assertHas(card, String(line['At the end of the term']));
        const day = line['Last day of the term'];
        if (day instanceof Date && Number(line['Days left']) >= 0) assertHas(card, messages.date(day));
      }
    }
  });

  it('about all customers have everybody once, sum up to the card, and are by list prices', async () => {
    const portfolio = await tablesOf('portfolio');
    const [table] = portfolio?.tables ?? [];
    const outcome = await demo.useCases.kept?.showPortfolio(0);
    assert.ok(table && outcome?.kind === 'portfolio');
    const { totals } = outcome;
    assert.equal(table.lines.length, totals.customers);
    assert.equal(new Set(table.lines.map((line) => line['Customer ID'])).size, totals.customers);
    const [low, high] = [sum(table, 'Unused, at least'), sum(table, 'Unused, at most')];
    assert.deepEqual({ atLeast: low, atMost: high }, { ...totals.unused });
    assertHas(await cardText('portfolio'), headline(low, high, sum(table, 'Seats')));
    assert.ok(portfolio?.about.includes('Amounts: list price'), portfolio?.about.join('\n'));
    for (const { currency, atMost } of totals.money?.now.amounts ?? []) {
      const cents = sum(table, `Unused cost a month now, at most (${currency})`);
      assert.ok(Math.abs(cents - atMost) < 0.01 * totals.customers, `${currency} ${cents} ${atMost}`);
    }
  });

  it('about renewals of all customers are every line of the list', async () => {
    const question = { kind: 'renewals', span: { kind: 'days', days: 90 }, product: undefined } as const;
    const list = await demo.useCases.kept?.listCustomers(question, 0, 10_000);
    const [table] = (await tablesOf('renewals next 90 days'))?.tables ?? [];
    assert.ok(list?.kind === 'renewals' && list.total > 20);
    assert.deepEqual(
      table?.lines.map((line) => [
        line['Customer ID'],
        line['Seats'],
        line['Unused of the product, at most'],
      ]),
      list.lines.map(({ customer, renewal, product }) => [
        customer.customerId,
        renewal.quantity,
        product?.unused.atMost,
      ]),
    );
  });

  const lists = [
    { kind: 'usage', product: undefined, belowPercent: 60, abovePercent: undefined },
    { kind: 'usage', product: undefined, belowPercent: undefined, abovePercent: 20 },
    { kind: 'usage', product: 'teams', belowPercent: 80, abovePercent: undefined },
    { kind: 'unused', product: undefined, atLeast: 5 },
    { kind: 'unused', product: 'e3', atLeast: 1 },
    { kind: 'product', product: 'copilot', use: 'any' },
    { kind: 'product', product: 'copilot', use: 'lacking' },
    { kind: 'change', direction: 'worse', span: undefined },
    { kind: 'change', direction: 'better', span: { kind: 'days', days: 28 } },
  ] as const;
  for (const question of lists) {
    it(`about a list of customers are every line of it, in its order: ${JSON.stringify(question)}`, async () => {
      const kept = demo.useCases.kept ?? assert.fail();
      const list = await kept.listCustomers(question, 0, 10_000);
      assert.ok(list.kind === 'figures' && list.total > 0, list.kind);
      const priced = await kept.priceList(list, 'retail');
      assert.ok(priced.kind === 'figures');
      const wish = { basis: 'retail', messages, call: CALL } as const;
      const exported = await readTables({ kind: 'customers', question }, wish);
      assert.ok(exported.kind === 'sheets');
      const table = await tableOf(exported.tables[0]);
      assert.equal(table.lines.length, list.total);
      assert.deepEqual(
        table.lines.map((line) => [
          line['Customer ID'],
          line['Customer'],
          line['Seats'],
          line['Unused, at least'],
          line['Unused, at most'],
          line['Seats then'],
          line['Unused then, at most'],
        ]),
        priced.lines.map(({ customerId, customerName, seats, unused, before }) => [
          customerId,
          customerName,
          seats,
          unused.atLeast,
          unused.atMost,
          before?.seats,
          before?.unused.atMost,
        ]),
      );
      const amounts = new Map<string, number>();
      for (const { amounts: told = [] } of priced.lines)
        for (const { currency, atMost } of told) amounts.set(currency, (amounts.get(currency) ?? 0) + atMost);
      for (const [currency, atMost] of amounts) {
        const cents = sum(table, `Unused cost a month, at most (${currency})`);
        assert.ok(Math.abs(cents - atMost) < 0.01 * list.total, `${currency} ${cents} ${atMost}`);
      }
      assert.equal(table.titles.filter((title) => title.startsWith('Unused cost')).length, 2 * amounts.size);
    });
  }

  it('stand under titles that differ, on sheets whose names fit, in every language', async () => {
    const [customer] = customerIds;
    for (const language of LANGUAGES) {
      for (const question of [`license usage for ${customer}`, `renewals for ${customer}`, 'portfolio']) {
        const found = await tablesOf(question, language);
        assert.ok(found, question);
        for (const { name, titles } of found.tables) {
          assert.equal(new Set(titles).size, titles.length, titles.join('\n'));
          assert.ok(name.length <= 31, name);
        }
        assert.ok(found.about.length >= 4);
      }
    }
  });

  it('are none where an answer is only words, or no table', async () => {
    const kinds = async (question: string) => (await readExport(question, ASKING)).exported.kind;
    assert.equal(await kinds('license usage for zzqqxx'), 'only-words');
    assert.equal(await kinds('license usage for'), 'only-words');
    assert.equal(await kinds('help'), 'no-file');
  });
});
