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

export const DEFAULT_CIRCUIT_POLICY: CircuitPolicy = { failures: 5, failuresOfOne: 2, openMs: 15_000 };

/** A failure thrown without asking Partner Center: the call must not be tried again within the same second. */
export class CircuitOpenError extends PartnerCenterError {}

type State =
  | { readonly kind: 'closed' }
  /** By `performance.now()`: the wall clock may be set back meanwhile. */
  | { readonly kind: 'open'; readonly untilMs: number }
  /** `trial` ends when the one attempt that was let through has decided. */
  | { readonly kind: 'half-open'; readonly trial: Promise<void> };

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
  let state: State = { kind: 'closed' };

  function become(next: State): void {
    state = next;
    onChange?.(next.kind);
  }

  function open(): void {
    become({ kind: 'open', untilMs: performance.now() + policy.openMs });
  }

  async function runClosed<T>(attempt: () => Promise<T>, about: string | undefined): Promise<T> {
    try {
      const value = await attempt();
      tally.clear();
      return value;
    } catch (error) {
      if (isOutage(error)) tally.add(about);
      else if (!isGivenUp(error)) tally.clear();
      // Of attempts that began together an earlier one may have opened it, or even a trial have begun.
      if (tally.isFull() && state.kind === 'closed') open();
      throw error;
    }
  }

  /** A trial that was given up proves nothing: then it stays open. */
  async function runTrial<T>(attempt: () => Promise<T>): Promise<T> {
    let endTrial: () => void = () => undefined;
    const trial = new Promise<void>((resolve) => {
      endTrial = resolve;
    });
    become({ kind: 'half-open', trial });
    let isAnswered = true;
    try {
      return await attempt();
    } catch (error) {
      isAnswered = !isOutage(error) && !isGivenUp(error);
      throw error;
    } finally {
      if (isAnswered) {
        tally.clear();
        become({ kind: 'closed' });
      } else open();
      endTrial();
    }
  }

  return {
    async run<T>(
      attempt: () => Promise<T>,
      call: CallIdentity,
      signal: AbortSignal,
      about?: string | undefined,
    ): Promise<T> {
      while (state.kind === 'half-open') await waitFor(state.trial, call, signal);
      if (state.kind === 'closed') return runClosed(attempt, about);
      const leftMs = state.untilMs - performance.now();
      if (leftMs > 0) throw createOpenFailure(call, leftMs);
      return runTrial(attempt);
    },
  };
}

async function waitFor(trial: Promise<void>, call: CallIdentity, signal: AbortSignal): Promise<void> {
  try {
    await abortable(trial, signal);
  } catch (reason) {
    throw createEndedFailure(reason, call);
  }
}

function createOpenFailure(
  { route, correlationId, requestId }: CallIdentity,
  leftMs: number,
): CircuitOpenError {
  return new CircuitOpenError(`Partner Center is not answering; ${route} was not asked`, {
    fault: 'unavailable',
    correlationId,
    requestId,
    retryAfterMs: Math.ceil(leftMs),
  });
}

/** Counts outages in a row. */
function createTally({ failures, failuresOfOne }: CircuitPolicy) {
  let ofNone = 0;
  const ofCustomers = new Map<string, number>();
  return {
    add(about: string | undefined) {
      if (about === undefined) ofNone += 1;
      else ofCustomers.set(about, (ofCustomers.get(about) ?? 0) + 1);
    },
    clear() {
      ofNone = 0;
      ofCustomers.clear();
    },
    isFull(): boolean {
      let sum = ofNone;
      for (const count of ofCustomers.values()) sum += Math.min(count, failuresOfOne);
      return sum >= failures;
    },
  };
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
