import assert from 'node:assert/strict';
import { teamsMessage } from '../helpers/bot-channel.js';
import { type FreshDatabase, openFreshDatabase } from '../helpers/database.js';
import { type MailServer, startMailServer } from '../helpers/mail-server.js';
import { runProgram } from '../helpers/run-program.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';
import { until } from '../helpers/until.js';
import {
  allSeatsIn,
  buttonOf,
  firstSeatsIn,
  linesOf,
  rowSeatsIn,
  type SaidSeats,
  say,
  sumOfSeats,
  unassignedIn,
} from './support/asked-figures.js';
import { dataOf } from './support/watched-channel.js';

/** What the cards of one customer said. */
interface Said {
  readonly headline: SaidSeats | undefined;
  readonly products: readonly SaidSeats[];
}

/**
 * Every customer of the demo, asked for everything that says how many of its seats are unused, through HTTP: no two
 * cards may disagree, and none may be older than one shown before, whoever read the newer rows.
 */
describe('one truth at a time', function () {
  this.timeout(600_000);
  let fresh: FreshDatabase;
  let bot: RunningBot;
  let mailServer: MailServer;
  let minutesAhead = 0;

  before(async () => {
    fresh = await openFreshDatabase();
    mailServer = await startMailServer();
    const clock = { now: () => new Date(Date.now() + minutesAhead * 60_000) };
    bot = await startBot(
      {
        DATABASE_URL: fresh.databaseUrl,
        USAGE_CACHE_MINUTES: '60',
        SMTP_URL: mailServer.url,
        MAIL_FROM: 'seatwise@contoso.com',
      },
      undefined,
      {
        clock,
      },
    );
    await press(dataOf(await ask('watch all unused 10'), 'confirm-watch'));
    await bot.sweep();
  });
  after(async () => {
    await bot?.close();
    await mailServer?.close();
    await fresh?.close();
  });

  async function ask(text: string): Promise<unknown> {
    const before = bot.channel.sent.length;
    const message = teamsMessage(bot.channel, text);
    const { status, body } = await bot.post(message);
    assert.equal(status, 200, body);
    // A card of an alert may be sent in between, in a request that begins no reply.
    const reply = bot.channel.sent
      .slice(before)
      .find(({ path, activity }) => activity.type === 'message' && path.includes(message.id));
    return (
      (reply ?? bot.channel.sent.at(-1))?.activity.attachments?.[0]?.content ??
      assert.fail(`no card for ${text}`)
    );
  }

  async function press(data: Record<string, unknown>): Promise<unknown> {
    const value = { action: { type: 'Action.Execute', data } };
    const { status, body } = await bot.post(
      teamsMessage(bot.channel, '', { type: 'invoke', name: 'adaptiveCard/action', text: undefined, value }),
    );
    assert.equal(status, 200, body);
    return (JSON.parse(body) as { value: unknown }).value;
  }

  /** A list with all its pages. */
  async function pagesFrom(first: unknown): Promise<readonly unknown[]> {
    const pages = [first];
    for (let next = buttonOf(first, 'Next'); next !== undefined; next = buttonOf(pages.at(-1), 'Next')) {
      pages.push(await press(next));
    }
    return pages;
  }

  /** Asks everything about one customer; what disagrees is added. */
  async function walkCustomer(id: string, name: string, disagreements: string[]): Promise<Said> {
    const usage = await ask(`license usage for ${id}`);
    const headline = allSeatsIn(usage)[0];
    const expect = (what: string, said: SaidSeats | undefined, expected: SaidSeats | undefined) => {
      if (say(said) !== say(expected))
        disagreements.push(`${name}: ${what} ${say(said)}, usage ${say(expected)}`);
    };
    const unassigned = unassignedIn(usage) ?? 0;
    const isApart = linesOf(usage).some((line) => line.includes('two reports'));
    if (headline && unassigned > headline.low && !isApart) {
      disagreements.push(`${name}: ${unassigned} not assigned, ${say(headline)} unused`);
    }
    const byProduct = buttonOf(usage, 'By product');
    const productPages = byProduct === undefined ? [] : await pagesFrom(await press(byProduct));
    for (const page of productPages) expect('by product', allSeatsIn(page)[0], headline);
    const products = productPages.flatMap((page) => allSeatsIn(page).slice(1));
    if (headline) expect('sum of products', sumOfSeats(products), headline);
    const unusedPages = await pagesFrom(await ask(`unused licenses for ${id}`));
    if (headline && headline.high > 0) expect('unused', allSeatsIn(unusedPages[0])[0], headline);
    const told = new Set(products.map(say));
    const strangers = (what: string, cards: readonly unknown[], skip: number) => {
      for (const said of cards.flatMap((card) => allSeatsIn(card).slice(skip))) {
        if (!told.has(say(said))) disagreements.push(`${name}: ${what} tells ${say(said)} of a product`);
      }
    };
    strangers('unused', unusedPages, 1);
    strangers('renewals', await pagesFrom(await ask(`renewals for ${id}`)), 0);
    const trend = await ask(`trend for ${id}`);
    // Rows from before all of the history leave none.
    if (headline && !linesOf(trend).includes('No history yet'))
      expect('trend', allSeatsIn(trend)[0], headline);
    else if (headline && !linesOf(usage).some((line) => line.includes('stale')))
      disagreements.push(`${name}: no trend`);
    return { headline, products };
  }

  /** Has a report of each customer and one of all mailed; gives what each says first, the last of all by ''. */
  async function mailReports(customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const before = mailServer.mails.length;
    for (const customer of [...customerIds, '']) {
      const address = `to-${customer}@contoso.com`;
      const request = { ...(customer === '' ? {} : { customer }), days: 'daily', address };
      await press({ verb: 'send-report', request });
    }
    const count = before + customerIds.length + 1;
    await until(async () => mailServer.mails.length >= count, 120_000, `${customerIds.length + 1} mails`);
    return new Map(
      mailServer.mails
        .slice(before)
        .map(({ to: [address = ''], mail }) => [
          address.slice('to-'.length, address.indexOf('@')),
          say(firstSeatsIn(mail.text ?? '')),
        ]),
    );
  }

  /** Walks everything; gives what disagrees, and what each customer's headline was. */
  async function walk() {
    const disagreements: string[] = [];
    const said = new Map<string, Said>();
    for (const { customerId, companyName } of bot.emulator.state.customers) {
      said.set(customerId, await walkCustomer(customerId, companyName, disagreements));
    }
    const headlines = [...said.values()].flatMap(({ headline }) => headline ?? []);
    const pages = await pagesFrom(await ask('portfolio'));
    const [totals] = allSeatsIn(pages[0]);
    const listed = pages.flatMap(rowSeatsIn);
    const total = sumOfSeats(headlines);
    if (say(totals) !== say(total)) disagreements.push(`portfolio says ${say(totals)}, usage ${say(total)}`);
    const sorted = (all: readonly SaidSeats[]) => all.map(say).sort().join();
    if (sorted(listed) !== sorted(headlines)) disagreements.push('portfolio lists other figures than usage');
    const digest = allSeatsIn(await ask('digest'))[0];
    if (digest && say(digest) !== say(total))
      disagreements.push(`digest says ${say(digest)}, not ${say(total)}`);
    const mailed = await mailReports([...said.keys()]);
    for (const [id, { headline }] of said)
      if (mailed.get(id) !== say(headline))
        disagreements.push(`the report of ${id} says ${mailed.get(id)}, usage ${say(headline)}`);
    if (mailed.get('') !== say(total))
      disagreements.push(`the report of all says ${mailed.get('')}, not ${say(total)}`);
    const { rows: alerts } = await fresh.database.pool.query<{
      id: string;
      figures: { kind: string; seats: number; unusedAtLeast: number; unusedAtMost: number };
    }>(`select customer_id as id, figures from alert where closed_at is null`);
    for (const { id, figures } of alerts) {
      const figure = say({ low: figures.unusedAtLeast, high: figures.unusedAtMost, seats: figures.seats });
      if (!said.get(id)?.products.some((product) => say(product) === figure)) {
        disagreements.push(`an alert of ${id} says ${figure}`);
      }
    }
    return { disagreements, said, alerts: alerts.length };
  }

  const customer = (name: string) => bot.emulator.state.find(name);

  it('holds over every customer of the demo', async () => {
    const { disagreements, alerts } = await walk();
    assert.deepEqual(disagreements, []);
    assert.ok(alerts > 10, `${alerts} alerts`);
  });

  it('holds when a sweep of another process finds that usage fell, a product was renamed and a customer left', async () => {
    const { state } = bot.emulator;
    const northwind = customer('Northwind Traders');
    state.changeUsage(northwind.customerId, { workloadName: 'Exchange', licensesActive: 7 });
    state.changeUsage(northwind.customerId, { workloadName: 'Teams', licensesActive: 5 });
    const fabrikam = customer('fabrikam.onmicrosoft.com');
    // The same rows under the same times, one product by another name and a count corrected.
    state.setUsage(
      fabrikam.customerId,
      fabrikam.usage.map((row) => ({
        ...row,
        ...(row.productName === 'VISIO PLAN 2'
          ? { productName: 'VISIO® ONLINE PLAN 2', licensesActive: 4 }
          : {}),
      })),
    );
    state.removeCustomer(customer('City Power & Light').customerId);
    state.setUsage(customer('Litware, Inc.').customerId, []);
    minutesAhead += 1;
    const { exitCode, stderr } = await runProgram('src/cli/sweep.ts', [], {
      DATABASE_URL: fresh.databaseUrl,
      PARTNER_CENTER_BASE_URL: bot.emulator.url,
      PARTNER_CENTER_ACCESS_TOKEN: 'partner-center-token',
    });
    assert.equal(exitCode, 0, stderr);
    const { disagreements, said } = await walk();
    assert.deepEqual(disagreements, []);
    assert.equal(said.get(northwind.customerId)?.headline?.high, 80 - 29 + 18 - 13);
    assert.equal(said.get(fabrikam.customerId)?.headline?.seats, 68);
  });

  it('holds when an answer brings newer rows than the last sweep', async () => {
    const trey = customer('Trey Research');
    const [project] = trey.usage.filter(({ productName }) => productName.includes('PROJECT'));
    bot.emulator.state.changeUsage(trey.customerId, {
      workloadName: project?.workloadName,
      licensesActive: 1,
    });
    minutesAhead += 5;
    const remembered = await ask(`license usage for ${trey.customerId}`);
    const refreshed = await press(buttonOf(remembered, 'Refresh') ?? assert.fail());
    const [before, after] = [remembered, refreshed].map((card) => allSeatsIn(card)[0]);
    assert.ok((after?.high ?? 0) > (before?.high ?? 0), `${say(before)}, refreshed ${say(after)}`);
    const contoso = customer('contoso.onmicrosoft.com');
    bot.emulator.state.changeUsage(contoso.customerId, {
      productName: 'MICROSOFT 365 COPILOT',
      licensesActive: 1,
    });
    const card = await ask(`license usage for ${contoso.customerId}`);
    await press(buttonOf(card, 'Refresh') ?? assert.fail());
    const openFigures = async () => {
      const { rows } = await fresh.database.pool.query<{ unused: number }>(
        `select (figures->>'unusedAtMost')::int as unused from alert
         where customer_id = $1 and subject->>'productName' = 'MICROSOFT 365 COPILOT' and closed_at is null`,
        [contoso.customerId],
      );
      return rows.map(({ unused }) => unused);
    };
    await until(async () => (await openFigures())[0] === 24, 20_000, 'the alert to follow');
    const { disagreements, said } = await walk();
    assert.deepEqual(disagreements, []);
    assert.equal(say(said.get(trey.customerId)?.headline), say(after));
  });

  it('holds while Partner Center is down', async () => {
    const names = ['Northwind Traders', 'Trey Research', 'fabrikam.onmicrosoft.com'];
    const disagreements: string[] = [];
    const headlines = async () => {
      const all: string[] = [];
      for (const name of names) {
        const { customerId } = customer(name);
        all.push(say((await walkCustomer(customerId, name, disagreements)).headline));
      }
      return all;
    };
    const before = await headlines();
    bot.emulator.faults.set([{ fault: { kind: 'unavailable' } }]);
    minutesAhead += 120;
    assert.deepEqual(await headlines(), before);
    bot.emulator.faults.clear();
    assert.deepEqual(disagreements, []);
  });
});
