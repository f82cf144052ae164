import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { openFoundation, SYSTEM_CLOCK } from '../../src/app/foundation.js';
import { createMcp } from '../../src/app/mcp.js';
import { createUseCases } from '../../src/app/use-cases.js';
import { readWords } from '../../src/app/words.js';
import { createLogger } from '../../src/base/logger.js';
import type { CardAction } from '../../src/cards/card-action.js';
import type { RecognizedName } from '../../src/commands/catalogue.js';
import { readConfig } from '../../src/config/config.js';
import type { ProactiveMessage } from '../../src/usecases/delivery/delivery-ports.js';
import { OUTGOING_WAYS, type OutgoingWay } from '../../src/usecases/outgoing/outgoing-ports.js';
import { TENANT_ID } from '../helpers/bot-channel.js';
import { type FreshDatabase, makeTempDir, openFreshDatabase } from '../helpers/database.js';
import { type MailServer, startMailServer } from '../helpers/mail-server.js';
import { CALLS, call, connectWithin, type TOOLS } from '../helpers/mcp-client.js';
import { runProgram } from '../helpers/run-program.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';
import { until } from '../helpers/until.js';
import { startWebhookReceiver, type WebhookReceiver } from '../helpers/webhook-receiver.js';
import {
  costIn,
  type GroupChat,
  groupChat,
  pressEverything,
  writeTellingPrices,
} from './support/cost-walk.js';
import { ANA, RITA } from './support/watched-channel.js';

/**
 * What is written for each command, and whether its answer tells of money: `later`, once there are alerts. A command without a line here fails the
 * type check.
 */
const COMMANDS = {
  'license-usage': ['license usage for Northwind', 'money'],
  'unused-licenses': ['unused licenses for Northwind', 'money'],
  renewals: ['renewals for Northwind', 'money'],
  trend: ['trend for Northwind', 'none'],
  plan: ['plan for Northwind', 'money'],
  portfolio: ['portfolio', 'money'],
  'portfolio-by-money': ['portfolio by money', 'money'],
  watch: ['watch Northwind unused 1', 'none'],
  watches: ['watches', 'none'],
  unwatch: ['unwatch 99', 'none'],
  digest: ['digest', 'money'],
  report: ['report Northwind monthly to ana@contoso.com', 'money'],
  'send-test-alert': ['send test alert', 'none'],
  language: ['language en', 'none'],
  help: ['help', 'none'],
  status: ['status', 'none'],
  'operations-here': ['operations here', 'none'],
  'cost-prices-here': ['cost prices here', 'switch'],
  'list-prices-here': ['list prices here', 'switch'],
  customers: ['who has more than 1 unused', 'money'],
  alerts: ['alerts', 'later'],
  snooze: ['snooze Nobody for 7 days', 'later'],
  greeting: ['hello', 'none'],
  thanks: ['thanks', 'none'],
} as const satisfies Readonly<
  Record<RecognizedName, readonly [string, 'money' | 'none' | 'switch' | 'later']>
>;

/** Other ways of asking that lead to money. */
const QUESTIONS = [
  'renewals next month',
  'customers below 90%',
  'unused power bi',
  'who uses exchange',
  'plan for all customers before 1 January 2040',
  'northwind',
];

const REPORT = { customer: 'Northwind', days: 'monthly', address: 'ana@contoso.com' };

