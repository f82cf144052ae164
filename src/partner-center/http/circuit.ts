import { BrokenCircuitError, CircuitState, circuitBreaker, handleWhen, type IBreaker } from 'cockatiel';
import { abortable } from '../../base/abortable.js';
import { PartnerCenterError } from '../../base/errors.js';
import { createRecentlyUsed } from '../../base/recently-used.js';
import { type CallIdentity, createEndedFailure, isDeadline } from './failure.js';
import type { CircuitCondition } from './observer.js';

/** Keeps attempts away from a Partner Center that does not answer, so that people hear so at once. */
export interface Circuit {
  /**
   * Runs one attempt. While the circuit is open it throws `unavailable` at once, with the time left as
   * retryAfterMs and the fault not retried within the call. While one attempt tries whether the circuit can close,
   * the others wait for its outcome, no longer than the signal lets them: then they throw `timeout`. `about` is the
   * customer asked about; undefined for a call about none.
   */
  run<T>(
    attempt: () => Promise<T>,
    call: CallIdentity,
    signal: AbortSignal,
    about?: string | undefined,
  ): Promise<T>;
}

export interface CircuitPolicy {
  /** Outages in a row that open it. Any answer that is no outage starts the count again. */
  readonly failures: number;
  /** How many of them count that are about one customer: one that always fails is not Partner Center's outage. */
  readonly failuresOfOne: number;
  /** How long it stays open, in milliseconds; then one attempt is let through and decides. */
  readonly openMs: number;
}

/** Isolated is a state that only code can bring about, and none here does. */
const CONDITIONS: Readonly<Record<CircuitState, CircuitCondition>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
};

export const DEFAULT_CIRCUIT_POLICY: CircuitPolicy = { failures: 5, failuresOfOne: 2, openMs: 15_000 };

/** A failure thrown without asking Partner Center: the call must not be tried again within the same second. */
export class CircuitOpenError extends PartnerCenterError {}

type Settled<T> = { readonly value: T } | { readonly refusal: unknown };

/** Customers that fail at the same time, of whom that is remembered. */
const MOST_KEPT = 1000;

/**
 * Circuit breakers over single attempts: one for Partner Center, and one for each customer that fails, so that neither
 * holds up who asks about another. An outage is a connection failure, a timeout or one of the passing 5xx; throttling
 * and refusals are answers. A caller who gave up says nothing about the server and is not counted. `onChange` hears of
 * each change of Partner Center's; it begins closed.
 */
export function createCircuit(
  policy: CircuitPolicy = DEFAULT_CIRCUIT_POLICY,
  onChange?: (condition: CircuitCondition) => void,
): Circuit {
  const ofAll = createBreaker(policy, onChange);
  const ofCustomers = createRecentlyUsed<Circuit>(MOST_KEPT, () => 1);

  return {
    async run(attempt, call, signal, about) {
      if (about === undefined) return ofAll.run(attempt, call, signal);
      const own = ofCustomers.get(about) ?? createBreaker({ ...policy, failuresOfOne: policy.failures });
      try {
        const answer = await own.run(() => ofAll.run(attempt, call, signal, about), call, signal, about);
        ofCustomers.delete(about);
        return answer;
      } catch (error) {
        if (isOutage(error)) ofCustomers.set(about, own);
        throw error;
      }
    },
  };
}

function createBreaker(policy: CircuitPolicy, onChange?: (condition: CircuitCondition) => void): Circuit {
  const tally = createTally(policy);
  // In the half-open state even a given-up attempt counts, or it would close the circuit unproven.
  const breaker = circuitBreaker(
    handleWhen((error) => isOutage(error) || breaker.state === CircuitState.HalfOpen),
    // The library goes by the wall clock, which may be set back while it is open: `run` below keeps the time.
    { halfOpenAfter: Number.NEGATIVE_INFINITY, breaker: tally },
  );
  let openUntilMs = 0;
  const openForMs = () => (breaker.state === CircuitState.Open ? openUntilMs - performance.now() : 0);
  let trial = Promise.resolve();
  let endTrial: () => void = () => undefined;
  breaker.onHalfOpen(() => {
    trial = new Promise((resolve) => {
      endTrial = resolve;
    });
  });
  breaker.onStateChange((state) => {
    if (state !== CircuitState.HalfOpen) endTrial();
    onChange?.(CONDITIONS[state]);
  });
  breaker.onBreak(() => {
    openUntilMs = performance.now() + policy.openMs;
  });

  const createOpenFailure = (call: CallIdentity, cause?: unknown) =>
    new CircuitOpenError(`Partner Center is not answering; ${call.route} was not asked`, {
      fault: 'unavailable',
      correlationId: call.correlationId,
      requestId: call.requestId,
      retryAfterMs: Math.max(0, Math.ceil(openUntilMs - performance.now())),
      cause,
    });

  async function waitForTrial(call: CallIdentity, signal: AbortSignal): Promise<void> {
    try {
      await abortable(trial, signal);
    } catch (reason) {
      throw createEndedFailure(reason, call);
    }
  }

  return {
    async run<T>(
      attempt: () => Promise<T>,
      call: CallIdentity,
      signal: AbortSignal,
      about?: string | undefined,
    ): Promise<T> {
      // The library would wait as well, but past the end of the call.
      while (breaker.state === CircuitState.HalfOpen) await waitForTrial(call, signal);
      if (openForMs() > 0) throw createOpenFailure(call);
      try {
        const settled = await breaker.execute(() => settleUnlessOutage(attempt, () => tally.add(about)));
        if ('refusal' in settled) throw settled.refusal;
        return settled.value;
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw createOpenFailure(call, error);
        throw error;
      }
    },
  };
}

/** Counts outages in a row; in the form in which the library asks whether they are enough. */
function createTally({ failures, failuresOfOne }: CircuitPolicy): IBreaker & { add(about?: string): void } {
  let ofNone = 0;
  const ofCustomers = new Map<string, number>();
  const counted = () => {
    let sum = ofNone;
    for (const count of ofCustomers.values()) sum += Math.min(count, failuresOfOne);
    return sum;
  };
  return {
    state: undefined,
    add(about) {
      if (about === undefined) ofNone += 1;
      else ofCustomers.set(about, (ofCustomers.get(about) ?? 0) + 1);
    },
    success() {
      ofNone = 0;
      ofCustomers.clear();
    },
    failure: () => counted() >= failures,
  };
}

/** Turns a refusal into a value: for the breaker an answer of any kind is a success. */
async function settleUnlessOutage<T>(attempt: () => Promise<T>, onOutage: () => void): Promise<Settled<T>> {
  try {
    return { value: await attempt() };
  } catch (error) {
    if (isOutage(error)) onOutage();
    if (isOutage(error) || isGivenUp(error)) throw error;
    return { refusal: error };
  }
}

/** What Partner Center was not asked is none. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof PartnerCenterError) || error instanceof CircuitOpenError) return false;
  return error.fault === 'unavailable' || (error.fault === 'timeout' && !isGivenUp(error));
}

function isGivenUp(error: unknown): boolean {
  return (
    error instanceof PartnerCenterError &&
    error.fault === 'timeout' &&
    error.cause !== undefined &&
    !isDeadline(error.cause)
  );
}
