import { isRetiredWorkload } from '../usage/retired-workload.js';
import type { AlertFigures, AlertSubject } from './alert.js';
import { subjectKey } from './alert-subject.js';
import type { WatchDefinition } from './watch.js';
import { coversCustomer } from './watch-coverage.js';
import type { WatchFacts } from './watch-facts.js';
import { type WatchLevel, watchLevel } from './watch-level.js';

/** What a watch says of one subject. */
export type WatchFinding = {
  readonly subject: AlertSubject;
  readonly subjectKey: string;
} & (
  | { readonly level: WatchLevel; readonly figures: AlertFigures }
  /** Nothing fresh is known of it: an alert stays as it is. */
  | { readonly level: 'unknown' }
);

/**
 * Looks at one customer through a watch: what fires or holds, in the order people read it; a subject that is not there
 * is cleared. `unknown`: nothing can be said, alerts stay as they are. Undefined when the watch is not about the
 * customer, also because it has too few seats or nothing was heard of it for long: its alerts end.
 */
export function assessWatch(
  watch: WatchDefinition,
  facts: WatchFacts,
  now: Date,
): readonly WatchFinding[] | 'unknown' | undefined {
  if (!coversCustomer(watch, facts.customerId) || facts.isGone) return undefined;
  const { rule, exceptProducts, customer, minimumSeats } = watch;
  const ofRule = facts.of(rule.kind, exceptProducts);
  if (ofRule === undefined) return 'unknown';
  if (customer === undefined && facts.seats < minimumSeats) return undefined;
  const findings: WatchFinding[] = [];
  for (const { subject, figures } of ofRule) {
    if (customer === undefined && isRetired(subject)) continue;
    if (figures === undefined) {
      findings.push({ subject, subjectKey: subjectKey(subject), level: 'unknown' });
      continue;
    }
    const level = watchLevel(rule, figures, now);
    if (level) findings.push({ subject, subjectKey: subjectKey(subject), level, figures });
  }
  return findings;
}

/** Nobody who watches all customers asked for what nobody can use any more. */
function isRetired(subject: AlertSubject): boolean {
  return subject.kind === 'workload' && isRetiredWorkload(subject.workloadName);
}
