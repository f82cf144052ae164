import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import { termDaysOf } from '../../domain/watching/rule-traits.js';
import type { WatchDefinition } from '../../domain/watching/watch.js';
import { assessWatch } from '../../domain/watching/watch-assessment.js';
import { coversCustomer } from '../../domain/watching/watch-coverage.js';
import { createWatchFacts } from '../../domain/watching/watch-facts.js';
import type { CallContext, Clock, SubscriptionSource } from '../ports.js';
import { type ReadTermsParts, readTermsWithin } from './read-terms-within.js';
import type { WatchReading, WatchReadings } from './watch-ports.js';

/** What a watch would alert on now. */
export interface WatchPreview {
  readonly customers: number;
  readonly alerts: number;
}

/** Who asks for a watch waits for the answer; counting 100,000 customers takes about 5 s. */
const LONGEST_MS = 3_000;
/** Customers whose subscriptions are asked for while somebody waits. */
const MOST_ASKED = 100;

/**
 * Counts what a watch would alert on by what is kept; for a renewal watch subscriptions that nobody read yet are asked
 * for, of the first 100 customers that need them and for 3 s at most. Undefined when it cannot be told yet: nothing was
 * swept, a renewal watch still meets more customers whose subscriptions were not read than others, or counting takes
 * longer than 3 s. Throws StorageError.
 */
export type PreviewWatch = (
  definition: WatchDefinition,
  call: CallContext,
) => Promise<WatchPreview | undefined>;

export interface PreviewWatchDeps {
  readonly readings: Pick<WatchReadings, 'readings'>;
  readonly subscriptions: Pick<SubscriptionSource, 'read'>;
  readonly clock: Clock;
  /** The most asking for subscriptions may take; 3 seconds unless given. */
  readonly askingMs?: ReadTermsParts['withinMs'];
}

export function createPreviewWatch({
  readings,
  subscriptions,
  clock,
  askingMs = LONGEST_MS,
}: PreviewWatchDeps): PreviewWatch {
  return async (definition, call) => {
    const now = clock.now();
    const { customer } = definition;
    let [customers, alerts, known, unread] = [0, 0, 0, 0];
    const toAsk: WatchReading[] = [];

    function count(reading: WatchReading): void {
      known += 1;
      const findings = assess(definition, reading, now);
      if (findings === 'unknown' || findings === undefined) return;
      const firing = findings.filter(({ level }) => level === 'fires').length;
      alerts += firing;
      if (firing > 0) customers += 1;
    }

    for await (const batch of readings.readings(customer && [customer.customerId])) {
      if (clock.now().getTime() - now.getTime() > LONGEST_MS) return undefined;
      for (const reading of batch) {
        if (reading.rows.length === 0 || !coversCustomer(definition, reading.customerId)) continue;
        if (!needsTerms(definition, reading, now)) count(reading);
        else if (toAsk.length < MOST_ASKED) toAsk.push(reading);
        else unread += 1;
      }
    }
    const asked = await readTermsWithin(
      toAsk.map(({ customerId }) => customerId),
      { subscriptions, call, withinMs: askingMs },
    );
    for (const reading of toAsk) {
      const terms = asked.get(reading.customerId);
      if (terms === undefined) unread += 1;
      else count({ ...reading, terms });
    }
    return known === 0 || unread > known ? undefined : { customers, alerts };
  };
}

function assess(definition: WatchDefinition, reading: WatchReading, now: Date) {
  return assessWatch(definition, createWatchFacts(reading, now), now);
}

/** Whether a renewal watch could say something of a customer if only its subscriptions were known. */
function needsTerms(definition: WatchDefinition, reading: WatchReading, now: Date): boolean {
  const terms: readonly SubscriptionTerm[] = [];
  return (
    termDaysOf(definition.rule) !== undefined &&
    reading.terms === undefined &&
    assess(definition, reading, now) === 'unknown' &&
    Array.isArray(assess(definition, { ...reading, terms }, now))
  );
}
