import { PartnerCenterError } from '../../base/errors.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import type { CallContext, SubscriptionSource } from '../ports.js';

export interface ReadTermsParts {
  readonly subscriptions: Pick<SubscriptionSource, 'read'>;
  readonly call: CallContext;
  /** Whoever waits for the answer waits no longer than this. */
  readonly withinMs: number;
}

/** Customers asked about at once. */
const AT_ONCE = 4;
/** One customer that cannot be read says nothing of the others; this many do. */
const MOST_FAILURES = 3;

/**
 * Reads subscriptions of customers while somebody waits. Those that could not be read in time are missing; an unknown
 * customer has none. Throws what is no fault of Partner Center.
 */
export async function readTermsWithin(
  customerIds: readonly string[],
  { subscriptions, call, withinMs }: ReadTermsParts,
): Promise<ReadonlyMap<string, readonly SubscriptionTerm[]>> {
  const read = new Map<string, readonly SubscriptionTerm[]>();
  const signal = AbortSignal.any([call.signal, AbortSignal.timeout(withinMs)]);
  const waiting = customerIds.values();
  let failures = 0;

  async function readOn(): Promise<void> {
    for (const customerId of waiting) {
      if (signal.aborted || failures >= MOST_FAILURES) return;
      try {
        const answer = await subscriptions.read(customerId, { ...call, signal });
        read.set(customerId, answer?.rows ?? []);
      } catch (error) {
        if (!(error instanceof PartnerCenterError) && !signal.aborted) throw error;
        failures += 1;
      }
    }
  }

  await Promise.all(Array.from({ length: Math.min(AT_ONCE, customerIds.length) }, readOn));
  return read;
}
