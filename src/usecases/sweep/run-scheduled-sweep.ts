import type { Logger } from '../../base/logger.js';
import type { OperationsNotice } from '../operations-notice.js';
import type { ReadTerms } from './read-terms.js';
import type { SweepSchedule } from './schedule-ports.js';
import type { SweepOptions, SweepOutcome } from './sweep-customers.js';

export interface ScheduledSweepDeps {
  readonly sweep: (options: SweepOptions) => Promise<SweepOutcome>;
  /** What is read once a sweep is finished. */
  readonly readTerms?: ReadTerms | undefined;
  readonly sweeps: Pick<SweepSchedule, 'add'>;
  readonly notifyAdmins: (notice: OperationsNotice) => Promise<void>;
  readonly logger: Logger;
}

/** A sweep that failed is tried again after this long; one that has half of everything goes on there. */
const RETRY_AFTER_MS = 30 * 60_000;
/** Past this the sweep begins anew anyway, and the next scheduled one is near. */
const RETRIES = 6;

/**
 * Sweeps as a job. A failure of Partner Center is told to the admins once, and the sweep is taken up again every half
 * hour, three hours long. Throws StorageError.
 */
export function createScheduledSweep(deps: ScheduledSweepDeps): (signal: AbortSignal) => Promise<void> {
  const { sweep, readTerms, sweeps, notifyAdmins, logger } = deps;
  let failures = 0;

  /** The next sweep reads them; this one is finished. */
  function passOver(err: unknown): void {
    logger.warn({ err }, 'subscriptions of customers that no watch is about were not all read');
  }

  return async (signal) => {
    let isTold = false;
    const outcome = await sweep({
      signal,
      onLongPause() {
        if (isTold) return;
        isTold = true;
        notifyAdmins({ kind: 'sweep-waits' }).catch((err) =>
          logger.warn({ err }, 'the admins were not told that the sweep waits'),
        );
      },
    });
    if (outcome.kind === 'already-running') {
      logger.info({}, 'another process sweeps already');
      return;
    }
    const { summary } = outcome;
    // The process ends in the middle of it: whichever is there next goes on.
    if (summary.state === 'stopped') return sweeps.add();
    if (summary.state !== 'failed' || summary.failure === undefined) {
      failures = 0;
      if (summary.state === 'finished') await readTerms?.({ signal }).catch(passOver);
      return;
    }
    failures += 1;
    // A lost sign-in has told the admins already, and no repetition would cure it.
    if (summary.failure === 'sign-in-lost' || summary.failure === 'mfa-required') return;
    if (failures === 1) {
      await notifyAdmins({ kind: 'sweep-failed', fault: summary.failure, runId: summary.runId });
    }
    if (failures <= RETRIES) await sweeps.add(RETRY_AFTER_MS);
  };
}
