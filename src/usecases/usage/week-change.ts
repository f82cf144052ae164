import type { Logger } from '../../base/logger.js';
import { createRecentlyUsed } from '../../base/recently-used.js';
import { within } from '../../base/within.js';
import type { LicenseUsageInsight } from '../../domain/usage/license-usage.js';
import {
  earliestWeekBefore,
  pointAWeekBefore,
  pointOfInsight,
  type UsageChange,
  type UsagePoint,
  usageChange,
} from '../../domain/usage/usage-trend.js';
import type { Clock } from '../ports.js';
import type { UsageHistory } from '../sweep/sweep-ports.js';

/**
 * What changed since about a week before these figures. Never rejects, and takes no longer than its limit; undefined
 * when nothing is kept of that time, or it could not be read. The id is the asking turn's, for the log.
 */
export type ReadWeekChange = (
  customerId: string,
  insight: LicenseUsageInsight,
  correlationId?: string,
) => Promise<UsageChange | undefined>;

export interface WeekChangeDeps {
  readonly history: UsageHistory;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The most an answer may be held up, in milliseconds; 300 by default. */
  readonly limitMs?: number | undefined;
}

/** History grows by sweeps, and they come once a day; so what was read, or failed to be, holds for ten minutes. */
const KEEP_MS = 10 * 60_000;
const MOST_KEPT = 2000;

interface Kept {
  readonly time: number;
  readonly readAt: number;
  readonly before: Promise<UsagePoint | undefined>;
}

/** Compares usage with kept usage; the database is asked once in a while for each customer, not for each answer. */
export function createReadWeekChange({
  history,
  clock,
  logger,
  limitMs = 300,
}: WeekChangeDeps): ReadWeekChange {
  const kept = createRecentlyUsed<Kept>(MOST_KEPT, () => 1);

  async function read(
    customerId: string,
    time: Date,
    correlationId: string | undefined,
  ): Promise<UsagePoint | undefined> {
    try {
      return pointAWeekBefore(await history.pointsOf(customerId, earliestWeekBefore(time)), time);
    } catch (err) {
      logger.warn({ err, customerId, correlationId }, 'The change since last week is missing');
      return undefined;
    }
  }

  function pointBefore(
    customerId: string,
    time: Date,
    correlationId: string | undefined,
  ): Promise<UsagePoint | undefined> {
    const now = clock.now().getTime();
    const known = kept.get(customerId);
    if (known?.time === time.getTime() && now - known.readAt < KEEP_MS) return known.before;
    const before = read(customerId, time, correlationId);
    kept.set(customerId, { time: time.getTime(), readAt: now, before });
    return before;
  }

  return async (customerId, insight, correlationId) => {
    const after = pointOfInsight(insight);
    if (after === undefined) return undefined;
    const before = await within(
      limitMs,
      pointBefore(customerId, after.processedDateTime, correlationId),
      () => undefined,
    );
    return before && usageChange(before, after);
  };
}
