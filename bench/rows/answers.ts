import { type Figure, median, type RowName } from '../figure.js';
import { type Helper, startHelper } from '../helper.js';
import type { Load, LoadResult } from '../other-side/load.js';
import type { Stage } from '../stage.js';

type Speed = Extract<RowName, 'warm' | 'cold'>;

interface Bot {
  readonly name: Speed | keyof typeof FLOORS;
  readonly helper: Helper;
  readonly url: string;
  readonly replyHolds: string;
}

interface Round {
  readonly turnsPerSecond: number;
  /** Of the bot's process, for one turn. */
  readonly cpuMs: number;
}

const SPEEDS: readonly Speed[] = ['warm', 'cold'];
const AT_ONCE = [1, 32];
/** Code that ran a few thousand times is compiled for good. */
const WARM_UP_MS = 4_000;
const WARM_UP_AT_ONCE = 32;
/** As many customers as are asked about, so that few of 32 questions at once are about the same one. */
const CUSTOMERS = 64;
const BARS: Readonly<Record<Speed, number>> = { warm: 0.8, cold: 0.5 };
/** What the bot is compared with. Against the echo there is a bar; the other two say what the echo leaves out. */
const FLOORS = {
  echo: 'the echo',
  'card-echo': 'an echo that sends the same card',
  'asking-echo': 'an echo that asks Partner Center three times and sends the same card',
} as const;
/** The floors of each speed, the one with the bar first. */
const FLOORS_OF: Readonly<Record<Speed, readonly (keyof typeof FLOORS)[]>> = {
  warm: ['echo', 'card-echo'],
  cold: ['echo', 'asking-echo'],
};
/** What the bot asks for when it has nothing in memory. */
const CALLS = ['analytics/licenses/usage', 'analytics/licenses/deployment', 'subscriptions'];

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
      const texts = names.map((name) => `license usage for ${name}`);
      const run = (work: Omit<Load, 'texts'>) => load.ask<LoadResult>('run', { texts, ...work });
      const bots: Bot[] = [];
      const add = async (
        name: Bot['name'],
        module: string,
        replyHolds: string,
        env?: Readonly<Record<string, string>>,
      ) => {
        const helper = start(module, env);
        const bot = { name, helper, url: await helper.ask<string>('address'), replyHolds };
        bots.push(bot);
        await turns(bot, run, WARM_UP_AT_ONCE, WARM_UP_MS);
      };
      for (const speed of speeds) {
        const env = botSettings(emulatorUrl, databaseUrl, speed === 'warm' ? 60 : 0);
        await add(speed, 'product/bot', 'AdaptiveCard', env);
      }
      const REPLY = messageOf(await load.ask<string>('lastReply'));
      await add('echo', 'floor/echo-bot', 'You said: ');
      if (speeds.includes('warm')) await add('card-echo', 'floor/echo-bot', 'AdaptiveCard', { REPLY });
      if (speeds.includes('cold')) {
        const ids = await emulator.ask<readonly string[]>('ids', CUSTOMERS);
        const urls = ids.flatMap((id) => CALLS.map((call) => `${emulatorUrl}/v1/customers/${id}/${call}`));
        await add('asking-echo', 'floor/echo-bot', 'AdaptiveCard', { REPLY, CALLS: JSON.stringify(urls) });
      }
      return await compare(stage, bots, run);
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

type Run = (work: Omit<Load, 'texts'>) => Promise<LoadResult>;

async function turns(
  { helper, url, replyHolds }: Bot,
  run: Run,
  atOnce: number,
  forMs: number,
): Promise<Round> {
  const beforeMs = await helper.ask<number>('cpuMs');
  const result = await run({ botUrl: url, atOnce, forMs, replyHolds });
  const cpuMs = (await helper.ask<number>('cpuMs')) - beforeMs;
  return { turnsPerSecond: result.turnsPerSecond, cpuMs: cpuMs / result.turns };
}

async function compare({ amounts, tell }: Stage, bots: readonly Bot[], run: Run): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const atOnce of AT_ONCE) {
    const measured = new Map(bots.map(({ name }) => [name, [] as Round[]]));
    for (let round = 1; round <= amounts.rounds; round += 1) {
      tell(`answers, ${atOnce} at a time, round ${round} of ${amounts.rounds}`);
      for (const bot of bots) measured.get(bot.name)?.push(await turns(bot, run, atOnce, amounts.turnMs));
    }
    for (const speed of SPEEDS) {
      const own = measured.get(speed);
      if (own === undefined) continue;
      for (const floor of FLOORS_OF[speed]) {
        const bare = measured.get(floor) ?? [];
        figures.push({
          row: speed,
          name: `${speed} answer, ${atOnce} at a time, against ${FLOORS[floor]}`,
          unit: 'ratio',
          bar: floor === 'echo' ? { kind: 'at-least', value: BARS[speed] } : undefined,
          values: own.map(
            ({ turnsPerSecond }, at) => turnsPerSecond / (bare[at]?.turnsPerSecond ?? Number.NaN),
          ),
          detail: `${describe(own)}; floor ${describe(bare)}`,
        });
      }
    }
  }
  return figures;
}

/** The message in a reply, without what belongs to its conversation. */
function messageOf(reply: string): string {
  const { type, text, textFormat, summary, speak, attachments } = JSON.parse(reply) as Readonly<
    Record<string, unknown>
  >;
  return JSON.stringify({ type, text, textFormat, summary, speak, attachments });
}

function describe(rounds: readonly Round[]): string {
  const turns = median(rounds.map(({ turnsPerSecond }) => turnsPerSecond));
  return `${Math.round(turns)} turns/s, ${median(rounds.map(({ cpuMs }) => cpuMs)).toFixed(2)} ms CPU each`;
}
