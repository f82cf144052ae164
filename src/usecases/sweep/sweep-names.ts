import { PartnerCenterError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import type { SweepParts } from './sweep-parts.js';
import type { SweepRun } from './sweep-ports.js';

/**
 * Keeps what the customer list says of the customers of a report: the report has no domains. A list that cannot be read
 * is a warning, and what was known stays.
 */
export async function sweepNames(
  { customers, store, pace, call }: SweepParts,
  run: SweepRun,
  logger: Logger,
): Promise<void> {
  await pace.ready();
  call.signal.throwIfAborted();
  try {
    for await (const page of customers.listCustomers(call)) {
      await store.keepNames(run, page);
      call.signal.throwIfAborted();
    }
  } catch (error) {
    if (call.signal.aborted || !(error instanceof PartnerCenterError)) throw error;
    const { correlationId } = call;
    logger.warn(
      { err: error, runId: run.runId, correlationId },
      'customer list not read, names stay as they were',
    );
  }
}
