import type { WatchDefinition } from '../domain/watch.js';
import { assessWatch } from '../domain/watch-assessment.js';
import { coversCustomer } from '../domain/watch-coverage.js';
import { createWatchFacts } from '../domain/watch-facts.js';
import type { Clock } from './ports.js';
import type { WatchReadings } from './watch-ports.js';

/** What a watch would alert on now. */
export interface WatchPreview {
  readonly customers: number;
  readonly alerts: number;
}

/**
 * Counts what a watch would alert on by what is kept. Undefined when that cannot be told yet: nothing was swept, or a
 * renewal watch meets more customers whose subscriptions were not read than others. Throws StorageError.
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
