import { type Kysely, sql } from 'kysely';
import { isCustomerId } from '../../domain/customers/customer.js';
import type { Tables } from '../database/tables.js';

/** When Partner Center gave what is kept of a customer; null for what is not kept. */
export interface ReadingTimes {
  /** Null as well while a sweep has only a part of it, or its figures are not worked out. */
  readonly usage: Date | null;
  readonly deployment: Date | null;
  readonly subscriptions: Date | null;
}

/** Looks up times. May throw what the database throws. */
export type ReadReadingTimes = (customerId: string) => Promise<ReadingTimes | undefined>;

interface Waiting {
  readonly promise: Promise<ReadingTimes | undefined>;
  readonly resolve: (times: ReadingTimes | undefined) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Every answer asks this, so that none is older than what another process or a sweep has read; whoever asks while one
 * query runs goes together into the next, which begins after they asked.
 */
export function createReadReadingTimes(db: Kysely<Tables>): ReadReadingTimes {
  let waiting = new Map<string, Waiting>();
  let isRunning = false;

  async function run(): Promise<void> {
    while (waiting.size > 0) {
      const batch = waiting;
      waiting = new Map();
      try {
        const { rows } = await sql<ReadingTimes & { readonly customerId: string }>`
          select given.customer_id as "customerId", deployment_reading.read_at as deployment,
                 subscription_reading.read_at as subscriptions,
                 case when needs_figures or left_at is not null then null else usage_read_at end as usage
          from unnest(${[...batch.keys()]}::uuid[]) as given (customer_id)
          left join customer using (customer_id)
          left join deployment_reading using (customer_id)
          left join subscription_reading using (customer_id)
        `.execute(db);
        const byId = new Map(rows.map((row) => [row.customerId, row]));
        for (const [customerId, { resolve }] of batch) resolve(byId.get(customerId));
      } catch (error) {
        for (const { reject } of batch.values()) reject(error);
      }
    }
    isRunning = false;
  }

  return async (customerId) => {
    if (!isCustomerId(customerId)) return undefined;
    const key = customerId.toLowerCase();
    const known = waiting.get(key);
    if (known !== undefined) return known.promise;
    const entry = createWaiting();
    waiting.set(key, entry);
    if (!isRunning) {
      isRunning = true;
      queueMicrotask(run);
    }
    return entry.promise;
  };
}

function createWaiting(): Waiting {
  let settle: Omit<Waiting, 'promise'> | undefined;
  const promise = new Promise<ReadingTimes | undefined>((resolve, reject) => {
    settle = { resolve, reject };
  });
  if (settle === undefined) throw new Error('A promise begins at once');
  return { promise, ...settle };
}
