import { readAhead } from '../../base/read-ahead.js';
import { usagePointOf } from '../../domain/usage/usage-trend.js';
import type { CustomerReading, UsageFigures } from './sweep-ports.js';

const BATCH = 500;

/**
 * Works out the figures of every reading that has none yet, in batches, and reads the next batch meanwhile. Throws
 * StorageError, and when the signal ends it.
 */
export async function keepFigures(
  figures: UsageFigures,
  signal: AbortSignal,
  report: (done: number) => void = () => undefined,
): Promise<void> {
  let done = 0;
  for await (const readings of readAhead(batchesOf(figures))) {
    signal.throwIfAborted();
    await figures.keepFigures(
      readings.map(({ customerId, rows }) => ({ customerId, point: usagePointOf(rows) })),
    );
    done += readings.length;
    report(done);
  }
}

async function* batchesOf(figures: UsageFigures): AsyncGenerator<readonly CustomerReading[]> {
  let batch = await figures.nextReadings(BATCH, 0);
  while (batch !== undefined) {
    yield batch.readings;
    batch = await figures.nextReadings(BATCH, batch.last);
  }
}
