import type { PartnerCenterFault } from '../../base/errors.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import type { LicenseDeploymentRow } from '../../domain/usage/license-deployment.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { UsagePart } from '../../domain/usage/usage-parts.js';
import type { UsagePoint } from '../../domain/usage/usage-trend.js';
import type { LeftOut } from './left-out-ports.js';

/** Which way the usage of everyone was read. */
export type SweepEndpoint = 'commercial' | 'customer';

/** Why a customer gave nothing to keep, though nothing failed. `no-usable-date`: no row says when it is from. */
export type SkipReason = 'no-usage-data' | 'unknown-customer' | 'no-usable-date';

/** How far a sweep has come, in customers. */
export interface SweepCounts {
  /** How many there are; undefined where that is not known beforehand. */
  readonly listed: number | undefined;
  /** Whose usage was read. */
  readonly read: number;
  /** Those of them whose rows say something else than what was kept. */
  readonly changed: number;
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
  readonly failed: Readonly<Partial<Record<PartnerCenterFault, number>>>;
  /** Usage rows that came, new or not. */
  readonly rows: number;
}

/** Where a sweep goes on: behind a page of the report, or with the customers that are still due. */
export type SweepPosition =
  | { readonly kind: 'page'; readonly next: string }
  | { readonly kind: 'last-page' }
  | { readonly kind: 'listed-customers' };

/** One sweep, begun now or taken up again. */
export interface SweepRun {
  readonly runId: number;
  readonly startedAt: Date;
  /** Undefined when it starts at the beginning. */
  readonly position: SweepPosition | undefined;
  readonly counts: SweepCounts;
  /** Undefined before everyone's usage was read. */
  readonly watching?: WatchingCounts | undefined;
}

/** What a sweep did for watches once everyone's usage was read. */
export interface WatchingCounts {
  /** Customers whose subscriptions were read. */
  readonly subscriptionsRead: number;
  /** Those whose subscriptions could not be read; what was known before goes on counting. */
  readonly subscriptionsFailed: Readonly<Partial<Record<PartnerCenterFault, number>>>;
  /** Why the others were not asked; undefined when all were. */
  readonly subscriptionsEnded?: PartnerCenterFault | undefined;
  /** Alerts. */
  readonly opened: number;
  readonly woken: number;
  readonly resolved: number;
  /** Cards that alerts were put on. */
  readonly cards: number;
}

/** `abandoned`: it ended halfway, and another one was begun since. */
export type SweepState = 'running' | 'finished' | 'stopped' | 'failed' | 'abandoned';

/** What is known of a sweep, for people. */
export interface SweepSummary {
  readonly runId: number;
  readonly state: SweepState;
  readonly startedAt: Date;
  /** When it finished, stopped or failed; undefined while it runs, and for one that was killed. */
  readonly endedAt: Date | undefined;
  readonly endpoint: SweepEndpoint | undefined;
  readonly counts: SweepCounts;
  /** Undefined when it did not come that far. */
  readonly watching?: WatchingCounts | undefined;
  /** Why it failed: a fault of Partner Center, or `storage`. */
  readonly failure: PartnerCenterFault | 'storage' | undefined;
  /** Some of the customers that were left out; told at its end only. */
  readonly leftOut?: readonly LeftOut[];
}

/** A customer as a sweep meets it. */
export interface SweptCustomer {
  readonly customerId: string;
  /** Undefined where it was not said: the name known before stays. */
  readonly customerName?: string | undefined;
  /** Its default domain; likewise. */
  readonly domain?: string | undefined;
}

/** What one customer answered. */
export type CustomerOutcome =
  | ({ readonly kind: 'rows'; readonly rows: readonly LicenseUsageRow[] } & SweptCustomer)
  | { readonly kind: 'skipped'; readonly customerId: string; readonly reason: SkipReason }
  | { readonly kind: 'failed'; readonly customerId: string; readonly fault: PartnerCenterFault };

/** A part of a sweep that is kept as a whole: either all of it, counts and position included, or nothing. */
export interface SweepBatch {
  /** At most one for each customer. */
  readonly outcomes: readonly CustomerOutcome[];
  /** Where to go on after it; where it was before when undefined. */
  readonly position?: SweepPosition | undefined;
  /** When Partner Center gave it; when the sweep began unless given. */
  readonly readAt?: Date | undefined;
}

/**
 * Sweeps, the usage they bring, and how far they have come. Methods throw StorageError, and when another process took
 * the sweep over in the meantime, nothing is written.
 */
