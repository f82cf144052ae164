import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { SeriesNames } from './usage-series.js';

/** One customer's rows of one reading, as usage_reading and usage_history hold them. */
export interface PackedReading {
  readonly customerNo: number;
  /** The newest time of its rows; null when none has one. */
  readonly processedAt: Date | null;
  readonly seriesNos: readonly number[];
  readonly qualified: readonly number[];
  readonly active: readonly number[];
  /** Of each row, null for one without; null as a whole where all rows are of `processedAt`. */
  readonly rowTimes: readonly (Date | null)[] | null;
}

interface PackedRow {
  readonly seriesNo: number;
  readonly qualified: number;
  readonly active: number;
  readonly time: Date | null;
}

/** The most an integer column holds; more seats than there are people. */
const MOST_SEATS = 2_147_483_647;

/** Packs one customer's rows; `seriesNos` are the numbers of the rows' names, in their order. Of rows of the same names the newest counts. */
export function packRows(
  customerNo: number,
  rows: readonly LicenseUsageRow[],
  seriesNos: readonly number[],
): PackedReading {
  const packed = rows.flatMap((row, at): PackedRow[] => {
    const seriesNo = seriesNos[at];
    if (seriesNo === undefined) return [];
    return [
      {
        seriesNo,
        qualified: Math.min(row.licensesQualified, MOST_SEATS),
        active: Math.min(row.licensesActive, MOST_SEATS),
        time: row.processedDateTime ?? null,
      },
    ];
  });
  return readingOf(customerNo, packed);
}

/** Two parts of one reading together. */
export function mergePacked(one: PackedReading, other: PackedReading): PackedReading {
  return readingOf(one.customerNo, [...packedRowsOf(one), ...packedRowsOf(other)]);
}

/** Whether a reading is from before another one: of the rows that both have, some are older and none is newer. */
export function isOlder(given: PackedReading, known: PackedReading): boolean {
  const timeOf = new Map(packedRowsOf(known).map(({ seriesNo, time }) => [seriesNo, stampOf(time)]));
  let isAnyOlder = false;
  for (const { seriesNo, time } of packedRowsOf(given)) {
    const before = timeOf.get(seriesNo);
    if (before === undefined) continue;
    if (stampOf(time) > before) return false;
    isAnyOlder ||= stampOf(time) < before;
  }
  return isAnyOlder;
}

/** The rows again. What was reported as a percentage is not kept. */
export function unpackRows(
  { processedAt, seriesNos, qualified, active, rowTimes }: PackedReading,
  names: ReadonlyMap<number, SeriesNames>,
): readonly LicenseUsageRow[] {
  const rows: LicenseUsageRow[] = [];
  seriesNos.forEach((seriesNo, at) => {
    const series = names.get(seriesNo);
    if (series === undefined) return;
    // Written out: spreading the names took a tenth of a sweep.
    rows.push({
      productName: series.productName,
      workloadName: series.workloadName,
      serviceName: series.serviceName,
      salesChannel: series.salesChannel,
      licensesQualified: qualified[at] ?? 0,
      licensesActive: active[at] ?? 0,
      reportedUsagePercent: undefined,
      processedDateTime: (rowTimes === null ? processedAt : rowTimes[at]) ?? undefined,
    });
  });
  return rows;
}

function packedRowsOf({ seriesNos, qualified, active, rowTimes, processedAt }: PackedReading): PackedRow[] {
  return seriesNos.map((seriesNo, at) => ({
    seriesNo,
    qualified: qualified[at] ?? 0,
    active: active[at] ?? 0,
    time: (rowTimes === null ? processedAt : rowTimes[at]) ?? null,
  }));
}

/** Always in the same order, so that a reading that says the same is the same. */
function readingOf(customerNo: number, rows: readonly PackedRow[]): PackedReading {
  const bySeries = new Map<number, PackedRow>();
  for (const row of rows) {
    const known = bySeries.get(row.seriesNo);
    if (known === undefined || stampOf(row.time) > stampOf(known.time)) bySeries.set(row.seriesNo, row);
  }
  const kept = [...bySeries.values()].sort((a, b) => a.seriesNo - b.seriesNo);
  const newest = kept.reduce<Date | null>(
    (latest, { time }) => (stampOf(time) > stampOf(latest) ? time : latest),
    null,
  );
  const isOfOneTime = kept.every(({ time }) => stampOf(time) === stampOf(newest));
  return {
    customerNo,
    processedAt: newest,
    seriesNos: kept.map(({ seriesNo }) => seriesNo),
    qualified: kept.map((row) => row.qualified),
    active: kept.map((row) => row.active),
    rowTimes: isOfOneTime ? null : kept.map(({ time }) => time),
  };
}

function stampOf(time: Date | null): number {
  return time?.getTime() ?? Number.NEGATIVE_INFINITY;
}
