import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { StorageError } from '../../base/errors.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import { storable } from '../database/json.js';
import type { Tables } from '../database/tables.js';

/** What a row is about, apart from the customer: the part that repeats endlessly. */
export type SeriesNames = Pick<
  LicenseUsageRow,
  'productName' | 'workloadName' | 'serviceName' | 'salesChannel'
>;

/** The numbers that stand for the names of rows. Methods may throw what the database throws. */
export interface UsageSeries {
  /** The number of each row's names, in the order of the rows; names never seen get one. */
  numbersOf(rows: readonly SeriesNames[]): Promise<readonly number[]>;
  /** Names by number, for all of these. */
  namesOf(numbers: Iterable<number>): Promise<ReadonlyMap<number, SeriesNames>>;
}

/** Catalogues have some thousand names; a server that invents them endlessly must not fill the memory. */
const MOST_KEPT = 50_000;

export function createUsageSeries(db: Kysely<Tables>): UsageSeries {
  const numbers = new Map<string, number>();
  const names = new Map<number, SeriesNames>();

  async function load(missing: ReadonlyMap<string, SeriesNames>): Promise<void> {
    const keys = [...missing.keys()].map(hashOf);
    await sql`
      insert into usage_series (names_key, product_name, workload_name, service_name, sales_channel)
      select * from unnest(${keys}::bytea[], ${pick(missing, 'productName')}::text[],
        ${pick(missing, 'workloadName')}::text[], ${pick(missing, 'serviceName')}::text[],
        ${pick(missing, 'salesChannel')}::text[])
      on conflict do nothing
    `.execute(db);
    const { rows } = await sql<{ key: Buffer; no: number }>`
      select names_key as key, series_no as no from usage_series where names_key = any(${keys}::bytea[])
    `.execute(db);
    const found = new Map(rows.map(({ key, no }) => [key.toString('hex'), no]));
    for (const key of missing.keys()) {
      const no = found.get(hashOf(key).toString('hex'));
      if (no === undefined) throw new StorageError('The names of a usage row were not kept');
      numbers.set(key, no);
    }
  }

  return {
    async numbersOf(rows) {
      const keys = rows.map(keyOf);
      if (numbers.size > MOST_KEPT) numbers.clear();
      const missing = new Map<string, SeriesNames>();
      keys.forEach((key, at) => {
        const row = rows[at];
        if (row !== undefined && !numbers.has(key)) missing.set(key, row);
      });
      if (missing.size > 0) await load(missing);
      return keys.map((key) => numbers.get(key) ?? 0);
    },

    async namesOf(wanted) {
      if (names.size > MOST_KEPT) names.clear();
      const missing = [...new Set(wanted)].filter((no) => !names.has(no));
      if (missing.length > 0) {
        const { rows } = await sql<{ no: number } & SeriesNames>`
          select series_no as no, product_name as "productName", workload_name as "workloadName",
                 service_name as "serviceName", sales_channel as "salesChannel"
          from usage_series where series_no = any(${missing}::integer[])
        `.execute(db);
        for (const { no, ...series } of rows) names.set(no, series);
      }
      return names;
    },
  };
}

function pick(series: ReadonlyMap<string, SeriesNames>, name: keyof SeriesNames): readonly string[] {
  return [...series.values()].map((names) => storable(names[name]));
}

/** Names with line breaks in them are set apart, so that no two of them run together; others keep the key they have had. */
function keyOf({ productName, workloadName, serviceName, salesChannel }: SeriesNames): string {
  const names = [productName, workloadName, serviceName, salesChannel];
  return storable(names.some((name) => name.includes('\n')) ? JSON.stringify(names) : names.join('\n'));
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
