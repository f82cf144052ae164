import { PartnerCenterError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import type { SweepParts } from './sweep-parts.js';
import type { SweepRun } from './sweep-ports.js';

/**
 * Reads the list of customers beside the report of their usage, which does not name those without: who left, and who has
 * no usage yet. A list that cannot be read to its end leaves everybody where they are, and the sweep goes on. Throws
 * StorageError, and when the signal ends it.
 */
export async function sweepListing(
  { customers, store, pace, call, clock }: SweepParts,
  run: SweepRun,
  logger: Logger,
): Promise<void> {
  try {
    for await (const page of customers.listCustomers(call)) {
      await store.addListed(run, page);
      await pace.ready();
      call.signal.throwIfAborted();
    }
  } catch (err) {
    call.signal.throwIfAborted();
    if (!(err instanceof PartnerCenterError)) throw err;
    const { correlationId } = call;
    logger.warn(
      { runId: run.runId, correlationId, err },
      'the list of customers was not read: nobody leaves',
    );
    return;
  }
  await store.endListed(run, clock.now());
}
