import type { ColumnType } from 'kysely';

/** The database as the queries see it; `migrations/` creates it. */
export interface Tables {
  readonly token_cache: TokenCacheTable;
  readonly setting_state: SettingStateTable;
  readonly conversation: ConversationTable;
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

export interface ConversationTable {
  readonly tenant_id: string;
  readonly conversation_id: string;
  readonly conversation_type: 'personal' | 'groupChat' | 'channel';
  readonly service_url: string;
  readonly bot_id: string;
  readonly team_id: string | null;
  readonly user_id: string | null;
  readonly locale: string | null;
  readonly seen_at: Date;
}
