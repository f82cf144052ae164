import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { Tables } from '../database/tables.js';
import { type PackedReading, unpackRows } from './usage-rows.js';
import type { UsageSeries } from './usage-series.js';

const COLUMNS = sql`
  customer_no as "customerNo", processed_at as "processedAt", series_nos as "seriesNos", qualified, active,
  row_times as "rowTimes"
`;

/** Writes last readings in the place of earlier ones; gives the numbers of the customers for whom that is another one. */
export async function writeReadings(
  db: Kysely<Tables>,
  packed: readonly PackedReading[],
): Promise<ReadonlySet<number>> {
  if (packed.length === 0) return new Set();
  const { rows } = await sql<{ customerNo: number }>`
    insert into usage_reading as known (customer_no, processed_at, series_nos, qualified, active, row_times)
    select customer_no, processed_at, series_nos::integer[], qualified::integer[], active::integer[],
           row_times::timestamptz[]
    from ${given(packed)}
    on conflict (customer_no) do update
    set processed_at = excluded.processed_at, series_nos = excluded.series_nos, qualified = excluded.qualified,
        active = excluded.active, row_times = excluded.row_times
    where (known.processed_at, known.series_nos, known.qualified, known.active, known.row_times)
      is distinct from
      (excluded.processed_at, excluded.series_nos, excluded.qualified, excluded.active, excluded.row_times)
    returning customer_no as "customerNo"
  `.execute(db);
  return new Set(rows.map(({ customerNo }) => customerNo));
}

/** The last readings of these customers, as they are kept; without those that have none. */
export async function packedReadings(
  db: Kysely<Tables>,
  customerNos: readonly number[],
): Promise<ReadonlyMap<number, PackedReading>> {
  if (customerNos.length === 0) return new Map();
  const { rows } = await sql<PackedReading>`
    select ${COLUMNS} from usage_reading where customer_no = any(${[...customerNos]}::integer[])
  `.execute(db);
  return new Map(rows.map((row) => [row.customerNo, row]));
}

/** Kept readings with rows newer than all of a given one: given ones that may be from before. */
export async function newerReadings(
  db: Kysely<Tables>,
  packed: readonly PackedReading[],
): Promise<ReadonlyMap<number, PackedReading>> {
  if (packed.length === 0) return new Map();
  const { rows } = await sql<{ customerNo: number }>`
    select known.customer_no as "customerNo"
    from unnest(${packed.map(({ customerNo }) => customerNo)}::integer[],
      ${packed.map(({ processedAt }) => processedAt)}::timestamptz[]) as given (customer_no, processed_at)
    join usage_reading known using (customer_no)
    where known.processed_at > coalesce(given.processed_at, '-infinity')
  `.execute(db);
  return packedReadings(
    db,
    rows.map(({ customerNo }) => customerNo),
  );
}

/** The rows of the last readings of these customers; without those that have none. */
export async function readReadings(
  db: Kysely<Tables>,
  series: UsageSeries,
  customerNos: readonly number[],
): Promise<ReadonlyMap<number, readonly LicenseUsageRow[]>> {
  const packed = await packedReadings(db, customerNos);
  const names = await series.namesOf([...packed.values()].flatMap(({ seriesNos }) => seriesNos));
  return new Map([...packed].map(([customerNo, reading]) => [customerNo, unpackRows(reading, names)]));
}

/** The rows of one customer's readings of these times, by time. */
export async function readHistory(
  db: Kysely<Tables>,
  series: UsageSeries,
  customerNo: number,
  times: readonly Date[],
): Promise<ReadonlyMap<number, readonly LicenseUsageRow[]>> {
  if (times.length === 0) return new Map();
  // The bounds are for the months in between to be looked at alone.
  const stamps = times.map((time) => time.getTime());
  const oldest = new Date(stamps.reduce((a, b) => Math.min(a, b)));
  const newest = new Date(stamps.reduce((a, b) => Math.max(a, b)));
  const { rows } = await sql<PackedReading & { readonly processedAt: Date }>`
    select ${COLUMNS} from usage_history
    where customer_no = ${customerNo} and processed_at = any(${[...times]}::timestamptz[])
      and processed_at between ${oldest}::timestamptz and ${newest}::timestamptz
  `.execute(db);
  const names = await series.namesOf(rows.flatMap(({ seriesNos }) => seriesNos));
  return new Map(rows.map((row) => [row.processedAt.getTime(), unpackRows(row, names)]));
}

/** Readings as a table; arrays of arrays go as text, since the database takes none of differing lengths. */
function given(packed: readonly PackedReading[]): RawBuilder<unknown> {
  return sql`unnest(${packed.map((row) => row.customerNo)}::integer[],
      ${packed.map((row) => row.processedAt)}::timestamptz[],
      ${packed.map((row) => literal(row.seriesNos))}::text[], ${packed.map((row) => literal(row.qualified))}::text[],
      ${packed.map((row) => literal(row.active))}::text[], ${packed.map(timesLiteral)}::text[])
      as given (customer_no, processed_at, series_nos, qualified, active, row_times)`;
}

function literal(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}

function timesLiteral({ rowTimes }: PackedReading): string | null {
  return rowTimes && `{${rowTimes.map((time) => time?.toISOString() ?? 'NULL').join(',')}}`;
}
