import { type Kysely, sql } from 'kysely';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { Tables } from '../database/tables.js';
import type { SeriesNames, UsageSeries } from './usage-series.js';

/** One row of usage_history: a customer's rows of one processedDateTime. */
export interface PackedRows {
  readonly customerNo: number;
  readonly processedAt: Date;
  readonly seriesNos: readonly number[];
  readonly qualified: readonly number[];
  readonly active: readonly number[];
}

/** The most an integer column holds; more seats than there are people. */
const MOST_SEATS = 2_147_483_647;

/**
 * Packs one customer's rows by processedDateTime; rows without one are left out. Of rows of the same names and time
 * the first counts. `seriesNos` are the numbers of the rows' names, in their order.
 */
export function packRows(
  customerNo: number,
  rows: readonly LicenseUsageRow[],
  seriesNos: readonly number[],
): readonly PackedRows[] {
  const byTime = new Map<number, { processedAt: Date; counts: Map<number, LicenseUsageRow> }>();
  rows.forEach((row, at) => {
    const seriesNo = seriesNos[at];
    const processedAt = row.processedDateTime;
    if (processedAt === undefined || seriesNo === undefined) return;
    const group = byTime.get(processedAt.getTime()) ?? { processedAt, counts: new Map() };
    byTime.set(processedAt.getTime(), group);
    if (!group.counts.has(seriesNo)) group.counts.set(seriesNo, row);
  });
  return [...byTime.values()].map(({ processedAt, counts }) => ({
    customerNo,
    processedAt,
    seriesNos: [...counts.keys()],
    qualified: [...counts.values()].map((row) => Math.min(row.licensesQualified, MOST_SEATS)),
    active: [...counts.values()].map((row) => Math.min(row.licensesActive, MOST_SEATS)),
  }));
}

/** The rows again. What was reported as a percentage is not kept. */
export function unpackRows(
  { processedAt, seriesNos, qualified, active }: PackedRows,
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
      processedDateTime: processedAt,
    });
  });
  return rows;
}

/** Writes rows that are not there yet; gives the numbers of the customers for whom any were. */
export async function insertPacked(
  db: Kysely<Tables>,
  packed: readonly PackedRows[],
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ customerNo: number }>`
    insert into usage_history as known (customer_no, processed_at, series_nos, qualified, active)
    select customer_no, processed_at, series_nos::integer[], qualified::integer[], active::integer[]
    from unnest(${packed.map((row) => row.customerNo)}::integer[], ${packed.map((row) => row.processedAt)}::timestamptz[],
      ${packed.map((row) => literal(row.seriesNos))}::text[], ${packed.map((row) => literal(row.qualified))}::text[],
      ${packed.map((row) => literal(row.active))}::text[])
      as given (customer_no, processed_at, series_nos, qualified, active)
    on conflict (customer_no, processed_at) do update
    set (series_nos, qualified, active) = (
      select known.series_nos || array_agg(series_no), known.qualified || array_agg(q), known.active || array_agg(a)
      from unnest(excluded.series_nos, excluded.qualified, excluded.active) as added (series_no, q, a)
      where series_no <> all (known.series_nos)
    )
    where not known.series_nos @> excluded.series_nos
    returning customer_no as "customerNo"
  `.execute(db);
  return new Set(rows.map(({ customerNo }) => customerNo));
}

/** Where rows were asked for by customer and time, those that are there, unpacked, by customer number and time. */
export async function readPacked(
  db: Kysely<Tables>,
  series: UsageSeries,
  wanted: readonly { readonly customerNo: number; readonly stamps: readonly Date[] }[],
): Promise<ReadonlyMap<number, ReadonlyMap<number, readonly LicenseUsageRow[]>>> {
  const numbers = wanted.flatMap(({ customerNo, stamps }) => stamps.map(() => customerNo));
  const times = wanted.flatMap(({ stamps }) => stamps);
  const [oldest, newest] = bounds(times);
  const { rows } = await sql<PackedRows>`
    select customer_no as "customerNo", processed_at as "processedAt", series_nos as "seriesNos", qualified, active
    from unnest(${numbers}::integer[], ${times}::timestamptz[]) as wanted (customer_no, processed_at)
    join usage_history using (customer_no, processed_at)
    where processed_at between ${oldest}::timestamptz and ${newest}::timestamptz
  `.execute(db);
  const names = await series.namesOf(rows.flatMap(({ seriesNos }) => seriesNos));
  const byCustomer = new Map<number, Map<number, readonly LicenseUsageRow[]>>();
  for (const row of rows) {
    const byTime = byCustomer.get(row.customerNo) ?? new Map();
    byCustomer.set(row.customerNo, byTime.set(row.processedAt.getTime(), unpackRows(row, names)));
  }
  return byCustomer;
}

/** Each time once, in the order given. */
export function uniqueTimes(times: readonly Date[]): readonly Date[] {
  return [...new Map(times.map((time) => [time.getTime(), time])).values()];
}

/** So that only the months in between are looked at. */
function bounds(times: readonly Date[]): readonly [Date, Date] {
  let [oldest, newest] = [Number.MAX_SAFE_INTEGER, 0];
  for (const time of times) {
    oldest = Math.min(oldest, time.getTime());
    newest = Math.max(newest, time.getTime());
  }
  return [new Date(Math.min(oldest, newest)), new Date(newest)];
}

function literal(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}
