import { type Kysely, sql } from 'kysely';
import { createBatched } from '../../base/batched.js';
import { HOUR_MS } from '../../base/time.js';
import type { Tables } from '../database/tables.js';

export type ReadingKind = 'usage' | 'deployment' | 'subscriptions';

/** Tells rows that are kept as they are from those that have to be written. Methods may throw what the database throws. */
export interface UnchangedReadings {
  /** These very rows are what is kept of a customer, as of a time. */
  note(kind: ReadingKind, customerId: string, rows: object, readAt: Date): void;
  /**
   * Whether these very rows were what is kept and nobody kept others since: then their time alone is moved on. False for
   * all that has to be written.
   */
  moveOn(kind: ReadingKind, customerId: string, rows: object, readAt: Date): Promise<boolean>;
}

interface Noted {
  readonly key: string;
  readonly readAt: Date;
  readonly writtenAt: Date;
}

interface Move {
  readonly kind: ReadingKind;
  readonly customerId: string;
  readonly from: Date;
  readonly to: Date;
}

/** So long rows are taken for kept; then they are written again, whatever became of them in the database. */
const BELIEVED_MS = HOUR_MS;

/**
 * Most answers that ask Partner Center bring what is kept already. Writing it takes a dozen statements; that nothing
 * changed takes a share of one.
 */
export function createUnchangedReadings(db: Kysely<Tables>): UnchangedReadings {
  const noted = new WeakMap<object, Noted>();
  const isMoved = createBatched(async (batch: readonly Move[]) => {
    const { rows } = await sql<{ kind: ReadingKind; customerId: string }>`
      with given as (
        select * from unnest(${batch.map(({ kind }) => kind)}::text[],
          ${batch.map(({ customerId }) => customerId)}::uuid[],
          ${batch.map(({ from }) => from)}::timestamptz[],
          ${batch.map(({ to }) => to)}::timestamptz[]) as given (kind, customer_id, known_at, read_at)
      ), usage as (
        update customer set usage_read_at = given.read_at from given
        where kind = 'usage' and customer.customer_id = given.customer_id and usage_read_at = known_at
          and left_at is null and missing_because is null and not needs_figures
        returning kind, customer.customer_id
      ), deployment as (
        update deployment_reading known set read_at = given.read_at from given
        where kind = 'deployment' and known.customer_id = given.customer_id and known.read_at = known_at
          and known.rows <> '[]'
        returning kind, known.customer_id
      ), subscriptions as (
        update subscription_reading known set read_at = given.read_at from given
        where kind = 'subscriptions' and known.customer_id = given.customer_id and known.read_at = known_at
        returning kind, known.customer_id
      )
      select kind, customer_id as "customerId" from (
        select * from usage union all select * from deployment union all select * from subscriptions
      ) as moved
    `.execute(db);
    const moved = new Set(rows.map(keyOf));
    return (move: Move) => moved.has(keyOf(move));
  });

  return {
    note(kind, customerId, rows, readAt) {
      noted.set(rows, { key: keyOf({ kind, customerId }), readAt, writtenAt: readAt });
    },
    async moveOn(kind, customerId, rows, readAt) {
      const known = noted.get(rows);
      if (known?.key !== keyOf({ kind, customerId })) return false;
      const age = readAt.getTime() - known.writtenAt.getTime();
      if (age < 0 || age > BELIEVED_MS) return false;
      if (!(await isMoved({ kind, customerId, from: known.readAt, to: readAt }))) return false;
      noted.set(rows, { ...known, readAt });
      return true;
    },
  };
}

function keyOf({ kind, customerId }: { readonly kind: string; readonly customerId: string }): string {
  return `${kind} ${customerId.toLowerCase()}`;
}
