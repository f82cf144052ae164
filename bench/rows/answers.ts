import { type Figure, median, type RowName } from '../figure.js';
import { type Helper, startHelper } from '../helper.js';
import type { Load, LoadResult } from '../other-side/load.js';
import type { Stage } from '../stage.js';

type Speed = Extract<RowName, 'warm' | 'cold'>;

interface Bot {
  readonly name: Speed | 'echo';
  readonly helper: Helper;
  readonly url: string;
  readonly replyHolds: string;
}

interface Round {
  readonly turnsPerSecond: number;
  /** Of the bot's process, for one turn. */
  readonly cpuMs: number;
}

const AT_ONCE = [1, 32];
/** Code that ran a few thousand times is compiled for good. */
const WARM_UP_MS = 4_000;
const WARM_UP_AT_ONCE = 32;
/** As many customers as are asked about, so that few of 32 questions at once are about the same one. */
const CUSTOMERS = 64;
const BARS: Readonly<Record<Speed, number>> = { warm: 0.8, cold: 0.5 };

/** Turns a second of the bot against those of the echo bot: from memory, and with every figure asked for anew. */
export async function measureAnswers(stage: Stage, speeds: readonly Speed[]): Promise<readonly Figure[]> {
  const { compiled, server } = stage;
  const helpers: Helper[] = [];
  const start = (name: string, env: Readonly<Record<string, string>> = {}) => {
    const helper = startHelper(compiled.module(`bench/${name}`), { env });
    helpers.push(helper);
    return helper;
  };
  return server.withTables(async (databaseUrl) => {
    try {
      const emulator = start('other-side/emulator', { CUSTOMERS: String(CUSTOMERS) });
      const emulatorUrl = await emulator.ask<string>('address');
      const names = await emulator.ask<readonly string[]>('names', CUSTOMERS);
      const load = start('other-side/load');
      const echo = start('floor/echo-bot');
      const bots: Bot[] = [
        { name: 'echo', helper: echo, url: await echo.ask('address'), replyHolds: 'You said: ' },
      ];
      for (const speed of speeds) {
        const env = botSettings(emulatorUrl, databaseUrl, speed === 'warm' ? 60 : 0);
        const helper = start('product/bot', env);
        bots.push({ name: speed, helper, url: await helper.ask('address'), replyHolds: 'AdaptiveCard' });
      }
      const texts = names.map((name) => `license usage for ${name}`);
      return await compare(stage, bots, (work) => load.ask<LoadResult>('run', { texts, ...work }));
    } finally {
      // The bots end before what they talk to.
      for (const helper of helpers.reverse()) await helper.close();
    }
  });
}

/** Settings of an anonymous bot on a free port. */
export function botSettings(
  emulatorUrl: string,
  databaseUrl: string,
  cacheMinutes: number,
): Readonly<Record<string, string>> {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    ALLOW_ANONYMOUS: 'true',
    LOG_LEVEL: 'warn',
    DATABASE_URL: databaseUrl,
    PARTNER_CENTER_BASE_URL: emulatorUrl,
    PARTNER_CENTER_ACCESS_TOKEN: 'bench',
    USAGE_CACHE_MINUTES: String(cacheMinutes),
  };
}

async function compare(
  { amounts, tell }: Stage,
  bots: readonly Bot[],
  run: (work: Omit<Load, 'texts'>) => Promise<LoadResult>,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const turns = async ({ helper, url, replyHolds }: Bot, atOnce: number, forMs: number): Promise<Round> => {
    const beforeMs = await helper.ask<number>('cpuMs');
    const result = await run({ botUrl: url, atOnce, forMs, replyHolds });
    const cpuMs = (await helper.ask<number>('cpuMs')) - beforeMs;
    return { turnsPerSecond: result.turnsPerSecond, cpuMs: cpuMs / result.turns };
  };
  for (const bot of bots) await turns(bot, WARM_UP_AT_ONCE, WARM_UP_MS);
  for (const atOnce of AT_ONCE) {
    const measured = new Map(bots.map(({ name }) => [name, [] as Round[]]));
    for (let round = 1; round <= amounts.rounds; round += 1) {
      tell(`answers, ${atOnce} at a time, round ${round} of ${amounts.rounds}`);
      for (const bot of bots) measured.get(bot.name)?.push(await turns(bot, atOnce, amounts.turnMs));
    }
    const echo = measured.get('echo') ?? [];
    for (const { name } of bots) {
      if (name === 'echo') continue;
      const own = measured.get(name) ?? [];
      figures.push({
        row: name,
        name: `${name} answer, ${atOnce} at a time`,
        unit: 'ratio',
        bar: { kind: 'at-least', value: BARS[name] },
        values: own.map(
          ({ turnsPerSecond }, at) => turnsPerSecond / (echo[at]?.turnsPerSecond ?? Number.NaN),
        ),
        detail: `${describe(own)}; echo ${describe(echo)}`,
      });
    }
  }
  return figures;
}

function describe(rounds: readonly Round[]): string {
  const turns = median(rounds.map(({ turnsPerSecond }) => turnsPerSecond));
  return `${Math.round(turns)} turns/s, ${median(rounds.map(({ cpuMs }) => cpuMs)).toFixed(2)} ms CPU each`;
}
