import { type Kysely, sql } from 'kysely';
import type { LeftOut } from '../../usecases/sweep/left-out-ports.js';
import type { PlacedWatch, WatchReading, WatchReadings } from '../../usecases/watching/watch-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { noteLeftOut } from '../sweep/left-out-store.js';
import { readDeployments } from '../usage/deployment-row.js';
import { readTerms } from '../usage/subscription-row.js';
import { readReadings } from '../usage/usage-readings.js';
import { createUsageSeries } from '../usage/usage-series.js';
import { isReadableWatch, readWatch, WATCH_COLUMNS, type WatchRow } from './watch-row.js';

function unreadableWatch({ watchId, number, conversationId }: WatchRow): LeftOut {
  return { kind: 'watch', id: watchId, name: `${number}, ${conversationId}`, reason: undefined };
}

/** Customers of a batch. */
const BATCH = 500;

interface CustomerRow {
  readonly customerNo: number;
  readonly customerId: string;
  readonly customerName: string | null;
  readonly deployments: unknown;
  readonly terms: unknown;
}

/** What rules are evaluated on, from what sweeps kept. */
export function createWatchReadings(db: Kysely<Tables>): WatchReadings {
  const series = createUsageSeries(db);

  return {
    watches: () =>
      withStorageErrors('read watches', async () => {
        const { rows } = await sql<WatchRow>`
          select ${WATCH_COLUMNS} from watch where removed_at is null order by tenant_id, conversation_id, number
        `.execute(db);
        const unreadable = rows.filter((row) => !isReadableWatch(row));
        if (unreadable.length > 0) await noteLeftOut(db, unreadable.map(unreadableWatch), new Date());
        return rows.filter(isReadableWatch).map(
          (row): PlacedWatch => ({
            conversation: { tenantId: row.tenantId, conversationId: row.conversationId },
            watch: readWatch(row),
          }),
        );
      }),

    async *readings(customerIds) {
      for await (const customers of customerIds ? named(customerIds) : all()) {
        yield await withStorageErrors('read usage', () => readingsOf(customers));
      }
    },
  };

  async function* all() {
    for (let after = 0; ; ) {
      const customers = await pick(sql`customer_no > ${after}`);
      const last = customers.at(-1);
      if (last === undefined) return;
      yield customers;
      after = last.customerNo;
    }
  }

  async function* named(customerIds: readonly string[]) {
    const ids = [...new Set(customerIds)].sort();
    for (let from = 0; from < ids.length; from += BATCH) {
      const customers = await pick(sql`customer_id = any(${ids.slice(from, from + BATCH)}::uuid[])`);
      if (customers.length > 0) yield customers;
    }
  }

  function pick(which: ReturnType<typeof sql>): Promise<readonly CustomerRow[]> {
    return withStorageErrors('read customers', async () => {
      const { rows } = await sql<CustomerRow>`
        select customer_no as "customerNo", customer_id as "customerId", customer_name as "customerName", terms,
               deployment_reading.rows as deployments
        from customer left join subscription_reading using (customer_id)
        left join deployment_reading using (customer_id)
        where ${which}
        order by customer_no limit ${BATCH}
      `.execute(db);
      return rows;
    });
  }

  async function readingsOf(customers: readonly CustomerRow[]): Promise<readonly WatchReading[]> {
    const read = await readReadings(
      db,
      series,
      customers.map(({ customerNo }) => customerNo),
    );
    return customers.map(({ customerNo, customerId, customerName, terms, deployments }) => ({
      customerId,
      customerName: customerName ?? customerId,
      rows: read.get(customerNo) ?? [],
      deployments: readDeployments(deployments),
      isOver: !read.has(customerNo),
      terms: readTerms(terms),
    }));
  }
}
