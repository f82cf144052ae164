import { setTimeout as delay } from 'node:timers/promises';
import type { Compiled } from '../bench/compiled.js';
import { createSweepSchedule } from '../src/storage/sweep/sweep-schedule.js';
import { attempt, drained, findLostWatches, sweep, waitUntilWhole } from './aftermath.js';
import { endBot } from './end-bot.js';
import { expectation, type Fault, type FaultReport } from './fault.js';
import { allAnswered, judgeTurns } from './judge-turns.js';
import { openStage, type Stage } from './stage.js';
import { seenAs, summarize, wholeAfter } from './turn.js';

const WARM_UP_MS = 2_500;
const ANSWERED_WITHIN_MS = 10_000;
/** Past its bar a fault is watched this much longer, so that the report says how long it took. */
const PATIENCE_MS = 20_000;

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
  let end: () => void = () => undefined;
  try {
    const stopped = new Promise<never>((_, reject) => {
      end = () => reject(new Error('Stopped'));
      if (stop.aborted) end();
      else stop.addEventListener('abort', end);
    });
    return await Promise.race([run(fault, stage, tell), stopped]);
  } finally {
    stop.removeEventListener('abort', end);
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
  const ending = await endBot(fault, stage);

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
