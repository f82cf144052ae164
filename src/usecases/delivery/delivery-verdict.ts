import { pauseAfter } from '../../base/asked-wait.js';
import type { DeliveryError } from '../../base/errors.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/time.js';

/** Refusals in a row. */
export interface Refusals {
  readonly count: number;
  /** Since the first of them; 0 without one. */
  readonly forMs: number;
}

/** What to do about a message that the connector did not take. */
export type DeliveryVerdict =
  /** There is nothing left to edit: as good as done. */
  | { readonly kind: 'gone' }
  /** The conversation has taken nothing for a day: it is tried once a day, undefined once no more by itself. */
  | { readonly kind: 'park'; readonly afterMs: number | undefined }
  /** The conversation takes nothing at present. */
  | {
      readonly kind: 'again';
      readonly afterMs: number;
      readonly isOurFault: boolean;
      readonly isRefusal: boolean;
    }
  /** This message is not taken at present; the following ones may do. */
  | { readonly kind: 'later'; readonly afterMs: number }
  /** This message is wrong for good. */
  | { readonly kind: 'refuse' };

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;
/** The bot's own credentials are refused: no hurry, somebody has to act. */
const UNAUTHORIZED_PAUSE_MS = 5 * MINUTE_MS;

/** A refusal passes more slowly than trouble does, if it passes. */
const FIRST_REFUSAL_PAUSE_MS = 5_000;
const LONGEST_REFUSAL_PAUSE_MS = 2 * HOUR_MS;
const REFUSED_FOR_GOOD_AFTER_MS = DAY_MS;
/** A place that nobody has come back to for so long is left alone until somebody writes there. */
const TRIED_FOR_MS = 30 * DAY_MS;

/** Statuses between 400 and 499 that may pass. 412: Teams has it for work that was interrupted. */
const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 409, 412, 423, 425, 429]);
/** The same message will always be too large. */
const TOO_LARGE = 413;

/**
 * `failures`: of any kind in a row in the conversation, before this one; `place`, `card`: refusals before this one.
 * `random`: 0-1. A pause doubles with each failure, with a quarter of chance in it; what the connector asked for goes
 * before, up to an hour. Teams answers 400, 403 and 404 also for a while, so no such answer is final within a day.
 * Source of the statuses: Teams docs on proactive messages and rate limits.
 */
export function judgeDelivery(
  { status, retryAfterMs }: Pick<DeliveryError, 'status' | 'retryAfterMs'>,
  {
    isEdit,
    failures,
    place,
    card,
    random,
  }: {
    readonly isEdit: boolean;
    readonly failures: number;
    readonly place: Refusals;
    readonly card: Refusals;
    readonly random: number;
  },
): DeliveryVerdict {
  const pause = (firstMs: number, times: number, mostMs: number) =>
    pauseAfter(retryAfterMs, { firstMs, mostMs, failures: times, random });
  const afterRefusal = ({ count }: Refusals) =>
    pause(FIRST_REFUSAL_PAUSE_MS, count, LONGEST_REFUSAL_PAUSE_MS);

  const isOurFault = status === 401;
  if (status === undefined || status < 400 || status >= 500 || isOurFault || PASSING_STATUSES.has(status)) {
    const afterMs = isOurFault
      ? pause(UNAUTHORIZED_PAUSE_MS, 0, LONGEST_PAUSE_MS)
      : pause(FIRST_PAUSE_MS, failures, LONGEST_PAUSE_MS);
    return { kind: 'again', afterMs, isOurFault, isRefusal: false };
  }
  if (status === 403 || (status === 404 && !isEdit)) {
    if (place.forMs < REFUSED_FOR_GOOD_AFTER_MS) {
      return { kind: 'again', afterMs: afterRefusal(place), isOurFault: false, isRefusal: true };
    }
    return { kind: 'park', afterMs: place.forMs < TRIED_FOR_MS ? DAY_MS : undefined };
  }
  if (status === TOO_LARGE) return { kind: 'refuse' };
  if (card.forMs < REFUSED_FOR_GOOD_AFTER_MS) return { kind: 'later', afterMs: afterRefusal(card) };
  return status === 404 ? { kind: 'gone' } : { kind: 'refuse' };
}
