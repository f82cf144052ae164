import type { WatchDefinition } from '../../domain/watching/watch.js';
import { assessWatch } from '../../domain/watching/watch-assessment.js';
import { coversCustomer } from '../../domain/watching/watch-coverage.js';
import { createWatchFacts } from '../../domain/watching/watch-facts.js';
import type { Clock } from '../ports.js';
import type { WatchReadings } from './watch-ports.js';

/** What a watch would alert on now. */
export interface WatchPreview {
  readonly customers: number;
  readonly alerts: number;
}

/** Who asks for a watch waits for the answer; counting 100,000 customers takes about 5 s. */
const LONGEST_MS = 3_000;

/**
 * Counts what a watch would alert on by what is kept. Undefined when that cannot be told yet: nothing was swept, a
 * renewal watch meets more customers whose subscriptions were not read than others, or counting takes longer than 3 s.
 * Throws StorageError.
 */
export type PreviewWatch = (definition: WatchDefinition) => Promise<WatchPreview | undefined>;

export function createPreviewWatch({
  readings,
  clock,
}: {
  readonly readings: Pick<WatchReadings, 'readings'>;
  readonly clock: Clock;
}): PreviewWatch {
  return async (definition) => {
    const now = clock.now();
    const { customer } = definition;
    let [customers, alerts, known, unread] = [0, 0, 0, 0];
    for await (const batch of readings.readings(customer && [customer.customerId])) {
      if (clock.now().getTime() - now.getTime() > LONGEST_MS) return undefined;
      for (const reading of batch) {
        if (reading.rows.length === 0 || !coversCustomer(definition, reading.customerId)) continue;
        const findings = assessWatch(definition, createWatchFacts(reading, now), now);
        if (findings === 'unknown' && definition.rule.kind === 'renewal' && reading.terms === undefined) {
          unread += 1;
          continue;
        }
        known += 1;
        if (findings === 'unknown' || findings === undefined) continue;
        const firing = findings.filter(({ level }) => level === 'fires').length;
        alerts += firing;
        if (firing > 0) customers += 1;
      }
    }
    return known === 0 || unread > known ? undefined : { customers, alerts };
  };
}
