import type { Clock } from '../src/usecases/ports.js';

/** A clock that runs as fast as any other and can be set forward. */
export interface DemoClock extends Clock {
  forward(days: number): void;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Starts so many days before the real time. */
export function createDemoClock(daysAgo = 0): DemoClock {
  let aheadMs = -daysAgo * DAY_MS;
  return {
    now: () => new Date(Date.now() + aheadMs),
    forward(days) {
      aheadMs += days * DAY_MS;
    },
  };
}
