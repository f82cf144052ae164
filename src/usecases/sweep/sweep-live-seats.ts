import { PartnerCenterError } from '../../base/errors.js';
import { DAY_MS, earlier, HOUR_MS } from '../../base/time.js';
import type { SubscribedSku } from '../../domain/seats/subscribed-sku.js';
import { termDaysOf } from '../../domain/watching/rule-traits.js';
import type { CallContext } from '../ports.js';
import type { PlacedWatch } from '../watching/watch-ports.js';
import { type AskDueParts, askDue, type DueCustomer } from './sweep-due.js';
import { isAbout } from './sweep-subscriptions.js';

/** What a tenant holds, as a sweep read it. */
export interface LiveSeatReading {
  readonly customerId: string;
  /** Undefined where the partner may not read the tenant. */
  readonly skus: readonly SubscribedSku[] | undefined;
}

/** Licences of tenants, kept for plans of everybody. Methods throw StorageError. */
export interface LiveSeatReadings {
  /**
   * At most `limit` customers with a number above `after`, by number, of whose terms one that matters to watches ends
   * within the two times, and whose licences were never read, or before `readBefore`, or before `refusedBefore` where
   * that was refused.
   */
  due(
    query: {
      readonly endsFrom: Date;
      readonly endsBy: Date;
      readonly readBefore: Date;
      readonly refusedBefore: Date;
      /** Of these customers only. */
      readonly customerIds: readonly string[] | undefined;
    },
    after: number,
    limit: number,
  ): Promise<readonly DueCustomer[]>;
  /** Keeps readings in the place of earlier ones. */
  keep(readings: readonly LiveSeatReading[], readAt: Date): Promise<void>;
  /** Licences of these customers as read since a time; without those who were not, or refused it. */
  of(customerIds: readonly string[], since: Date): Promise<ReadonlyMap<string, readonly SubscribedSku[]>>;
}

/** What a sweep reads of tenants. */
export interface SweepLiveSeats {
  readonly readings: Pick<LiveSeatReadings, 'due' | 'keep'>;
  /** Every watch there is. Throws StorageError. */
  readonly watches: () => Promise<readonly PlacedWatch[]>;
  /** Undefined for an unknown customer. Throws PartnerCenterError. */
  readonly getSubscribedSkus: (
    customerId: string,
    call: CallContext,
  ) => Promise<readonly SubscribedSku[] | undefined>;
}

/** Read within these hours counts as read by this day's sweep. */
const YOUNG_HOURS = 20;
/** A role in a tenant is given seldom, and whoever asks about the customer sees it at once. */
const REFUSED_DAYS = 7;
/** Calls of a day, with watches over all customers of a large partner; the others come on the next days. */
const MOST = 2_000;

/**
 * Reads what tenants hold, of the customers alone of whom a renewal watch says that a term ends within its days. Whoever
 * refuses it is asked again a week later; what cannot be read leaves the others alone. Gives how many were read. Throws
 * StorageError, and when the signal ends it.
 */
export async function sweepLiveSeats(
  { readings, watches, getSubscribedSkus }: SweepLiveSeats,
  parts: AskDueParts,
  now: Date,
): Promise<number> {
  const watching = (await watches()).flatMap(({ watch }) => {
    const withinDays = termDaysOf(watch.rule);
    return withinDays === undefined ? [] : [{ watch, withinDays }];
  });
  if (watching.length === 0) return 0;
  const named = watching.flatMap(({ watch: { customer } }) => (customer ? [customer.customerId] : []));
  const query = {
    endsFrom: earlier(now, DAY_MS),
    endsBy: earlier(now, -Math.max(...watching.map(({ withinDays }) => withinDays)) * DAY_MS),
    readBefore: earlier(now, YOUNG_HOURS * HOUR_MS),
    refusedBefore: earlier(now, REFUSED_DAYS * DAY_MS),
    customerIds: named.length === watching.length ? named : undefined,
  };
  const question = async (customerId: string): Promise<LiveSeatReading['skus']> => {
    try {
      return (await getSubscribedSkus(customerId, parts.call)) ?? [];
    } catch (error) {
      // Of this tenant alone, and the same tomorrow.
      if (error instanceof PartnerCenterError && error.fault === 'forbidden') return undefined;
      throw error;
    }
  };
  let read = 0;
  const failure = await askDue<LiveSeatReading['skus'], LiveSeatReading>(parts, {
    due: (after, limit) => readings.due(query, after, limit),
    isWanted: (customer) => watching.some(({ watch }) => isAbout(watch, customer)),
    question,
    toKept: ({ customerId, answer: skus }) => ({ customerId, skus }),
    keep: (part) => readings.keep(part, now),
    most: MOST,
    onBatch: ({ answers }) => {
      read += answers.length;
    },
  });
  if (failure !== undefined)
    parts.logger.warn(
      { correlationId: parts.call.correlationId, err: failure },
      'licences of tenants were not read: plans go by what was known',
    );
  return read;
}
