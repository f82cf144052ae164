import { setTimeout as delay } from 'node:timers/promises';
import type { Compiled } from '../compiled.js';
import { type Helper, startHelper } from '../helper.js';
import { botSettings } from '../rows/answers.js';
import type { ScratchServer } from '../scratch-server.js';
import type { BotHealth } from './bot-health.js';
import type { Run, RunResult } from './teams.js';

/** Customers of the partner. Usage is kept for a minute, so that few but popular ones are answered from memory. */
const CUSTOMERS = 4_000;
const CACHE_MINUTES = 1;
const ALERTS_WITHIN_MS = 60_000;
/** Code that ran often is compiled for good. */
const WARM_UP_MS = 10_000;
const WARM_UP_PER_SECOND = 20;

/** The bot with all that it talks to, each a process of its own. */
export interface LoadStage {
  run(work: Omit<Run, 'botUrl'>): Promise<RunResult>;
  /** Measures the bot's process from now on. */
  begin(): Promise<void>;
  health(): Promise<BotHealth>;
  heapSnapshot(path: string): Promise<string>;
  /** Processor time so far of the others: who sends and takes messages, and Partner Center. */
  othersCpuMs(): Promise<number>;
  /** Ends the bot; gives how long that took. */
  closeBot(): Promise<number>;
}

export interface LoadStageParts {
  readonly compiled: Compiled;
  readonly server: ScratchServer;
  readonly tell: (text: string) => void;
  /** Rejects when the run is to end before its time. */
  readonly interrupted: Promise<never>;
}

/** Does the work with a bot whose customers were swept, and in whose channels alerts stand. */
export async function withLoadStage<T>(
  { compiled, server, tell, interrupted }: LoadStageParts,
  work: (stage: LoadStage) => Promise<T>,
): Promise<T> {
  const helpers: Helper[] = [];
  const start = (name: string, env: Readonly<Record<string, string>>, execArgv: readonly string[] = []) => {
    const helper = startHelper(compiled.module(`bench/${name}`), { env, execArgv });
    helpers.push(helper);
    return helper;
  };

  async function open(databaseUrl: string): Promise<T> {
    const emulator = start('other-side/emulator', { CUSTOMERS: String(CUSTOMERS) });
    const emulatorUrl = await emulator.ask<string>('address');
    const teams = start('load/teams', { CUSTOMERS: String(CUSTOMERS) });
    const settings = { ...botSettings(emulatorUrl, databaseUrl, CACHE_MINUTES), LOG_LEVEL: 'info' };
    const bot = start('product/bot', settings, ['--expose-gc']);
    const botUrl = await bot.ask<string>('address');
    tell('a sweep, and an alert in each of some channels');
    const watches = await teams.ask<number>('watchInChannels', botUrl);
    const sweeper = start('product/sweep', {});
    await sweeper.ask('sweep', { emulatorUrl, databaseUrl });
    await sweeper.close();
    await waitForAlerts(teams, watches);
    tell('every customer is asked about once, so that what is kept of them is there');
    await teams.ask('askAboutEach', botUrl);
    const run = (work: Omit<Run, 'botUrl'>) => teams.ask<RunResult>('run', { botUrl, ...work });
    await run({ perSecond: WARM_UP_PER_SECOND, forMs: WARM_UP_MS });
    return await work({
      run,
      begin: () => bot.ask<void>('begin'),
      health: () => bot.ask<BotHealth>('health'),
      heapSnapshot: (path) => bot.ask<string>('heapSnapshot', path),
      othersCpuMs: async () => (await teams.ask<number>('cpuMs')) + (await emulator.ask<number>('cpuMs')),
      async closeBot() {
        const startMs = performance.now();
        await bot.close();
        return performance.now() - startMs;
      },
    });
  }

  return server.withTables(async (databaseUrl) => {
    try {
      return await Promise.race([open(databaseUrl), interrupted]);
    } finally {
      // The bot ends before what it talks to.
      for (const helper of helpers.reverse()) await helper.close();
    }
  });
}

async function waitForAlerts(teams: Helper, wanted: number): Promise<void> {
  const deadlineMs = performance.now() + ALERTS_WITHIN_MS;
  while ((await teams.ask<number>('alerts')) < wanted) {
    if (performance.now() > deadlineMs) throw new Error(`Fewer than ${wanted} alerts came`);
    await delay(200);
  }
}
