import { type Kysely, sql, type Transaction } from 'kysely';
import { advisoryKey } from '../database/advisory-key.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { createTurns, type Turns } from '../database/turns.js';
import { createTokenSeal } from './token-seal.js';

/** What an update wants kept. */
export interface TokenCacheUpdate<T> {
  /** The new content; undefined leaves the stored one as it is. */
  readonly value?: string | undefined;
  /** Handed back to the caller of `update`. */
  readonly result: T;
}

/** Secrets in the database, encrypted, by name. */
export interface TokenCacheStore {
  /** Undefined when nothing is stored. Throws StorageError when it cannot be decrypted. */
  read(name: string): Promise<string | undefined>;
  /**
   * Runs `change` on the current content while every other update of that name, here and in other processes, waits;
   * what it returns is stored before its result is handed back. What `change` throws is thrown on, and nothing is
   * stored. Throws a retryable StorageError after waiting `lockWaitMs`, or when `change` took longer than `holdMs`.
   * `change` must not update the same name itself.
   */
  update<T>(name: string, change: (current: string | undefined) => Promise<TokenCacheUpdate<T>>): Promise<T>;
  /** Forgets the content, also one that no longer decrypts: what a new sign-in starts with. */
  remove(name: string): Promise<void>;
}

export interface TokenCacheLimits {
  /** Longest wait for other updates, in this process and then in others; 30 s unless given. */
  readonly lockWaitMs?: number;
  /** Longest time one update may keep the others out; 60 s unless given. */
  readonly holdMs?: number;
}

/** A store under the 32-byte key of TOKEN_CACHE_KEY. Throws StorageError for a key of another length. */
export function createTokenCacheStore(
  db: Kysely<Tables>,
  key: Uint8Array,
  { lockWaitMs = 30_000, holdMs = 60_000 }: TokenCacheLimits = {},
): TokenCacheStore {
  const seal = createTokenSeal(key);
  // Waiting in this process first keeps the waiters from taking every connection of the pool.
  const turnsByName = new Map<string, Turns>();

  return { read, update, remove };

  function read(name: string): Promise<string | undefined> {
    return withStorageErrors(`read the stored sign-in "${name}"`, () => load(db, name));
  }

  function remove(name: string): Promise<void> {
    return locked(name, async (transaction) => {
      await sql`delete from token_cache where name = ${name}`.execute(transaction);
    });
  }

  async function update<T>(
    name: string,
    change: (current: string | undefined) => Promise<TokenCacheUpdate<T>>,
  ): Promise<T> {
    let thrown: { readonly error: unknown } | undefined;
    try {
      return await locked(name, async (transaction) => {
        const current = await load(transaction, name);
        const { value, result } = await change(current).catch((error: unknown) => {
          thrown = { error };
          throw error;
        });
        if (value !== undefined) await save(transaction, name, value);
        return result;
      });
    } catch (error) {
      // The caller's own error, and not what the database made of it.
      if (thrown !== undefined) throw thrown.error;
      throw error;
    }
  }

  async function load(executor: Kysely<Tables>, name: string): Promise<string | undefined> {
    const { rows } = await sql<{ sealed: Buffer }>`
      select sealed from token_cache where name = ${name}
    `.execute(executor);
    const [row] = rows;
    return row && seal.open(name, row.sealed);
  }

  async function save(transaction: Transaction<Tables>, name: string, value: string): Promise<void> {
    await sql`
      insert into token_cache (name, sealed, updated_at) values (${name}, ${seal.seal(name, value)}, ${new Date()})
      on conflict (name) do update set sealed = excluded.sealed, updated_at = excluded.updated_at
    `.execute(transaction);
  }

  function locked<T>(name: string, work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    const inTurn = turnsByName.get(name) ?? createTurns(lockWaitMs);
    turnsByName.set(name, inTurn);
    return withStorageErrors(`update the stored sign-in "${name}"`, () =>
      inTurn(() =>
        db.transaction().execute(async (transaction) => {
          await sql`
            select set_config('lock_timeout', ${`${lockWaitMs}ms`}, true),
                   set_config('idle_in_transaction_session_timeout', ${`${holdMs}ms`}, true)
          `.execute(transaction);
          await sql`select pg_advisory_xact_lock(${advisoryKey(`token-cache/${name}`)})`.execute(transaction);
          return work(transaction);
        }),
      ),
    );
  }
}
