import { abortable } from '../../base/abortable.js';
import type { Logger } from '../../base/logger.js';
import { DAY_MS } from '../../base/time.js';
import type { Clock } from '../../usecases/ports.js';
import type { RememberedChoice, UsageApi } from '../../usecases/usage/usage-api-ports.js';

/** How long a finding is trusted before the usual endpoint is tried again. */
const REMEMBERED_MS = DAY_MS;

/** Remembers which endpoint works for as long as the process lives, where there is no database to keep it. */
export function createRememberedChoice(): RememberedChoice {
  let known: Awaited<ReturnType<RememberedChoice['read']>>;
  return {
    read: async () => known,
    async write(value, updatedAt) {
      known = { value, updatedAt };
    },
  };
}

/** A finding that counts for a day; the id is the asking call's, for the log. Neither method throws: memory that fails costs a call more, not an answer. */
export interface DailyChoice {
  /** Undefined when nothing was found out within the last day. */
  current(correlationId?: string): Promise<UsageApi | undefined>;
  /** A finding that is known already keeps its age, so that a day later the usual endpoint gets its chance. */
  learn(api: UsageApi, correlationId?: string): Promise<void>;
}

export interface DailyChoiceOptions {
  readonly remembered: RememberedChoice;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The most a question waits for the memory, in milliseconds; 1 second by default. */
  readonly patienceMs?: number;
}

/** Reads the remembered finding until there is one, and writes only what changed or has lapsed. */
export function createDailyChoice(options: DailyChoiceOptions): DailyChoice {
  const { remembered, clock, logger, patienceMs = 1000 } = options;
  let known: Awaited<ReturnType<RememberedChoice['read']>>;

  function young(): UsageApi | undefined {
    if (known === undefined) return undefined;
    return clock.now().getTime() - known.updatedAt.getTime() < REMEMBERED_MS ? known.value : undefined;
  }

  return {
    async current(correlationId) {
      if (young() !== undefined) return young();
      try {
        known = await abortable(remembered.read(), AbortSignal.timeout(patienceMs));
      } catch (err) {
        logger.warn({ err, correlationId }, 'Could not read which usage endpoint answers');
      }
      return young();
    },
    async learn(value, correlationId) {
      if (young() === value) return;
      known = { value, updatedAt: clock.now() };
      logger.info({ usageApi: value, correlationId }, 'Usage endpoint chosen');
      try {
        await abortable(remembered.write(value, known.updatedAt), AbortSignal.timeout(patienceMs));
      } catch (err) {
        logger.warn({ err, correlationId }, 'Could not remember which usage endpoint answers');
      }
    },
  };
}