/** What cards send by themselves. Those that `found` does not press are pressed as written here. */
const VERBS = {
  'show-customer': 'found',
  'add-watch': 'found',
  'choose-watch': {
    request: {
      customer: 'Northwind',
      rule: { kind: 'unused', atLeast: 1 },
      exceptCustomers: [],
      exceptProducts: [],
      minimumSeats: 0,
    },
  },
  'confirm-watch': 'found',
  'show-watches': 'found',
  'remove-watch': 'found',
  'restore-watch': 'found',
  'stop-digest': 'found',
  'choose-report': { request: REPORT },
  'confirm-report': 'found',
  'send-report': 'found',
  'remove-report': 'found',
  'restore-report': 'found',
  acknowledge: 'found',
  snooze: 'found',
  reopen: 'found',
  stop: 'found',
  'show-alerts': { page: 0 },
  'show-open-alerts': { page: 0 },
  'acknowledge-open': 'found',
  'snooze-open': 'found',
  'reopen-open': 'found',
  'show-portfolio': { page: 0, by: 'money' },
  'show-customers': { question: { kind: 'unused', atLeast: 1 }, page: 0 },
  'set-language': { language: 'automatic' },
  'show-help': {},
  export: { question: { kind: 'portfolio', order: 'money' }, file: 'csv' },
} as const satisfies Readonly<Record<CardAction['verb'], 'found' | object>>;

/** What is sent unasked, and how it is walked. */
const UNASKED = {
  alerts: 'walked',
  digest: 'walked',
  'test-alert': 'walked',
  superseded: 'names alerts and no figures',
  notice: 'is about the program and no customer',
} as const satisfies Readonly<Record<ProactiveMessage['kind'], string>>;

/** Ways out for others than Teams. */
const OUT: Readonly<Record<OutgoingWay, string>> = { webhook: 'walked', mail: 'walked' };

/** Programs of the command line. */
const PROGRAMS: Readonly<Record<string, 'walked' | 'tells of no money'>> = {
  ask: 'walked',
  mcp: 'walked',
  consent: 'tells of no money',
  // Part of ask.
  'export-file': 'walked',
  doctor: 'tells of no money',
  sweep: 'tells of no money',
  'last-resort': 'tells of no money',
  progress: 'tells of no money',
  'shut-down': 'tells of no money',
  'start-failure': 'tells of no money',
  'sweep-summary': 'tells of no money',
};

const PUBLIC_URL = 'https://seatwise.contoso.test';

/** Addresses of the server. */
const ADDRESSES: Readonly<Record<string, string>> = {
  '/api/messages': 'walked',
  '/mcp': 'walked, as tools',
  '/healthz': 'tells of no customer',
  '/readyz': 'tells of no customer',
  '/downloads/:token': 'walked',
};

