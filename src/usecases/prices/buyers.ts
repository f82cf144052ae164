import { PartnerCenterError, type PartnerCenterFault } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { DAY_MS, earlier } from '../../base/time.js';
import type { Sleep } from '../../base/waiting.js';
import type { Buyer } from '../../domain/money/price.js';
import type { CallContext, Clock } from '../ports.js';
import type { BuyerSource, BuyerStore } from './price-ports.js';

export interface BuyersDeps {
  readonly store: BuyerStore;
  /** Undefined where Partner Center does not say. Throws PartnerCenterError. */
  readonly getBuyer: (customerId: string, call: CallContext) => Promise<Buyer | undefined>;
  readonly sleep: Sleep;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Countries and segments: asked when an answer wants one, and by and by for everyone. */
export interface KnownBuyers extends BuyerSource {
  /** Whether some are not known that can be asked about now. Throws StorageError. */
  isDue(): Promise<boolean>;
  /**
   * Asks about customers that are not known yet, 500 at most; gives whom it asked about. Ends early where Partner Center
   * refuses. Throws StorageError.
   */
  fill(signal: AbortSignal): Promise<readonly string[]>;
}

/** A customer without a country may be given one. */
const AGAIN_MS = DAY_MS;
const AT_ONCE = 500;
/** Two calls each: 480 a minute, below the 500 that are allowed. Source: api-throttling-guidance. */
const PACE_MS = 250;
/** So many are asked about without a wait: they make no minute full. */
const FREE = 100;
/** Says nothing about the others; this one is asked about again with those that have no country. */
const OF_ONE_CUSTOMER: readonly PartnerCenterFault[] = [
  'forbidden',
  'no-relationship',
  'rejected',
  'unreadable',
];
/** After a refusal nobody is asked about for so long. */
const PAUSE_MS = 3_600_000;

export function createKnownBuyers({ store, getBuyer, sleep, clock, logger }: BuyersDeps): KnownBuyers {
  const underWay = new Map<string, Promise<Buyer | undefined>>();
  let pausedUntilMs = Number.NEGATIVE_INFINITY;
  const againBefore = () => earlier(clock.now(), AGAIN_MS);

  async function ask(customerId: string, call: CallContext): Promise<Buyer | undefined> {
    const buyer = await getBuyer(customerId, call);
    await store.keep(customerId, buyer, clock.now());
    return buyer;
  }

  function askOnce(customerId: string, call: CallContext): Promise<Buyer | undefined> {
    const asked = underWay.get(customerId) ?? ask(customerId, call);
    underWay.set(customerId, asked);
    return asked.finally(() => underWay.delete(customerId));
  }

  return {
    async read(customerId, call) {
      const kept = await store.kept([customerId], againBefore());
      if (kept.has(customerId)) return kept.get(customerId);
      try {
        return await askOnce(customerId, call);
      } catch (error) {
        if (error instanceof PartnerCenterError) return undefined;
        throw error;
      }
    },

    async kept(customerIds) {
      const kept = await store.kept(customerIds, againBefore());
      return new Map([...kept].flatMap(([id, buyer]) => (buyer ? [[id, buyer] as const] : [])));
    },

    async isDue() {
      const now = clock.now().getTime();
      // More than that is left after the clock was set back.
      if (now < pausedUntilMs && pausedUntilMs - now <= PAUSE_MS) return false;
      return (await store.unknown(againBefore(), 1)).length > 0;
    },

    async fill(signal) {
      const call = { correlationId: crypto.randomUUID(), locale: 'en-US', signal };
      const unknown = await store.unknown(againBefore(), AT_ONCE);
      const asked: string[] = [];
      for (const customerId of unknown) {
        if (asked.length >= FREE) await sleep(PACE_MS, signal);
        if (signal.aborted) return asked;
        try {
          await askOnce(customerId, call);
          asked.push(customerId);
        } catch (error) {
          if (!(error instanceof PartnerCenterError)) throw error;
          if (OF_ONE_CUSTOMER.includes(error.fault)) {
            await store.keep(customerId, undefined, clock.now());
            continue;
          }
          pausedUntilMs = clock.now().getTime() + PAUSE_MS;
          logger.warn(
            { fault: error.fault, asked: asked.length },
            'countries and segments are asked for again later',
          );
          return asked;
        }
      }
      return asked;
    },
  };
}
