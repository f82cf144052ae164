import { readAhead } from '../../base/read-ahead.js';
import { deriveDeployment } from '../../domain/usage/unassigned-seats.js';
import { usagePointOf } from '../../domain/usage/usage-trend.js';
import type { CustomerReading, ReadingFigures, UsageFigures } from './sweep-ports.js';

const BATCH = 500;

/**
 * Works out the figures of every reading that has none yet, in batches, and reads the next batch meanwhile. What is from
 * before `historyFrom` counts today and is not kept as history. Throws StorageError, and when the signal ends it.
 */
export async function keepFigures(
  figures: UsageFigures,
  signal: AbortSignal,
  {
    historyFrom,
    report = () => undefined,
  }: { readonly historyFrom?: Date | undefined; readonly report?: (done: number) => void } = {},
): Promise<void> {
  let done = 0;
  for await (const readings of readAhead(batchesOf(figures))) {
    signal.throwIfAborted();
    await figures.keepFigures(readings.map((reading) => figuresOf(reading, historyFrom)));
    done += readings.length;
    report(done);
  }
}

/** The figures of a reading. */
export function figuresOf(
  { customerId, rows, deployments = [], readAt }: CustomerReading,
  historyFrom: Date | undefined,
): ReadingFigures {
  const point = usagePointOf(rows, { deployments: deriveDeployment(deployments).products, readAt });
  const isPast = point && historyFrom && point.processedDateTime < historyFrom;
  return { customerId, readAt, point, isPast: isPast === true };
}

async function* batchesOf(figures: UsageFigures): AsyncGenerator<readonly CustomerReading[]> {
  let batch = await figures.nextReadings(BATCH, 0);
  while (batch !== undefined) {
    yield batch.readings;
    batch = await figures.nextReadings(BATCH, batch.last);
  }
}
