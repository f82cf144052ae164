import { PartnerCenterError } from '../../base/errors.js';
import type { CallContext } from '../../usecases/ports.js';
import { CircuitOpenError } from './circuit.js';
import type { Timing } from './timing.js';

/** When a call is tried again and how long it waits before. Every call here is a GET, so repeating one is safe. */
export interface RetryPolicy {
  /** Retries after the first attempt. */
  readonly maxRetries: number;
  /** Waits before retry 1, 2, 3, in milliseconds; the last one serves every later retry. */
  readonly waitsMs: readonly number[];
  /** Share by which a wait of waitsMs is lengthened or shortened at random, 0-1, so that callers do not march in step. */
  readonly jitter: number;
  /** Statuses worth another attempt. Failures without a status (connection, attempt timeout) always are. */
  readonly statuses: readonly number[];
  /** The longest Retry-After that is waited for, in milliseconds. A longer one fails the call at once. */
  readonly maxRetryAfterMs: number;
}

/**
 * 3 retries after 0.5, 1.5 and 3.5 s, as Microsoft's own SDK does; 400, 401, 403, 404, 409 and 501 never. Unlike
 * the SDK it waits out a Retry-After, up to a minute. Source: api-throttling-guidance, SDK
 * ExponentialBackOffRetryPolicy and RetryableHttpCall.
 */
export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  maxRetries: 3,
  waitsMs: [500, 1500, 3500],
  jitter: 0.2,
  statuses: [408, 429, 500, 502, 503, 504],
  maxRetryAfterMs: 60_000,
};

/**
 * Runs an attempt until it succeeds, fails for good or the retries are used up; then throws its last failure.
 * A wait that would pass the deadline is not begun: the failure, with its retryAfterMs, is thrown at once. Where the
 * signal ends a wait, the failure before it is thrown too, because it says more than "timeout".
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  call: CallContext,
  policy: RetryPolicy,
  timing: Timing,
): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const waitMs = retries < policy.maxRetries ? waitBefore(error, retries, policy, timing) : undefined;
      if (waitMs === undefined || call.signal.aborted) throw error;
      if (call.deadline && timing.now().getTime() + waitMs >= call.deadline.getTime()) throw error;
      await timing.sleep(waitMs, call.signal);
      if (call.signal.aborted) throw error;
    }
  }
}

/**
 * How long to wait before retry number `retries + 1`, in milliseconds; undefined when this failure must not be
 * tried again. A Retry-After is never shortened, only lengthened a little, so that waiting callers spread.
 */
export function waitBefore(
  failure: unknown,
  retries: number,
  policy: RetryPolicy,
  timing: Pick<Timing, 'random'>,
): number | undefined {
  if (!(failure instanceof PartnerCenterError) || !failure.retryable) return undefined;
  if (failure instanceof CircuitOpenError) return undefined;
  if (failure.status !== undefined && !policy.statuses.includes(failure.status)) return undefined;

  const planned = policy.waitsMs[Math.min(retries, policy.waitsMs.length - 1)] ?? 0;
  const { retryAfterMs } = failure;
  if (retryAfterMs === undefined) {
    return Math.round(planned * (1 + policy.jitter * (2 * timing.random() - 1)));
  }
  if (retryAfterMs > policy.maxRetryAfterMs) return undefined;
  return retryAfterMs + Math.round(planned * policy.jitter * timing.random());
}
