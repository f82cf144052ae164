import type { Logger } from '../../base/logger.js';
import type { Sleep } from '../../base/waiting.js';
import type { Clock } from '../ports.js';
import { type SweepLiveSeats, sweepLiveSeats } from './sweep-live-seats.js';
import { createPace } from './sweep-pace.js';
import type { SubscriptionReadings, SweepLock } from './sweep-ports.js';
import {
  type SweepSubscriptionsParts,
  type SweptSubscriptions,
  sweepOtherSubscriptions,
} from './sweep-subscriptions.js';
import type { WorkOut } from './work-out.js';

export interface ReadTermsDeps {
  readonly subscriptions: SubscriptionReadings;
  readonly getSubscriptions: SweepSubscriptionsParts['getSubscriptions'];
  /** Works out anew what follows from the terms of those read. */
  readonly workOut?: WorkOut | undefined;
  /** What tenants hold, where a renewal is watched: plans go by it. Undefined where that is not read. */
  readonly liveSeats?: SweepLiveSeats | undefined;
  /** Works out which seats could go everywhere. Here and not in the sweep, so that no alert waits for it. */
  readonly keepPlans?: WorkOut | undefined;
  /** Looks whether plans that people made were carried out, as the subscriptions have it now. */
  readonly followPlans?: ((signal: AbortSignal) => Promise<void>) | undefined;
  readonly lock: SweepLock;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly logger: Logger;
  /** Customers asked at once, 4 unless given. */
  readonly concurrency?: number;
}

export interface ReadTermsOptions {
  readonly signal: AbortSignal;
  /** Customers done with. */
  readonly onProgress?: (done: number) => void;
}

/**
 * After a sweep: reads the subscriptions that no watch needed, so that people can ask when everyone renews, and what
 * tenants hold where a renewal is watched. It holds the
 * lock of the sweep, and alerts wait for none of it. Undefined when another process sweeps. What fails is read the next
 * day. Throws StorageError, and when the signal ends it.
 */
export type ReadTerms = (options: ReadTermsOptions) => Promise<SweptSubscriptions | undefined>;

export function createReadTerms(deps: ReadTermsDeps): ReadTerms {
  const {
    subscriptions,
    getSubscriptions,
    workOut,
    liveSeats,
    keepPlans,
    followPlans,
    lock,
    clock,
    sleep,
    logger,
    concurrency = 4,
  } = deps;
  return async ({ signal: wanted, onProgress = () => undefined }) => {
    const lease = await lock.take();
    if (lease === undefined) return undefined;
    const signal = AbortSignal.any([wanted, lease.lost]);
    const correlationId = crypto.randomUUID();
    const customerIds: string[] = [];
    try {
      const parts = {
        pace: createPace({ concurrency, sleep, signal }),
        call: { correlationId, locale: 'en-US', signal } as const,
        logger,
      };
      const swept = await sweepOtherSubscriptions(
        {
          ...parts,
          readings: subscriptions,
          getSubscriptions,
          report: onProgress,
          onRead: (ids) => void customerIds.push(...ids),
          leaveOut: (customerId, err) =>
            logger.error({ err, customerId, correlationId }, 'subscriptions of a customer are left out'),
        },
        clock.now(),
      );
      logger.info({ ...swept, correlationId }, 'subscriptions of the others read');
      // The sweep before has worked it out for everybody; only these have other terms now.
      if (customerIds.length > 0) await workOut?.({ customerIds, signal });
      const tenants =
        liveSeats &&
        (await sweepLiveSeats(
          liveSeats,
          {
            ...parts,
            leaveOut: (customerId, err) =>
              logger.error({ err, customerId, correlationId }, 'licences of a tenant are left out'),
          },
          clock.now(),
        ));
      if (tenants) logger.info({ tenants, correlationId }, 'licences of tenants read');
      await keepPlans?.({ signal });
      await followPlans?.(signal);
      return swept;
    } finally {
      await lease.release();
    }
  };
}
