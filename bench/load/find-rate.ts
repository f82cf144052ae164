import { setTimeout as delay } from 'node:timers/promises';
import type { LoadStage } from './load-stage.js';
import type { RunResult } from './teams.js';

/** What a rate has to keep to so that the machine holds it. */
const BOUNDS = { p95Ms: 1_000, answeredShare: 0.95 };

/** One rate that was tried. */
export interface Step {
  readonly perSecond: number;
  readonly answeredPerSecond: number;
  readonly p95Ms: number;
  readonly holds: boolean;
  /** Why not; empty when it holds. */
  readonly why: string;
}

const FIRST_PER_SECOND = 20;
const FACTOR = 1.5;
const STEP_MS = 6_000;
/** Times the distance between the last rate that held and the first that did not is halved: 6 % are left. */
const HALVINGS = 3;
/** More turns than come in two seconds wait: then it is lost, and going on would only take longer to recover from. */
const MOST_WAITING_SECONDS = 2;
const REST_MS = 1_000;
/** A circuit that opened under too much load is closed again. */
const REST_AFTER_ERRORS_MS = 16_000;

/** The largest rate that holds, in turns a second, and every rate tried on the way. Throws when not even the first holds. */
export async function findLargestRate(
  stage: Pick<LoadStage, 'run'>,
  tell: (text: string) => void,
): Promise<{ readonly perSecond: number; readonly steps: readonly Step[] }> {
  const steps: Step[] = [];

  async function tryOnce(perSecond: number): Promise<boolean> {
    const result = await stage.run({
      perSecond,
      forMs: STEP_MS,
      mostWaiting: perSecond * MOST_WAITING_SECONDS,
    });
    const step = judge(perSecond, result);
    steps.push(step);
    tell(
      `${perSecond.toFixed(0)} turns/s: ${step.holds ? `held, 95 % within ${step.p95Ms.toFixed(0)} ms` : step.why}`,
    );
    await delay(Object.keys(result.errors).length > 0 ? REST_AFTER_ERRORS_MS : REST_MS);
    return step.holds;
  }
  /** A rate is given up at the second try: the machine may have had something else to do. */
  const holds = async (perSecond: number) => (await tryOnce(perSecond)) || (await tryOnce(perSecond));

  let held = FIRST_PER_SECOND;
  if (!(await holds(held))) throw new Error(`Not even ${held} turns/s hold: ${steps.at(-1)?.why}`);
  let lost = held * FACTOR;
  while (await holds(lost)) {
    held = lost;
    lost *= FACTOR;
  }
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (held + lost) / 2;
    if (await holds(middle)) held = middle;
    else lost = middle;
  }
  return { perSecond: held, steps };
}

function judge(perSecond: number, result: RunResult): Step {
  const p95Ms = result.all.p95;
  const [error] = Object.keys(result.errors);
  const why = result.isCutShort
    ? `${result.mostWaiting} turns waited at once`
    : error !== undefined
      ? error
      : p95Ms > BOUNDS.p95Ms
        ? `95 % within ${p95Ms.toFixed(0)} ms`
        : result.answeredInTime < result.begun * BOUNDS.answeredShare
          ? `only ${result.answeredInTime} of ${result.begun} answered in time`
          : '';
  const answeredPerSecond = result.answeredInTime / (result.ms / 1000);
  return { perSecond, answeredPerSecond, p95Ms, holds: why === '', why };
}
