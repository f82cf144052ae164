import { type Sleep, sleep } from '../../base/waiting.js';

/** Time and chance as this folder uses them, so that tests need neither. */
export interface Timing {
  now(): Date;
  /** Waits; returns early, without an error, when the signal ends it. */
  readonly sleep: Sleep;
  /** From 0 up to but not including 1. */
  random(): number;
}

export const SYSTEM_TIMING: Timing = {
  now: () => new Date(),
  sleep,
  random: Math.random,
};
