import { setTimeout as delay } from 'node:timers/promises';
import type { Compiled } from '../bench/compiled.js';
import { createSweepSchedule } from '../src/storage/sweep-schedule.js';
import { until } from '../test/helpers/until.js';
import { postmasterPid } from './database-side.js';
import { type Expectation, expectation, type Fault, type FaultReport, type Harm } from './fault.js';
import { openStage, type Stage } from './stage.js';
import { seenAs, summarize, type Turn, wholeAfter } from './turn.js';

const WARM_UP_MS = 2_500;
const ANSWERED_WITHIN_MS = 10_000;
/** Everything has to have been well for so long before it counts as whole. */
const WELL_FOR_MS = 2_500;
/** Past its bar a fault is watched this much longer, so that the report says how long it took. */
const PATIENCE_MS = 20_000;
const SWEPT_WITHIN_MS = 60_000;
const EXIT_WITHIN_MS = 20_000;

/** Breaks one thing under traffic and reports what became of everybody and everything. Leaves nothing running. */
export async function runFault(
  fault: Fault,
  {
    compiled,
    tell,
    stop,
  }: {
    readonly compiled: Compiled;
    readonly tell: (text: string) => void;
    /** Ends it in the middle, by a rejection. */
    readonly stop: AbortSignal;
  },
): Promise<FaultReport> {
  const stage = await openStage(fault, compiled);
  try {
    const stopped = new Promise<never>((_, reject) => {
      const end = () => reject(new Error('Stopped'));
      if (stop.aborted) end();
      else stop.addEventListener('abort', end, { once: true });
    });
    return await Promise.race([run(fault, stage, tell), stopped]);
  } finally {
    await stage.close();
  }
}

async function run(fault: Fault, stage: Stage, tell: (text: string) => void): Promise<FaultReport> {
  const { people, customers, teams } = stage;
  people.start();
  await delay(WARM_UP_MS);
  const warm = people.turns.length;
  // Alerts are on their way while it breaks.
  customers.turn();
  await createSweepSchedule(stage.store.kysely).add();

  tell(`${fault.name}: breaking`);
  const brokenMs = performance.now();
  const harm = await fault.harm(stage);
  const mendedMs = performance.now();
  tell(`${fault.name}: mended`);
  const isWhole = await waitUntilWhole(stage, harm, mendedMs, fault.wholeWithinMs + PATIENCE_MS);
  const turnsByThen = people.turns.length;

  const swept = await attempt(async () => {
    await sweep(stage);
    customers.turn();
    await sweep(stage);
    await drained(stage);
  });
  await people.stop();
  let cards = 0;
  let known = new Set<string | null>();
  const alerts = await attempt(async () => {
    const shown = await stage.conversations.check(teams);
    cards = shown.length;
    known = new Set(shown.map(({ activityId }) => activityId));
  });
  const lostWatches = await findLostWatches(stage);
  const ending = await end(fault, stage);

  const counted = people.turns.slice(0, turnsByThen).filter((turn) => !harm.isExcused?.(turn));
  const meanwhile = counted.filter(({ answeredMs }) => answeredMs >= brokenMs);
  const wholeAfterMs = wholeAfter(meanwhile, mendedMs);
  const later = people.turns.slice(turnsByThen).filter((turn) => !harm.isExcused?.(turn));
  return {
    name: fault.name,
    title: fault.title,
    harmMs: Math.round(mendedMs - brokenMs),
    meanwhile: summarize(meanwhile),
    excused: people.turns.filter((turn) => seenAs(turn) === 'nothing' && harm.isExcused?.(turn)).length,
    wholeAfterMs,
    cards,
    doubled: teams.posts.filter(({ activityId }) => !known.has(activityId)).length,
    watches: people.promised.length,
    expectations: [
      allAnswered('everybody is answered before', people.turns.slice(0, warm)),
      ...judgeTurns(meanwhile, fault.answeredWithinMs ?? ANSWERED_WITHIN_MS),
      expectation(
        `whole again within ${fault.wholeWithinMs / 1000} s`,
        isWhole && wholeAfterMs <= fault.wholeWithinMs,
        `${wholeAfterMs} ms`,
      ),
      allAnswered('everybody is answered afterwards', later),
      expectation('sweeps and deliveries end', swept === undefined, swept),
      expectation('every alert stands as it should', alerts === undefined, alerts),
      expectation('every watch that was promised is there', lostWatches === 0, lostWatches),
      ...ending,
      ...(harm.expectations ?? []),
    ],
  };
}