export interface SweepStore {
  /**
   * Takes up the newest sweep if it was left unfinished and began after `resumableSince`, else begins one. The caller
   * must hold the sweep's lock.
   */
  openRun(now: Date, resumableSince: Date): Promise<SweepRun>;
  /** Begins a new sweep instead; the given one is abandoned. */
  beginAnew(run: SweepRun, now: Date): Promise<SweepRun>;
  setEndpoint(run: SweepRun, endpoint: SweepEndpoint): Promise<void>;
  /** Notes customers as due, with their names; one that is noted already stays so. */
  addDue(run: SweepRun, customers: readonly SweptCustomer[]): Promise<void>;
  /**
   * Ends the noting: the sweep goes on at `listed-customers`, and customers that are not in the list have left. Gives the
   * counts, with how many are listed.
   */
  endListing(run: SweepRun): Promise<SweepCounts>;
  /** Notes customers that a list has, with their names, where they are not asked one by one. */
  addListed(run: SweepRun, customers: readonly SweptCustomer[]): Promise<void>;
  /** The list is complete: customers not in it have left, and their figures with them. Nobody leaves for an empty list. */
  endListed(run: SweepRun, now: Date): Promise<void>;
  /** The report is complete: customers without rows in it have no figures any more. Nobody loses any for an empty one. */
  endReport(run: SweepRun, now: Date): Promise<void>;
  /** At most `limit` customers still due, always in the same order; empty when all were asked. */
  nextDue(run: SweepRun, limit: number): Promise<readonly string[]>;
  /**
   * Keeps a batch: a customer's rows take the place of its last reading, and one without rows has no figures any more;
   * one that failed keeps what it has. Customers in it are no longer due.
   * A customer whose rows come in two batches counts once. Gives the counts after it.
   */
  keep(run: SweepRun, batch: SweepBatch): Promise<SweepCounts>;
  /** Notes customers whose kept usage nothing can be made of. */
  leaveOut(run: SweepRun, customerIds: readonly string[], at: Date): Promise<void>;
  /** Keeps what became of subscriptions and alerts so far. */
  noteWatching(run: SweepRun, watching: WatchingCounts): Promise<void>;
  end(
    run: SweepRun,
    how: {
      readonly state: 'finished' | 'stopped' | 'failed';
      readonly at: Date;
      readonly failure?: SweepSummary['failure'];
    },
  ): Promise<SweepSummary>;
  /** The newest sweep; undefined before the first. */
  latest(): Promise<SweepSummary | undefined>;
}

/** The rows of a customer's last reading: what a card would have shown. */
export interface CustomerReading {
  readonly customerId: string;
  readonly rows: readonly LicenseUsageRow[];
  /** Empty where they were not read. */
  readonly deployments?: readonly LicenseDeploymentRow[] | undefined;
  /** When Partner Center gave the rows; undefined where that was not kept. */
  readonly readAt?: Date | undefined;
}

/** Figures of a reading. */
export interface ReadingFigures extends Pick<CustomerReading, 'customerId' | 'readAt'> {
  /** Undefined for a reading without rows: it is only ticked off. */
  readonly point: UsagePoint | undefined;
  /** Its products and workloads; none unless given. */
  readonly parts?: readonly UsagePart[] | undefined;
  /** Too old to be kept as history. */
  readonly isPast?: boolean | undefined;
}

/** Readings whose figures are not worked out yet. Methods throw StorageError. */
export interface UsageFigures {
  /**
   * At most `limit` customers with a number above `after` whose kept rows changed and whose figures are not kept yet, by
   * number; `last` is the highest. Undefined when there is none.
   */
  nextReadings(
    limit: number,
    after: number,
  ): Promise<{ readonly readings: readonly CustomerReading[]; readonly last: number } | undefined>;
  /** The reading of one customer whose figures are not kept yet; undefined when they are. */
  readingOf(customerId: string): Promise<CustomerReading | undefined>;
  /** Keeps a point for each reading given, unless another reading came in between. */
  keepFigures(figures: readonly ReadingFigures[]): Promise<void>;
}

/** Kept usage of one customer. Methods throw StorageError. */
export interface UsageHistory {
  /** Points from a time on, oldest first; empty for a customer without history. */
  pointsOf(customerId: string, since: Date): Promise<readonly UsagePoint[]>;
}

/** Subscriptions of customers, kept for watches of renewals. Methods throw StorageError. */
/** Subscriptions of one customer, as a sweep read them. */
export interface SubscriptionReadings {
  /**
   * At most `limit` customers with a number above `after`, by number, whose subscriptions are to be read: with seats
   * unused in figures that are not older than `figuresSince`, and with subscriptions never read, or read before
   * `readBefore` and either ending by `endsBy` or read before `staleBefore`.
   */
  due(
    query: {
      /** Undefined for figures of any age. */
      readonly figuresSince: Date | undefined;
      readonly readBefore: Date;
      readonly staleBefore: Date;
      readonly endsBy: Date;
      /** Of these customers only. */
      readonly customerIds: readonly string[] | undefined;
    },
    after: number,
    limit: number,
  ): Promise<readonly { readonly customerNo: number; readonly customerId: string; readonly seats: number }[]>;
  /** Keeps readings in the place of earlier ones; `endsAt` is the soonest end of a term that matters to watches. */
  keep(readings: readonly SubscriptionReading[], readAt: Date): Promise<void>;
}

export interface SubscriptionReading {
  readonly customerId: string;
  readonly terms: readonly SubscriptionTerm[];
  readonly endsAt: Date | undefined;
}

/** Old history. Methods throw StorageError. */
export interface HistoryPruning {
  /** Drops the months that end before a time; gives how many. What is in use is left for the next time. */
  dropBefore(time: Date): Promise<number>;
}

/** Lets one process at a time sweep. */
export interface SweepLock {
  /** Undefined when another process sweeps. Throws StorageError. */
  take(): Promise<SweepLease | undefined>;
}

/** The lock of sweeps, while it is held. */
export interface SweepLease {
  /** Aborted when the lock is lost with its connection. */
  readonly lost: AbortSignal;
  /** Never throws. */
  release(): Promise<void>;
}
