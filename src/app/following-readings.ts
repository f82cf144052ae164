import type { Logger } from '../base/logger.js';
import type { Database } from '../storage/open-database.js';
import { createKeptReadings, type KeptReadingsOfCustomers } from '../storage/usage/kept-readings.js';
import type { Clock } from '../usecases/ports.js';
import type { WorkOut } from '../usecases/sweep/work-out.js';
import { createEvaluateWatches } from '../usecases/watching/evaluate-watches.js';
import type { Stores } from './stores.js';

const LIMIT_MS = 30_000;

/** Kept readings whose alerts follow what answers bring. */
export interface FollowingReadings extends KeptReadingsOfCustomers {
  /** Resolves once all that followed so far is done. Never rejects. */
  settled(): Promise<void>;
}

/** An alert must not say less than the card somebody has just seen: alerts of a customer follow its newer rows. */
export function createFollowingReadings(
  { kysely }: Pick<Database, 'kysely'>,
  {
    stores: { watchReadings: readings, alerts },
    workOut,
    historyDays,
    clock,
    logger,
  }: {
    readonly stores: Pick<Stores, 'watchReadings' | 'alerts'>;
    /** What follows from what is read. */
    readonly workOut: WorkOut | undefined;
    readonly historyDays: number;
    readonly clock: Clock;
    readonly logger: Logger;
  },
): FollowingReadings {
  const evaluate = createEvaluateWatches({ readings, alerts, clock });
  async function follow(only: { readonly customerIds: readonly string[]; readonly signal: AbortSignal }) {
    await workOut?.(only);
    await evaluate(only);
  }
  const underWay = new Set<Promise<unknown>>();
  const kept = createKeptReadings(kysely, {
    historyDays,
    clock,
    onChanged(customerId) {
      const work = follow({ customerIds: [customerId], signal: AbortSignal.timeout(LIMIT_MS) })
        .catch((err) => logger.warn({ err, customerId }, 'alerts wait for the next sweep'))
        .finally(() => underWay.delete(work));
      underWay.add(work);
    },
  });
  return {
    ...kept,
    async settled() {
      await Promise.all(underWay);
    },
  };
}
