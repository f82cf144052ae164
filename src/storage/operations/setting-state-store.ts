import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

/** A fact the bot found out and remembers over restarts and replicas, such as which usage API answers. */
export interface SettingState<T> {
  /** Undefined when nothing is remembered, or what is there no longer fits the schema. */
  read(): Promise<{ readonly value: T; readonly updatedAt: Date } | undefined>;
  /** The last writer wins. */
  write(value: T, updatedAt: Date): Promise<void>;
  forget(): Promise<void>;
}

/** The remembered fact of that name; `schema` must accept what JSON makes of its values. */
export function createSettingState<T>(
  db: Kysely<Tables>,
  name: string,
  schema: z.ZodType<T>,
): SettingState<T> {
  return {
    read: () =>
      withStorageErrors(`read ${name}`, async () => {
        const { rows } = await sql<{ value: unknown; updatedAt: Date }>`
          select value, updated_at as "updatedAt" from setting_state where name = ${name}
        `.execute(db);
        const [row] = rows;
        const parsed = schema.safeParse(row?.value);
        return row && parsed.success ? { value: parsed.data, updatedAt: row.updatedAt } : undefined;
      }),

    write: (value, updatedAt) =>
      withStorageErrors(`remember ${name}`, async () => {
        await sql`
          insert into setting_state (name, value, updated_at)
          values (${name}, ${JSON.stringify(value)}::jsonb, ${updatedAt})
          on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at
        `.execute(db);
      }),

    forget: () =>
      withStorageErrors(`forget ${name}`, async () => {
        await sql`delete from setting_state where name = ${name}`.execute(db);
      }),
  };
}
