import { createSweepSchedule } from '../src/storage/sweep/sweep-schedule.js';
import { until } from '../test/helpers/until.js';
import type { Harm } from './fault.js';
import type { Stage } from './stage.js';

/** Everything has to have been well for so long before it counts as whole. */
const WELL_FOR_MS = 2_500;
const SWEPT_WITHIN_MS = 60_000;

/** Everybody gets full answers for a while, and the process says that it can work. */
export async function waitUntilWhole(
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
export async function sweep({ store }: Stage): Promise<void> {
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

/** Nothing waits to be sent any more. */
export async function drained({ store }: Stage): Promise<void> {
  const isDrained = async () => {
    const { rows } = await store.pool.query<{ waiting: number }>(
      'select count(*)::int as waiting from card where version > delivered_version',
    );
    return rows[0]?.waiting === 0;
  };
  await until(isDrained, SWEPT_WITHIN_MS, 'the delivery of every card');
}

/** How many watches that somebody was told are set are not there. */
export async function findLostWatches({ store, people }: Stage): Promise<number> {
  const { rows } = await store.pool.query<{ key: string }>(
    `select conversation_id || ' ' || (definition #>> '{customer,customerId}') as key from watch`,
  );
  const there = new Set(rows.map(({ key }) => key));
  return people.promised.filter(
    ({ conversationId, customerId }) => !there.has(`${conversationId} ${customerId}`),
  ).length;
}

/** What went wrong, in words; undefined when nothing did. */
export async function attempt(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
