import type { PartnerCenterFault } from '../../base/errors.js';
import { DAY_MS, earlier, HOUR_MS } from '../../base/time.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import { STALE_AFTER_DAYS } from '../../domain/usage/data-age.js';
import { deriveRenewals } from '../../domain/usage/renewal.js';
import { termDaysOf } from '../../domain/watching/rule-traits.js';
import type { Watch } from '../../domain/watching/watch.js';
import { coversCustomer } from '../../domain/watching/watch-coverage.js';
import { isRenewalWatched } from '../../domain/watching/watch-facts.js';
import type { CallContext } from '../ports.js';
import type { PlacedWatch } from '../watching/watch-ports.js';
import { type AskDueParts, askDue, type DueCustomer } from './sweep-due.js';
import type { SubscriptionReadings } from './sweep-ports.js';

export interface SweepSubscriptionsParts extends AskDueParts {
  readonly readings: SubscriptionReadings;
  /** Subscriptions of any status; undefined for an unknown customer. Throws PartnerCenterError. */
  readonly getSubscriptions: (
    customerId: string,
    call: CallContext,
  ) => Promise<readonly SubscriptionTerm[] | undefined>;
  /** Customers done with, whatever came of them. */
  readonly report: (done: number) => void;
  /** Hears whose subscriptions were read, a batch at a time. */
  readonly onRead?: (customerIds: readonly string[]) => void;
}

/** How many were read, and why others were not. */
export interface SweptSubscriptions {
  readonly read: number;
  readonly failed: Readonly<Partial<Record<PartnerCenterFault, number>>>;
  /** Why the others were not asked; undefined when all were. */
  readonly ended: PartnerCenterFault | undefined;
}

/** Read within these hours counts as read by this day's sweep. */
const YOUNG_HOURS = 20;
/** Terms that end this long after what is watched are looked at daily; all others once a week. */
const AHEAD_DAYS = 7;
const RENEWED_EVERY_DAYS = 7;
/** A seventh of 100,000 customers and some more: the others follow on the next days. */
const MOST_OTHERS = 15_000;

/**
 * Reads subscriptions of the customers that a renewal watch covers, also of those that use every seat: an extended
 * term costs more all the same. What cannot be read
 * leaves what was kept before. Throws StorageError, and when the signal ends it.
 */
export async function sweepSubscriptions(
  parts: SweepSubscriptionsParts,
  placed: readonly PlacedWatch[],
  now: Date,
): Promise<SweptSubscriptions> {
  const watches = placed.map(({ watch }) => watch).filter(({ rule }) => termDaysOf(rule) !== undefined);
  if (watches.length === 0) return { read: 0, failed: {}, ended: undefined };
  return readDue(parts, {
    query: queryFor(watches, now),
    isWanted: (customer) => watches.some((watch) => isAbout(watch, customer)),
    now,
    most: Number.POSITIVE_INFINITY,
  });
}

/**
 * Reads subscriptions of everybody else, for questions about all customers: each once a week, and once a term has
 * ended, at most 15,000 at a time. Throws as sweepSubscriptions does.
 */
export function sweepOtherSubscriptions(
  parts: SweepSubscriptionsParts,
  now: Date,
): Promise<SweptSubscriptions> {
  return readDue(parts, {
    query: {
      figuresSince: undefined,
      readBefore: earlier(now, YOUNG_HOURS * HOUR_MS),
      staleBefore: earlier(now, RENEWED_EVERY_DAYS * DAY_MS),
      endsBy: earlier(now, DAY_MS),
      customerIds: undefined,
    },
    isWanted: () => true,
    now,
    most: MOST_OTHERS,
  });
}

interface Due {
  readonly query: Parameters<SubscriptionReadings['due']>[0];
  readonly isWanted: (customer: DueCustomer) => boolean;
  readonly now: Date;
  /** Customers to ask about. */
  readonly most: number;
}

async function readDue(
  { readings, getSubscriptions, report, onRead, ...parts }: SweepSubscriptionsParts,
  { query, isWanted, now, most }: Due,
): Promise<SweptSubscriptions> {
  const failed: Partial<Record<PartnerCenterFault, number>> = {};
  let read = 0;
  let done = 0;
  const failure = await askDue(parts, {
    due: (after, limit) => readings.due(query, after, limit),
    isWanted,
    question: (customerId) => getSubscriptions(customerId, parts.call),
    toKept: ({ customerId, answer: terms = [] }) => ({ customerId, terms, endsAt: soonestEnd(terms, now) }),
    keep: (part) => readings.keep(part, now),
    most,
    onBatch({ answers, failures }) {
      onRead?.(answers.map(({ customerId }) => customerId));
      read += answers.length;
      done += answers.length + failures.length;
      for (const { fault } of failures) failed[fault] = (failed[fault] ?? 0) + 1;
      report(done);
    },
  });
  return { read, failed, ended: failure?.fault };
}

function queryFor(watches: readonly Watch[], now: Date): Parameters<SubscriptionReadings['due']>[0] {
  const withinDays = watches.map(({ rule }) => termDaysOf(rule) ?? 0);
  const customerIds = watches.flatMap(({ customer }) => (customer ? [customer.customerId] : []));
  return {
    figuresSince: earlier(now, STALE_AFTER_DAYS * DAY_MS),
    readBefore: earlier(now, YOUNG_HOURS * HOUR_MS),
    staleBefore: earlier(now, RENEWED_EVERY_DAYS * DAY_MS),
    endsBy: earlier(now, -(Math.max(...withinDays) + AHEAD_DAYS) * DAY_MS),
    customerIds: customerIds.length === watches.length ? customerIds : undefined,
  };
}

/** Whether a watch covers a customer, and the customer is large enough for it. */
export function isAbout(
  watch: Watch,
  { customerId, seats }: { readonly customerId: string; readonly seats: number },
): boolean {
  return coversCustomer(watch, customerId) && (watch.customer !== undefined || seats >= watch.minimumSeats);
}

/** The soonest end of a term that matters to watches; undefined for none. */
export function soonestEnd(terms: readonly SubscriptionTerm[], now: Date): Date | undefined {
  return deriveRenewals(terms, now).find(isRenewalWatched)?.lastDay;
}
