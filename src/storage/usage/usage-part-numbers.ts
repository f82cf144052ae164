import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { StorageError } from '../../base/errors.js';
import { nameKey } from '../../domain/usage/name-key.js';
import type { UsagePart } from '../../domain/usage/usage-parts.js';
import type { NumberedPart } from '../../usecases/portfolio/customers-ports.js';
import type { Tables } from '../database/tables.js';

/** The numbers that stand for products and workloads. Methods may throw what the database throws. */
export interface UsagePartNumbers {
  /** The number of each part, in their order; a part never seen gets one. */
  numbersOf(parts: readonly Pick<UsagePart, 'kind' | 'name'>[]): Promise<readonly number[]>;
  /** All there are: some hundreds, of which the first 20,000 are looked at. */
  all(): Promise<readonly NumberedPart[]>;
}

/** As in usage-series.ts. */
const MOST_KEPT = 50_000;
const MOST_NAMES = 20_000;

export function createUsagePartNumbers(db: Kysely<Tables>): UsagePartNumbers {
  const numbers = new Map<string, number>();

  async function load(missing: ReadonlyMap<string, Pick<UsagePart, 'kind' | 'name'>>): Promise<void> {
    const parts = [...missing];
    const keys = parts.map(([key]) => hashOf(key));
    await sql`
      insert into usage_part (name_key, kind, name)
      select * from unnest(${keys}::bytea[], ${parts.map(([, { kind }]) => kind)}::text[],
        ${parts.map(([, { name }]) => name.replaceAll('\0', ''))}::text[])
      on conflict do nothing
    `.execute(db);
    const { rows } = await sql<{ key: Buffer; no: number }>`
      select name_key as key, part_no as no from usage_part where name_key = any(${keys}::bytea[])
    `.execute(db);
    const found = new Map(rows.map(({ key, no }) => [key.toString('hex'), no]));
    for (const [key] of parts) {
      const no = found.get(hashOf(key).toString('hex'));
      if (no === undefined) throw new StorageError('The name of a product was not kept');
      numbers.set(key, no);
    }
  }

  return {
    async numbersOf(parts) {
      if (numbers.size > MOST_KEPT) numbers.clear();
      const missing = new Map<string, Pick<UsagePart, 'kind' | 'name'>>();
      for (const part of parts) {
        const key = keyOf(part);
        if (!numbers.has(key)) missing.set(key, part);
      }
      if (missing.size > 0) await load(missing);
      return parts.map((part) => numbers.get(keyOf(part)) ?? 0);
    },

    async all() {
      const { rows } = await sql<NumberedPart>`
        select part_no as "partNo", kind, name from usage_part order by part_no limit ${MOST_NAMES}
      `.execute(db);
      return rows;
    },
  };
}

function keyOf({ kind, name }: Pick<UsagePart, 'kind' | 'name'>): string {
  return `${kind}\n${nameKey(name)}`;
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
