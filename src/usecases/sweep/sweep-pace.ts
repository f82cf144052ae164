import { boundedWait, isLongWait } from '../../base/asked-wait.js';
import { PartnerCenterError } from '../../base/errors.js';
import type { Sleep } from '../../base/waiting.js';

/** How fast a sweep goes: Partner Center's throttling slows it down, for all of its calls, and never fails it. */
export interface Pace {
  /** How many calls may be under way. */
  limit(): number;
  /** Waits while the sweep pauses. */
  ready(): Promise<void>;
  /** Halves the speed and pauses for as long as Partner Center asks, or a while longer each time it does not say. */
  throttled(retryAfterMs: number | undefined): void;
  pause(ms: number): void;
  /** A long pause was asked for, and what it would have been for is given up instead. */
  gaveUp(): void;
  /** A call was answered: after some of these it goes faster again. */
  answered(): void;
}

export interface PaceOptions {
  readonly concurrency: number;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  readonly onPause?: ((ms: number) => void) | undefined;
  /** A pause is long enough for people to be told. */
  readonly onLongPause?: (() => void) | undefined;
}

const LEAST_PAUSE_MS = 1_000;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 300_000;
/** So many answers in a row and one more call at once is tried. */
const ANSWERS_TO_SPEED_UP = 50;

export function createPace({ concurrency, sleep, signal, onPause, onLongPause }: PaceOptions): Pace {
  let limit = concurrency;
  let answers = 0;
  let unspokenMs = FIRST_PAUSE_MS;
  let pauses: Promise<unknown> = Promise.resolve();

  function pause(ms: number): void {
    const pauseMs = Math.max(boundedWait(ms), LEAST_PAUSE_MS);
    onPause?.(pauseMs);
    if (isLongWait(ms)) onLongPause?.();
    pauses = Promise.all([pauses, sleep(pauseMs, signal)]);
  }

  return {
    limit: () => limit,
    async ready() {
      // Another call may prolong the pause while this one waits.
      let waitedFor: Promise<unknown>;
      do {
        waitedFor = pauses;
        await waitedFor;
      } while (waitedFor !== pauses);
    },
    throttled(retryAfterMs) {
      limit = Math.max(1, Math.floor(limit / 2));
      answers = 0;
      pause(retryAfterMs ?? unspokenMs);
      if (retryAfterMs === undefined) unspokenMs = Math.min(2 * unspokenMs, LONGEST_PAUSE_MS);
    },
    pause,
    gaveUp: () => onLongPause?.(),
    answered() {
      unspokenMs = FIRST_PAUSE_MS;
      answers += 1;
      if (answers < ANSWERS_TO_SPEED_UP || limit >= concurrency) return;
      limit += 1;
      answers = 0;
    },
  };
}

const OUTAGES_TOLERATED = 5;
const OUTAGE_PAUSE_MS = 30_000;

/** What a sweep puts up with while it reads lists and pages, of which none can be left out. */
export interface Patience {
  /** Paces the sweep for a failure that will pass; throws any other, and an outage after five in a row. */
  bear(error: unknown): void;
  /** Something was read. */
  restore(): void;
}

export function createPatience(pace: Pace, signal: AbortSignal): Patience {
  let outages = 0;
  return {
    bear(error) {
      if (signal.aborted || !(error instanceof PartnerCenterError)) throw error;
      if (error.fault === 'throttled') {
        pace.throttled(error.retryAfterMs);
        return;
      }
      outages += 1;
      if (!isOutage(error) || outages > OUTAGES_TOLERATED) throw error;
      pace.pause(error.retryAfterMs ?? OUTAGE_PAUSE_MS);
    },
    restore() {
      outages = 0;
      pace.answered();
    },
  };
}

/** Whether Partner Center did not answer, as opposed to: refused. */
export function isOutage({ fault }: PartnerCenterError): boolean {
  return fault === 'unavailable' || fault === 'timeout';
}