function judgeTurns(turns: readonly Turn[], withinMs: number): readonly Expectation[] {
  const unanswered = turns.filter(({ seen, status }) => seen === undefined || status !== 200);
  const late = turns.filter(({ sentMs, answeredMs }) => answeredMs - sentMs > withinMs);
  const blank = turns.flatMap(({ what, seen }) => (seen?.kind === 'blank' ? [`${what}: ${seen.text}`] : []));
  return [
    expectation('everybody is answered', unanswered.length === 0, describe(unanswered)),
    expectation(`within ${withinMs / 1000} s`, late.length === 0, describe(late)),
    expectation('a sorry says what to do, with a reference', blank.length === 0, blank[0]?.slice(0, 600)),
  ];
}

function allAnswered(what: string, turns: readonly Turn[]): Expectation {
  const others = turns.filter(({ seen }) => seen?.kind !== 'answer');
  return expectation(what, turns.length > 0 && others.length === 0, describe(others));
}

function describe(turns: readonly Turn[]): string {
  return turns
    .slice(0, 6)
    .map((turn) => {
      const ms = Math.round(turn.answeredMs - turn.sentMs);
      return `${turn.what} ${seenAs(turn)} ${turn.status} after ${ms} ms`;
    })
    .join('; ');
}

/** Everybody gets full answers for a while, and the process says that it can work. */
async function waitUntilWhole(
  { people, bot }: Stage,
  { isExcused }: Harm,
  mendedMs: number,
  withinMs: number,
): Promise<boolean> {
  const url = String(bot().log.find(({ msg }) => msg === 'listening')?.['url']);
  const isWell = async () => {
    const nowMs = performance.now();
    if (nowMs - mendedMs < WELL_FOR_MS) return false;
    const lately = people.turns.filter((turn) => turn.answeredMs > nowMs - WELL_FOR_MS && !isExcused?.(turn));
    if (lately.length === 0 || lately.some(({ seen }) => seen?.kind !== 'answer')) return false;
    return (await fetch(`${url}/readyz`)).ok;
  };
  return (await attempt(() => until(isWell, withinMs, 'full answers'))) === undefined;
}

/** A whole sweep that begins now, or the rest of one whose process died. */
async function sweep({ store }: Stage): Promise<void> {
  const newest = async () => {
    const { rows } = await store.pool.query<{ id: string; state: string }>(
      'select run_id as id, state from sweep_run order by run_id desc limit 1',
    );
    return rows[0];
  };
  const before = await newest();
  await createSweepSchedule(store.kysely).add();
  const isSwept = async () => {
    const run = await newest();
    return (
      run !== undefined && run.state === 'finished' && (run.id !== before?.id || before.state !== 'finished')
    );
  };
  await until(isSwept, SWEPT_WITHIN_MS, 'the end of a sweep');
}

async function drained({ store }: Stage): Promise<void> {
  const isDrained = async () => {
    const { rows } = await store.pool.query<{ waiting: number }>(
      'select count(*)::int as waiting from card where version > delivered_version',
    );
    return rows[0]?.waiting === 0;
  };
  await until(isDrained, SWEPT_WITHIN_MS, 'the delivery of every card');
}

async function findLostWatches({ store, people }: Stage): Promise<number> {
  const { rows } = await store.pool.query<{ key: string }>(
    `select conversation_id || ' ' || (definition #>> '{customer,customerId}') as key from watch`,
  );
  const there = new Set(rows.map(({ key }) => key));
  return people.promised.filter(
    ({ conversationId, customerId }) => !there.has(`${conversationId} ${customerId}`),
  ).length;
}

/** Ends the bot as an operator does, and looks at what it leaves behind. */
async function end(fault: Fault, stage: Stage): Promise<readonly Expectation[]> {
  const bot = stage.bot();
  const startMs = performance.now();
  bot.signal('SIGTERM');
  const exit = await Promise.race([bot.exited, delay(EXIT_WITHIN_MS, undefined)]);
  const ms = Math.round(performance.now() - startMs);
  const noise = stage.bots.flatMap((each) => each.noise);
  const errors = stage.bots
    .flatMap(({ log }) => log)
    .filter(({ level, msg }) => level === 'error' && !fault.errors.includes(msg));
  const server = fault.database === 'bundled' ? await postmasterPid(stage.dataDir) : undefined;
  return [
    expectation(
      `ends with code 0 within ${EXIT_WITHIN_MS / 1000} s of SIGTERM`,
      exit?.code === 0,
      `${exit ? (exit.code ?? exit.signal) : 'not'} after ${ms} ms`,
    ),
    expectation('leaves no process behind', server === undefined, server),
    expectation('nothing in the log that nobody foresaw', errors.length === 0, JSON.stringify(errors[0])),
    expectation('nothing beside the log', noise.length === 0, noise.slice(0, 3).join(' ')),
  ];
}

/** What went wrong, in words; undefined when nothing did. */
async function attempt(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
