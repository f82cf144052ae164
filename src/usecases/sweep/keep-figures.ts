import { readAhead } from '../../base/read-ahead.js';
import { deriveInsight } from '../../domain/usage/license-usage.js';
import { deriveDeployment } from '../../domain/usage/unassigned-seats.js';
import { usageParts } from '../../domain/usage/usage-parts.js';
import { pointOfInsight } from '../../domain/usage/usage-trend.js';
import { keepApart } from '../keep-apart.js';
import type { CustomerReading, ReadingFigures, UsageFigures } from './sweep-ports.js';

const BATCH = 500;

export interface KeepFiguresOptions {
  /** What is from before counts today and is not kept as history. */
  readonly historyFrom?: Date | undefined;
  /** Hears of a customer whose rows make this program fail, and whose figures stay as they were. */
  readonly leaveOut?: (customerId: string, error: unknown) => void;
  readonly report?: (done: number) => void;
}

/**
 * Works out the figures of every reading that has none yet, in batches, and reads the next batch meanwhile. Throws
 * StorageError, and when the signal ends it.
 */
export async function keepFigures(
  figures: UsageFigures,
  signal: AbortSignal,
  { historyFrom, leaveOut, report = () => undefined }: KeepFiguresOptions = {},
): Promise<void> {
  let done = 0;
  for await (const readings of readAhead(batchesOf(figures))) {
    signal.throwIfAborted();
    const worked = readings.flatMap((reading) => {
      try {
        return [figuresOf(reading, historyFrom)];
      } catch (error) {
        if (leaveOut === undefined) throw error;
        // Without figures it is met again by the next sweep.
        leaveOut(reading.customerId, error);
        return [];
      }
    });
    const keep = (part: readonly ReadingFigures[]) => figures.keepFigures(part);
    if (leaveOut === undefined) await keep(worked);
    else await keepApart(worked, keep, ({ customerId }, error) => leaveOut(customerId, error));
    done += readings.length;
    report(done);
  }
}

/** The figures of a reading. */
export function figuresOf(
  { customerId, rows, deployments = [], readAt }: CustomerReading,
  historyFrom: Date | undefined,
): ReadingFigures {
  // Flags and staleness are not kept: they depend on settings and on today.
  const insight = deriveInsight(rows, {
    lowUsagePercent: 0,
    now: new Date(0),
    deployments: deriveDeployment(deployments).products,
  });
  const point = insight && pointOfInsight(insight, readAt);
  const isPast = point && historyFrom && point.processedDateTime < historyFrom;
  return { customerId, readAt, point, parts: insight && usageParts(insight), isPast: isPast === true };
}

async function* batchesOf(figures: UsageFigures): AsyncGenerator<readonly CustomerReading[]> {
  let batch = await figures.nextReadings(BATCH, 0);
  while (batch !== undefined) {
    yield batch.readings;
    batch = await figures.nextReadings(BATCH, batch.last);
  }
}
