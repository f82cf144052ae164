import type { Logger } from '../../base/logger.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { CallContext, PartnerCenter, SweepSource } from '../ports.js';
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
  readonly dates: UsableDates;
  readonly report: (progress: SweepProgress) => void;
  readonly logger: Logger;
}

/** processedDateTimes worth keeping: what is older would be pruned at once, what lies in the future is a mistake. */
export interface UsableDates {
  readonly from: Date;
  readonly to: Date;
}

/** What a customer's rows come to; rows without a usable date are left out. */
export function outcomeOf(
  { customerId, customerName }: SweptCustomer,
  rows: readonly LicenseUsageRow[],
  { from, to }: UsableDates,
): CustomerOutcome {
  if (rows.length === 0) return { kind: 'skipped', customerId, reason: 'no-usage-data' };
  const usable = rows.filter(
    ({ processedDateTime: time }) => time !== undefined && time >= from && time <= to,
  );
  if (usable.length === 0) return { kind: 'skipped', customerId, reason: 'no-usable-date' };
  return { kind: 'rows', customerId, customerName, rows: usable };
}
