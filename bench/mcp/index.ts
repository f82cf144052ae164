// How turns in Teams fare beside calls of tools: npm run load:mcp -- [--rounds n]
import { Command, InvalidArgumentError } from 'commander';
import { compile } from '../compiled.js';
import { type Helper, startHelper } from '../helper.js';
import { type Latency, latencyOf } from '../load/latency.js';
import type { Crowd, Statuses } from '../other-side/mcp-crowd.js';
import type { Turns } from '../other-side/teams-turns.js';
import { botSettings } from '../rows/answers.js';
import { openScratchServer } from '../scratch-server.js';
import { untilInterrupted } from '../until-interrupted.js';

const APP_ID = '11111111-1111-4111-8111-111111111111';
const TENANT_ID = '22222222-2222-4222-8222-222222222222';
const CUSTOMERS = 200;
const TURNS_PER_SECOND = 10;
/** Of each part of a round. */
const FOR_MS = 5_000;
const BURST = 1_000;
/** Of the stream: far more than people and their assistants ask. */
const CALLS_PER_SECOND = 100;

interface Stage {
  readonly teams: Helper;
  readonly crowd: Helper;
  readonly turns: Turns;
  readonly asking: Omit<Crowd, 'people'>;
  /** A server that refuses everything, of a process of its own. */
  readonly refusingUrl: string;
}

type Beside = (stage: Stage) => { readonly statuses: Promise<Statuses>; readonly end: () => Promise<void> };

/** A thousand at once, again as soon as all are answered. */
const bursts =
  (people: number, urlOf = ({ asking }: Stage) => asking.botUrl): Beside =>
  (stage) => {
    const { crowd } = stage;
    const asking = { ...stage.asking, botUrl: urlOf(stage) };
    let isOver = false;
    const all = async () => {
      const sum: Record<number, number> = {};
      while (!isOver) {
        const one = await crowd.ask<Statuses>('burst', { ...asking, people, calls: BURST });
        for (const [status, count] of Object.entries(one)) {
          sum[Number(status)] = (sum[Number(status)] ?? 0) + count;
        }
      }
      return sum;
    };
    return {
      statuses: all(),
      end: async () => {
        isOver = true;
      },
    };
  };

const stream: Beside = ({ crowd, asking }) => ({
  statuses: crowd.ask<Statuses>('stream', { ...asking, people: 100, perSecond: CALLS_PER_SECOND }),
  end: () => crowd.ask('stop'),
});

const BESIDE: Readonly<Record<string, Beside>> = {
  // The floor: what the machine, and whoever asks, take from the bot by themselves.
  [`${BURST} at once, of one person, again and again, to a server beside it that only refuses`]: bursts(
    1,
    ({ refusingUrl }) => refusingUrl,
  ),
  [`${BURST} at once, of one person, again and again`]: bursts(1),
  [`${BURST} at once, of 200 people, again and again`]: bursts(200),
  [`${CALLS_PER_SECOND} a second, of 100 people`]: stream,
};

async function turnsOf({ teams, turns }: Stage): Promise<Latency> {
  return latencyOf(await teams.ask<number[]>('turns', turns));
}

async function round(stage: Stage, ratios: Map<string, number[]>): Promise<void> {
  for (const [name, beside] of Object.entries(BESIDE)) {
    const before = await turnsOf(stage);
    const load = beside(stage);
    const during = await turnsOf(stage);
    await load.end();
    const statuses = await load.statuses;
    const after = await turnsOf(stage);
    const alone = Math.sqrt(before.p95 * after.p95);
    const ratio = during.p95 / alone;
    ratios.set(name, [...(ratios.get(name) ?? []), ratio]);
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    console.log(
      `${name}: p95 ${ms(before.p95)} and ${ms(after.p95)} alone, ${ms(during.p95)} beside (x ${ratio.toFixed(2)}); p50 ${ms(before.p50)}, ${ms(during.p50)}; answers ${JSON.stringify(statuses)}`,
    );
  }
}

async function measure(rounds: number): Promise<void> {
  const interrupted = untilInterrupted();
  const compiled = await compile();
  const helpers: Helper[] = [];
  const start = (name: string, env: Readonly<Record<string, string>> = {}) => {
    const helper = startHelper(compiled.module(`bench/${name}`), { env });
    helpers.push(helper);
    return helper;
  };
  const work = async (databaseUrl: string) => {
    const emulator = start('other-side/emulator', { CUSTOMERS: String(CUSTOMERS) });
    const crowd = start('other-side/mcp-crowd');
    const teams = start('other-side/teams-turns');
    const { openIdUrl } = await teams.ask<{ readonly openIdUrl: string }>('address');
    const issuer = 'https://api.botframework.com';
    const bot = start('product/signed-in-bot', {
      ...botSettings(await emulator.ask<string>('address'), databaseUrl, 60),
      ALLOW_ANONYMOUS: '',
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: 'bench',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: TENANT_ID,
      ToBotFromChannelOpenIdMetadataUrl: openIdUrl,
      ToBotFromChannelTokenIssuer: issuer,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdUrl,
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: issuer,
      LOG_LEVEL: 'error',
      MCP: 'on',
      MCP_AUTHORITY: await crowd.ask<string>('address'),
      PUBLIC_URL: 'https://seatwise.contoso.test',
    });
    const botUrl = await bot.ask<string>('address');
    const names = await emulator.ask<readonly string[]>('names', CUSTOMERS);
    const ids = await emulator.ask<readonly string[]>('ids', CUSTOMERS);
    const turns = { botUrl, perSecond: TURNS_PER_SECOND, forMs: FOR_MS, names };
    const refusingUrl = await start('floor/refusing').ask<string>('address');
    const stage = { teams, crowd, turns, asking: { botUrl, ids }, refusingUrl };
    // Everything asked about once, and code that runs often compiled for good.
    for (let warm = 0; warm < 2; warm += 1) await turnsOf(stage);
    await crowd.ask('burst', { ...stage.asking, people: CUSTOMERS, calls: BURST });
    const ratios = new Map<string, number[]>();
    for (let no = 0; no < rounds; no += 1) await round(stage, ratios);
    for (const [name, all] of ratios) {
      const sorted = all.toSorted((a, b) => a - b);
      const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
      console.log(`${name}: median of ${all.length} rounds x ${median.toFixed(2)}`);
    }
  };
  const server = await openScratchServer();
  try {
    await server.withTables(async (databaseUrl) => {
      try {
        await Promise.race([work(databaseUrl), interrupted]);
      } finally {
        // The bot ends before what it talks to.
        for (const helper of helpers.reverse()) await helper.close();
      }
    });
  } finally {
    await server.close();
    await compiled.close();
  }
}

function parseRounds(text: string): number {
  const rounds = Number(text);
  if (!Number.isInteger(rounds) || rounds < 1) throw new InvalidArgumentError('It is a whole number from 1.');
  return rounds;
}

await new Command('load:mcp')
  .description('Measures turns in Teams alone and beside calls of tools, one after the other.')
  .option('--rounds <count>', 'how often', parseRounds, 3)
  .action(({ rounds }: { readonly rounds: number }) => measure(rounds))
  .parseAsync();
