import { type Kysely, sql } from 'kysely';
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
  settle(outcome: { readonly isMoved: boolean } | { readonly error: unknown }): void;
}

/** So long rows are taken for kept; then they are written again, whatever became of them in the database. */
const BELIEVED_MS = HOUR_MS;

/**
 * Most answers that ask Partner Center bring what is kept already. Writing it takes a dozen statements; that nothing
 * changed takes a share of one, which goes for all who ask while the one before it runs.
 */
export function createUnchangedReadings(db: Kysely<Tables>): UnchangedReadings {
  const noted = new WeakMap<object, Noted>();
  let waiting: Move[] = [];
  let isRunning = false;

  async function moved(batch: readonly Move[]): Promise<ReadonlySet<string>> {
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
    return new Set(rows.map(keyOf));
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const done = await moved(batch);
        for (const move of batch) move.settle({ isMoved: done.has(keyOf(move)) });
      } catch (error) {
        for (const { settle } of batch) settle({ error });
      }
    }
    isRunning = false;
  }

  function ask(move: Omit<Move, 'settle'>): Promise<boolean> {
    return new Promise((resolve, reject) => {
      waiting.push({
        ...move,
        settle: (outcome) => ('error' in outcome ? reject(outcome.error) : resolve(outcome.isMoved)),
      });
      if (isRunning) return;
      isRunning = true;
      queueMicrotask(run);
    });
  }

  return {
    note(kind, customerId, rows, readAt) {
      noted.set(rows, { key: keyOf({ kind, customerId }), readAt, writtenAt: readAt });
    },
    async moveOn(kind, customerId, rows, readAt) {
      const known = noted.get(rows);
      if (known?.key !== keyOf({ kind, customerId })) return false;
      const age = readAt.getTime() - known.writtenAt.getTime();
      if (age < 0 || age > BELIEVED_MS) return false;
      const isMoved = await ask({ kind, customerId, from: known.readAt, to: readAt });
      if (isMoved) noted.set(rows, { ...known, readAt });
      return isMoved;
    },
  };
}

function keyOf({ kind, customerId }: { readonly kind: string; readonly customerId: string }): string {
  return `${kind} ${customerId.toLowerCase()}`;
}
