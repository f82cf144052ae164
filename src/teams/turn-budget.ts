import { AsyncLocalStorage } from 'node:async_hooks';

/** Teams shows an error after 15 s at the latest. The rest is the way there and back. */
export const TURN_MS = 14_000;

const ends = new AsyncLocalStorage<number>();

/** Does work that has to end within a time; everything it begins can ask how much of that is left. */
export function withBudget<Result>(ms: number, work: () => Promise<Result>): Promise<Result> {
  return ends.run(performance.now() + ms, work);
}

/** Milliseconds left of the turn, never below 0; `Infinity` outside of any. */
export function leftOfTurnMs(): number {
  const end = ends.getStore();
  return end === undefined ? Number.POSITIVE_INFINITY : Math.max(0, end - performance.now());
}
