import { usagePointOf } from '../domain/usage-trend.js';
import type { UsageFigures } from './sweep-ports.js';

const BATCH = 500;

/** Works out the figures of every reading that has none yet, in batches. Throws StorageError, and when the signal ends it. */
export async function keepFigures(
  figures: UsageFigures,
  signal: AbortSignal,
  report: (done: number) => void = () => undefined,
): Promise<void> {
  let done = 0;
  for (;;) {
    signal.throwIfAborted();
    const readings = await figures.nextReadings(BATCH);
    if (readings.length === 0) return;
    await figures.keepFigures(
      readings.map(({ customerId, rows }) => ({ customerId, point: usagePointOf(rows) })),
    );
    done += readings.length;
    report(done);
  }
}
