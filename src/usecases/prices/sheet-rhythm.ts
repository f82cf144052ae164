import { HOUR_MS } from '../../base/time.js';
import { nextRun } from '../../domain/schedules/cron-next.js';
import type { SheetState } from './price-ports.js';

/** Lists change on the 1st; a week is as long as a correction may wait. In UTC: the 1st, and every Monday. */
const RHYTHM = '20 3 1 * 1';
/** A sheet that did not come is asked for again after this long. */
const RETRY_MS = HOUR_MS;

/** Whether a good sheet is older than its rhythm; one that was never read is. */
export function isOutdated({ readAt }: Pick<SheetState, 'readAt'>, now: Date): boolean {
  return readAt === undefined || nextRun(RHYTHM, readAt) <= now;
}

/** Whether it is time to try again what failed. */
export function isRetryDue({ failure }: Pick<SheetState, 'failure'>, now: Date): boolean {
  return failure !== undefined && now.getTime() - failure.triedAt.getTime() >= RETRY_MS;
}
