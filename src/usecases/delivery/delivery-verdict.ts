import type { DeliveryError } from '../../base/errors.js';

/** What to do about a message that the connector did not take. */
export type DeliveryVerdict =
  /** There is nothing left to edit: as good as done. */
  | { readonly kind: 'gone' }
  /** Nothing can be sent there until people write there again. */
  | { readonly kind: 'park' }
  /** This message is wrong; the following ones may do. */
  | { readonly kind: 'refuse' }
  | { readonly kind: 'again'; readonly afterMs: number; readonly isOurFault: boolean };

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** The bot's own credentials are refused: no hurry, somebody has to act. */
const UNAUTHORIZED_PAUSE_MS = 5 * 60_000;

/** Statuses between 400 and 499 that may pass. 412: Teams has it for work that was interrupted. */
const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 409, 412, 423, 425, 429]);

/**
 * `failures`: in a row before this one. `random`: 0-1. A pause doubles with each failure, with a quarter of chance in
 * it; what the connector asked for goes before. Source of the statuses: Teams docs on proactive messages and rate
 * limits.
 */
export function judgeDelivery(
  { status, retryAfterMs }: Pick<DeliveryError, 'status' | 'retryAfterMs'>,
  {
    isEdit,
    failures,
    random,
  }: { readonly isEdit: boolean; readonly failures: number; readonly random: number },
): DeliveryVerdict {
  if (status === 404 && isEdit) return { kind: 'gone' };
  if (status === 403 || status === 404) return { kind: 'park' };
  const isOurFault = status === 401;
  if (status === undefined || status < 400 || status >= 500 || isOurFault || PASSING_STATUSES.has(status)) {
    const doubledMs = isOurFault ? UNAUTHORIZED_PAUSE_MS : FIRST_PAUSE_MS * 2 ** Math.min(failures, 20);
    const afterMs = retryAfterMs ?? Math.min(doubledMs * (1 + random / 4), LONGEST_PAUSE_MS);
    return { kind: 'again', afterMs, isOurFault };
  }
  return { kind: 'refuse' };
}