describe('what the partner pays', function () {
  this.timeout(240_000);
  let fresh: FreshDatabase;
  let bot: RunningBot;
  let folder: string;
  let receiver: WebhookReceiver;
  let mailServer: MailServer;
  let env: Record<string, string>;
  let open: GroupChat;
  let closed: GroupChat;

  function delivered(): Promise<void> {
    return until(
      async () => {
        const { rows } = await fresh.database.pool.query<{ waiting: number }>(
          'select count(*)::int as waiting from card where version > delivered_version and refused_at is null',
        );
        return rows[0]?.waiting === 0;
      },
      60_000,
      'delivery of every card',
    );
  }

  before(async () => {
    folder = await makeTempDir();
    const PRICE_SHEET = join(folder, 'prices.csv');
    await writeTellingPrices(PRICE_SHEET);
    fresh = await openFreshDatabase();
    receiver = await startWebhookReceiver();
    mailServer = await startMailServer();
    env = {
      DATABASE_URL: fresh.databaseUrl,
      SMTP_URL: mailServer.url,
      MAIL_FROM: 'seatwise@contoso.com',
      ALERT_WEBHOOK_URL: receiver.url,
      ALERT_WEBHOOK_SECRET: receiver.secret,
      PRICE_SHEET,
      PRICE_BASIS: 'cost',
      PUBLIC_URL,
      ADMIN_USER_IDS: RITA.aadObjectId,
    };
    bot = await startBot(env);
    const { state } = bot.emulator;
    for (const { customerId, companyName } of [...state.customers])
      if (companyName !== 'Northwind Traders' && companyName !== 'Litware, Inc.')
        state.removeCustomer(customerId);
    open = groupChat(bot, '19:everyone@thread.v2', ANA);
    closed = groupChat(bot, '19:partners@thread.v2', ANA);
    await closed.say('cost prices here', RITA);
    // Subscriptions are read for a watch; what seats cost is worked out from them.
    await pressEverything(closed, [
      onlyConfirm((await closed.say('watch all renewals 90 days')).attachments?.[0]?.content),
    ]);
    await bot.sweep();
    await bot.readPrices();
    await delivered();
  });
  after(async () => {
    await bot.close();
    await receiver.close();
    await mailServer.close();
    await fresh.close();
    await rm(folder, { recursive: true, force: true });
  });

  const sentThere = (chat: GroupChat) => chat.sent().map(({ activity }) => activity);

  it('is told nowhere but where an admin let it be seen, whatever is asked', async () => {
    const asked = [...Object.values(COMMANDS), ...QUESTIONS.map((text) => [text, 'any'] as const)];
    for (const [text, tells] of asked) {
      if (tells === 'switch') continue;
      // Both ways round: what is remembered of an answer is not the other conversation's.
      for (const chat of [closed, open, closed]) {
        const reply = await chat.say(text, RITA);
        if (chat === open) assert.deepEqual(costIn(reply), [], text);
        else if (tells === 'money')
          assert.ok(costIn(reply).length > 0, `“${text}” was to tell of money: ${reply.text}`);
      }
    }
  });

  it('is not to be switched on by anybody else', async () => {
    const reply = await open.say('cost prices here', ANA);
    assert.match(JSON.stringify(reply), /admins/i);
    assert.deepEqual(costIn(await open.say('license usage for Northwind')), []);
    await closed.say('list prices here', ANA);
    assert.ok(costIn(await closed.say('license usage for Northwind')).length > 0);
  });

  it('is in no alert or digest, and behind no button, of another conversation', async () => {
    // Few alerts come on a card each, many on one card.
    await bot.sweep();
    await delivered();
    for (const chat of [closed, open]) {
      for (const text of ['watch all unused 1', 'watch all below 95%', 'watch all renewals 90 days'])
        await pressEverything(chat, [(await chat.say(text)).attachments?.[0]?.content].map(onlyConfirm));
      await chat.say('digest monday 09:00 UTC');
      await chat.say('send test alert');
    }
    await bot.sweep();
    await fresh.database.pool.query("update digest_schedule set next_at = now() - interval '1 minute'");
    await bot.tick();
    await delivered();
    assert.equal(
      Object.keys(UNASKED).length,
      5,
      'a kind of message that is sent unasked needs a line, and a way to be walked',
    );
    for (const [chat, isCost] of [
      [closed, true],
      [open, false],
    ] as const) {
      const unasked = sentThere(chat).filter((activity) =>
        /new alert|Alert since|digest/i.test(JSON.stringify(activity)),
      );
      assert.ok(unasked.length > 1, `${unasked.length} messages came unasked to ${chat.id}`);
      assert.equal(
        unasked.some((activity) => costIn(activity).length > 0),
        isCost,
      );
    }

    const cards = [
      ...sentThere(open).map(({ attachments }) => attachments?.[0]?.content),
      (await open.say('alerts')).attachments?.[0]?.content,
      (await open.say('watches')).attachments?.[0]?.content,
      (await open.say('watch all unused 2')).attachments?.[0]?.content,
      (await open.say('report Northwind monthly to ana@contoso.com')).attachments?.[0]?.content,
    ];
    const cardId = cardIdIn(cards);
    const seen = new Map(await pressEverything(open, cards));
    for (const [verb, data] of Object.entries(VERBS)) {
      if (data !== 'found')
        seen.set(verb, [...(seen.get(verb) ?? []), await open.press({ verb, cardId, ...data })]);
      const replies = seen.get(verb) ?? [];
      assert.ok(replies.length > 0, `no card has a button ${verb}: write down what it sends`);
      assert.deepEqual(costIn(replies), [], verb);
    }
    await delivered();
    assert.deepEqual(costIn(sentThere(open)), []);
  });

  it('is not on the card that the search of the compose box puts into a message', async () => {
    const { customerId } = bot.emulator.state.find('Northwind Traders');
    const card = await open.invoke('composeExtension/selectItem', { customerId });
    assert.match(JSON.stringify(card), /a month/);
    assert.deepEqual(costIn(card), []);
  });

  it('goes from alert cards and waiting digests when list prices are asked for again', async () => {
    await closed.say('digest monday 09:00 UTC');
    await fresh.database.pool.query("update digest_schedule set next_at = now() - interval '1 minute'");
    await bot.sweep();
    await delivered();
    const before = closed.sent().length;
    await closed.say('list prices here', RITA);
    await bot.tick();
    await delivered();
    const since = closed.sent().slice(before);
    assert.ok(
      since.some(({ method }) => method === 'PUT'),
      'alert cards were to be edited',
    );
    assert.deepEqual(costIn(since.map(({ activity }) => activity)), []);
    await closed.say('cost prices here', RITA);
  });

  it('goes to a webhook or by mail from conversations that may see it, and from no other', async () => {
    assert.deepEqual(
      Object.keys(OUT),
      [...OUTGOING_WAYS],
      'a new way out needs a line, and a way to be walked',
    );
    for (const [chat, isCost] of [
      [closed, true],
      [open, false],
    ] as const) {
      const from = receiver.received.length;
      const mailed = mailServer.mails.length;
      await chat.say('watch Northwind unused 2 ticket to ana@contoso.com');
      await chat.say('watch Northwind unused 2 ticket to webhook');
      await bot.sweep();
      await until(() => receiver.taken().length > from, 60_000, 'a webhook');
      await until(() => mailServer.mails.length > mailed, 60_000, 'a mail');
      const texts = mailServer.mails.slice(mailed).map(({ mail }) => mail.text ?? '');
      assert.ok(texts.some((text) => /a month/.test(text)));
      assert.equal(costIn(texts).length > 0, isCost, chat.id);
      const bodies = receiver.received.slice(from).map(({ json }) => json);
      assert.ok(bodies.some(({ data }) => data['money'] !== undefined));
      assert.equal(
        bodies.some((body) => costIn(body).length > 0),
        isCost,
        chat.id,
      );
      await chat.say('unwatch all');
      // What comes late would be taken for the next conversation's.
      await until(
        async () => {
          const { rows } = await fresh.database.pool.query(
            'select from outgoing where sent_at is null and parked_at is null',
          );
          return rows.length === 0;
        },
        120_000,
        'the end of it',
      );
    }
  });

  it('is in no file of another conversation, and in none that is opened once list prices are asked for again', async () => {
    const amounts = async (link: string) => {
      const response = await fetch(link.replace(PUBLIC_URL, bot.url));
      assert.equal(response.status, 200, link);
      const lines: string[][] = parse(await response.text(), { bom: true });
      return costIn(lines.map((line) => line.map((field) => Number(field) || field)));
    };
    const linkTo = async (chat: GroupChat, text: string) =>
      /https:[^"]*\/downloads\/[\w-]+/.exec(JSON.stringify(await chat.say(text)))?.[0] ?? assert.fail(text);
    for (const text of [
      'export portfolio as csv',
      'export Northwind as csv',
      'export unused licenses for Northwind as csv',
      'export renewals for Northwind as csv',
      'export renewals next 90 days as csv',
    ])
      assert.deepEqual(await amounts(await linkTo(open, text)), [], text);
    const text = 'export portfolio as csv';
    assert.ok((await amounts(await linkTo(closed, text))).length > 0);
    const waiting = await linkTo(closed, text);
    await closed.say('list prices here', RITA);
    assert.deepEqual(await amounts(waiting), []);
    await closed.say('cost prices here', RITA);
  });

  it('comes out of no program', async () => {
    const names = readdirSync(new URL('../../src/cli/', import.meta.url)).map((file) =>
      file.replace('.ts', ''),
    );
    assert.deepEqual(
      names.filter((name) => PROGRAMS[name] === undefined),
      [],
      'what does a new program tell?',
    );
    const settings = {
      ...env,
      PARTNER_CENTER_BASE_URL: bot.emulator.url,
      PARTNER_CENTER_ACCESS_TOKEN: 'partner-center-token',
    };
    for (const question of ['license usage for Northwind', 'portfolio by money'])
      for (const args of [[question], ['--json', question]]) {
        const { stdout, stderr } = await runProgram('src/cli/ask.ts', args, settings);
        assert.match(stdout, /a month/, stderr);
        assert.deepEqual(costIn(args.length > 1 ? JSON.parse(stdout) : stdout), [], args.join(' '));
      }
    const folder = await makeTempDir();
    const file = join(folder, 'portfolio.csv');
    const exported = await runProgram('src/cli/ask.ts', ['--export', file, 'portfolio'], settings);
    assert.equal(exported.exitCode, 0, exported.stderr);
    const [titles = [], ...lines]: string[][] = parse(readFileSync(file), { bom: true });
    assert.ok(titles.some((title) => title.startsWith('Unused cost a month now')));
    assert.deepEqual(costIn(lines.map((line) => line.map((field) => Number(field) || field))), []);
    await rm(folder, { recursive: true, force: true });
  });

  it('comes out of no tool of MCP', async () => {
    const logger = createLogger('silent');
    const config = readConfig(
      {
        ...env,
        PARTNER_CENTER_BASE_URL: bot.emulator.url,
        PARTNER_CENTER_ACCESS_TOKEN: 'partner-center-token',
      },
      { bot: false, partnerCenter: true },
    );
    const parts = { logger, clock: SYSTEM_CLOCK };
    const foundation = await openFoundation(config, parts);
    const useCases = createUseCases(config, foundation, parts);
    const createServer = createMcp({ useCases, stores: foundation.stores, words: readWords(), ...parts });
    const client = await connectWithin(createServer({ tenantId: TENANT_ID, userId: RITA.aadObjectId }));
    try {
      const { tools } = await client.listTools();
      for (const { name } of tools) {
        const args = CALLS[name as (typeof TOOLS)[number]];
        assert.ok(args, `what is the tool ${name} asked for?`);
        const asked = 'customer' in args ? { ...args, customer: 'Northwind Traders' } : args;
        const { texts, structured, isError } = await call(client, name, asked);
        assert.equal(isError, false, texts.join());
        assert.deepEqual(costIn([texts, structured]), [], name);
      }
    } finally {
      await client.close();
      await useCases.close();
      await foundation.close();
    }
  });

  it('comes out of no address of the server but of those walked here', () => {
    const source = ['server.ts', 'files/download-routes.ts']
      .map((file) => readFileSync(new URL(`../../src/teams/${file}`, import.meta.url), 'utf8'))
      .join('\n');
    const routes = [...source.matchAll(/'(\/[^']*)'/g)].map(([, path]) => path ?? '');
    assert.ok(routes.includes('/api/messages'));
    assert.deepEqual(
      routes.filter((path) => ADDRESSES[path] === undefined),
      [],
      'what does a new address tell?',
    );
  });
});

/** Of a question about a watch over everyone, nothing but its yes. */
function onlyConfirm(card: unknown): unknown {
  return JSON.parse(JSON.stringify(card ?? null), (_key, part: unknown) => {
    const verb = (part as { data?: { verb?: string } } | null)?.data?.verb;
    return verb === undefined || verb === 'confirm-watch' ? part : undefined;
  });
}

function cardIdIn(cards: readonly unknown[]): string | undefined {
  return /"cardId":"([^"]+)"/.exec(JSON.stringify(cards))?.[1];
}
