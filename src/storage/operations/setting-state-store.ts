import type { Kysely } from 'kysely';
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
        const row = await db
          .selectFrom('setting_state')
          .select(['value', 'updated_at'])
          .where('name', '=', name)
          .executeTakeFirst();
        const parsed = schema.safeParse(row?.value);
        return row && parsed.success ? { value: parsed.data, updatedAt: row.updated_at } : undefined;
      }),

    write: (value, updatedAt) =>
      withStorageErrors(`remember ${name}`, async () => {
        const row = { value: JSON.stringify(value), updated_at: updatedAt };
        await db
          .insertInto('setting_state')
          .values({ name, ...row })
          .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
          .execute();
      }),

    forget: () =>
      withStorageErrors(`forget ${name}`, async () => {
        await db.deleteFrom('setting_state').where('name', '=', name).execute();
      }),
  };
}
