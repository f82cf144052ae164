import type { Logger } from '../../base/logger.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { CallContext, Clock, PartnerCenter } from '../ports.js';
import type { SweepSource } from './everyone-ports.js';
import type { Pace } from './sweep-pace.js';
import type { CustomerOutcome, SweepCounts, SweepStore, SweptCustomer, UsageFigures } from './sweep-ports.js';

/** How far a sweep is, for people who watch it. */
export interface SweepProgress {
  readonly phase: 'listing' | 'reading' | 'figures' | 'subscriptions' | 'alerts';
  /** Of `total`; customers or rows, whichever the endpoint counts. */
  readonly done: number;
  readonly total: number | undefined;
  readonly unit: 'customers' | 'rows';
  readonly counts: SweepCounts;
}

/** What the ways to sweep have in common. */
export interface SweepParts {
  readonly source: SweepSource;
  readonly customers: Pick<PartnerCenter, 'listCustomers'>;
  readonly store: SweepStore;
  readonly figures: UsageFigures;
  readonly pace: Pace;
  readonly call: CallContext;
  readonly clock: Clock;
  /** What is from before counts, and is not kept as history: it would be pruned at once. */
  readonly historyFrom: Date;
  readonly report: (progress: SweepProgress) => void;
  readonly logger: Logger;
  /** Notes a customer whose kept usage makes this program fail. */
  readonly leaveOut: (customerId: string, error: unknown) => void;
}

/** What a customer's rows come to: all of them, whatever they say of when they are from. */
export function outcomeOf(
  { customerId, customerName }: SweptCustomer,
  rows: readonly LicenseUsageRow[],
): CustomerOutcome {
  if (rows.length === 0) return { kind: 'skipped', customerId, reason: 'no-usage-data' };
  return { kind: 'rows', customerId, customerName, rows };
}
