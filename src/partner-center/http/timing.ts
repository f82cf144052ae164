import { setTimeout as delay } from 'node:timers/promises';

/** Time and chance as this folder uses them, so that tests need neither. */
export interface Timing {
  now(): Date;
  /** Waits; returns early, without an error, when the signal ends it. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to but not including 1. */
  random(): number;
}

export const SYSTEM_TIMING: Timing = {
  now: () => new Date(),
  async sleep(ms, signal) {
    try {
      await delay(ms, undefined, { signal });
    } catch {
      // The only rejection is the signal's; the caller looks at the signal.
    }
  },
  random: Math.random,
};
