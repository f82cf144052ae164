import { pauseAfter } from '../../base/asked-wait.js';
import type { OutgoingError } from '../../base/errors.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/time.js';

/** What to do about something that was not taken. */
export type OutgoingVerdict =
  /** Nothing goes this way at present. `parks`: nor did it for a day, so what is older is tried no more. */
  | { readonly kind: 'pause'; readonly afterMs: number; readonly parks: boolean }
  /** This one is not taken at present; those of other lanes may be. */
  | { readonly kind: 'later'; readonly afterMs: number }
  | { readonly kind: 'park' };

/** What was not taken for so long is tried no more. */
export const TRIED_FOR_MS = DAY_MS;

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 30 * MINUTE_MS;
/** Who turns a stranger away for now wants to be asked again in minutes, not seconds. */
const FIRST_LATER_MS = MINUTE_MS;
const LONGEST_LATER_MS = 2 * HOUR_MS;

interface Trials {
  readonly failures: number;
  readonly failedForMs: number;
}

/**
 * `way`, `message`: failures in a row before this one. `random`: 0-1. A pause doubles with each failure, with a quarter
 * of chance in it; what the other side asked for goes before, up to an hour.
 */
export function judgeOutgoing(
  { scope, isFinal, retryAfterMs }: Pick<OutgoingError, 'scope' | 'isFinal' | 'retryAfterMs'>,
  { way, message, random }: { readonly way: Trials; readonly message: Trials; readonly random: number },
): OutgoingVerdict {
  const pause = (firstMs: number, { failures }: Trials, mostMs: number) =>
    pauseAfter(retryAfterMs, { firstMs, mostMs, failures, random });
  if (isFinal) return { kind: 'park' };
  if (scope === 'message') {
    if (message.failedForMs >= TRIED_FOR_MS) return { kind: 'park' };
    return { kind: 'later', afterMs: pause(FIRST_LATER_MS, message, LONGEST_LATER_MS) };
  }
  const afterMs = pause(FIRST_PAUSE_MS, way, LONGEST_PAUSE_MS);
  return { kind: 'pause', afterMs, parks: way.failedForMs >= TRIED_FOR_MS };
}
