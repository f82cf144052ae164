import type { ColumnType } from 'kysely';

/** The database as the queries see it; `migrations/` creates it. */
export interface Tables {
  readonly token_cache: TokenCacheTable;
  readonly setting_state: SettingStateTable;
}

export interface TokenCacheTable {
  readonly name: string;
  /** Encrypted; see token-seal.ts. */
  readonly sealed: Buffer;
  readonly updated_at: Date;
}

export interface SettingStateTable {
  readonly name: string;
  /** jsonb: written as JSON text, because the driver would turn an array into a PostgreSQL array. */
  readonly value: ColumnType<unknown, string, string>;
  readonly updated_at: Date;
}
