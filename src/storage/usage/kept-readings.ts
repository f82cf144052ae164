import { type Kysely, sql } from 'kysely';
import { createInTurn } from '../../base/in-turn.js';
import { DAY_MS } from '../../base/time.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import type { LicenseDeploymentRow } from '../../domain/usage/license-deployment.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { Clock, KeptReadings } from '../../usecases/ports.js';
import { figuresOf } from '../../usecases/sweep/keep-figures.js';
import { soonestEnd } from '../../usecases/sweep/sweep-subscriptions.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { endWithoutRows } from './customer-leaving.js';
import { readDeployments } from './deployment-row.js';
import { createDeploymentReadings } from './deployment-store.js';
import { createReadReadingTimes } from './reading-times.js';
import { readTerms } from './subscription-row.js';
import { createSubscriptionReadings } from './subscription-store.js';
import { withoutOlder } from './swept-rows.js';
import { createUnchangedReadings, type ReadingKind } from './unchanged-readings.js';
import { createUsageFigures } from './usage-figures-store.js';
import { readReadings, writeReadings } from './usage-readings.js';
import { packRows } from './usage-rows.js';
import { createUsageSeries } from './usage-series.js';

/** What is kept of each kind; answers read from it and add to it, beside the sweeps. */
export interface KeptReadingsOfCustomers {
  readonly usage: KeptReadings<LicenseUsageRow>;
  readonly deployment: KeptReadings<LicenseDeploymentRow>;
  readonly subscriptions: KeptReadings<SubscriptionTerm>;
}

/** Each try reads what the one before was kept from by. */
const MOST_TRIES = 3;

/** Readings in the database. What an answer brings goes into figures and history as what a sweep brings does. */
export function createKeptReadings(
  db: Kysely<Tables>,
  {
    historyDays,
    clock,
    onChanged = () => undefined,
  }: {
    readonly historyDays: number;
    readonly clock: Clock;
    /** Hears whose figures are others now. */
    readonly onChanged?: (customerId: string) => void;
  },
): KeptReadingsOfCustomers {
  const timesOf = createReadReadingTimes(db);
  const series = createUsageSeries(db);
  const figures = createUsageFigures(db);
  const deployments = createDeploymentReadings(db);
  const subscriptions = createSubscriptionReadings(db);
  const unchanged = createUnchangedReadings(db);
  // Usage and deployment come together; figures of the one would be worked out without the other, and be kept last.
  const inTurn = createInTurn();

  function noted<Rows extends object>(kind: ReadingKind, customerId: string, rows: Rows, readAt: Date) {
    unchanged.note(kind, customerId, rows, readAt);
    return { rows, readAt };
  }

  /** Figures are not kept where another process read usage meanwhile: then once more, with what it read. */
  async function workOutFigures(customerId: string): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const reading = await figures.readingOf(customerId);
      if (reading === undefined) break;
      const historyFrom = new Date(clock.now().getTime() - historyDays * DAY_MS);
      await figures.keepFigures([figuresOf(reading, historyFrom)]);
      if (tries === 0) onChanged(customerId);
    }
  }

  async function readUsage(customerId: string) {
    const { rows } = await sql<{ customerNo: number; readAt: Date }>`
      select customer_no as "customerNo", usage_read_at as "readAt" from customer
      where customer_id = ${customerId} and usage_read_at is not null and left_at is null and not needs_figures
    `.execute(db);
    const [customer] = rows;
    if (customer === undefined) return undefined;
    const read = await readReadings(db, series, [customer.customerNo]);
    return noted('usage', customerId, read.get(customer.customerNo) ?? [], customer.readAt);
  }

  /** `older`: what is kept is from after it. */
  async function writeUsage(
    customerId: string,
    rows: readonly LicenseUsageRow[],
    readAt: Date,
  ): Promise<'kept' | 'older'> {
    const numbers = await series.numbersOf(rows);
    return db.transaction().execute(async (transaction) => {
      const { rows: customers } = await sql<{ no: number }>`
        insert into customer as known (customer_id, usage_read_at) values (${customerId}, ${readAt})
        on conflict (customer_id) do update
        set usage_read_at = excluded.usage_read_at, left_at = null, missing_because = null
        where known.usage_read_at is null or known.usage_read_at <= excluded.usage_read_at
        returning customer_no as no
      `.execute(transaction);
      const [customer] = customers;
      if (customer === undefined) return 'older';
      if (rows.length === 0) {
        await endWithoutRows(transaction, [{ customerId, because: 'no-usage-data', isOver: true }], readAt);
        return 'kept';
      }
      const given = [packRows(customer.no, rows, numbers)];
      if ((await withoutOlder(transaction, given)).length === 0) return 'older';
      if ((await writeReadings(transaction, given)).size === 0) return 'kept';
      await sql`
        update customer set needs_figures = true, usage_changed_at = ${readAt} where customer_no = ${customer.no}
      `.execute(transaction);
      return 'kept';
    });
  }

  return {
    usage: {
      readAt: (customerId) =>
        withStorageErrors(
          'see when usage was read',
          async () => (await timesOf(customerId))?.usage ?? undefined,
        ),
      read: (customerId) => withStorageErrors('read kept usage', () => readUsage(customerId)),
      keep: (customerId, rows, readAt) =>
        withStorageErrors('keep usage', async () => {
          if (await unchanged.moveOn('usage', customerId, rows, readAt)) return { rows, readAt };
          return inTurn(customerId, async () => {
            const outcome = await writeUsage(customerId, rows, readAt);
            if (outcome === 'older') return (await readUsage(customerId)) ?? { rows, readAt };
            // Also where they are the same: whoever changed them may have been kept from it.
            if (rows.length === 0) onChanged(customerId);
            else await workOutFigures(customerId);
            return noted('usage', customerId, rows, readAt);
          });
        }),
    },
    deployment: {
      readAt: (customerId) =>
        withStorageErrors(
          'see when deployment was read',
          async () => (await timesOf(customerId))?.deployment ?? undefined,
        ),
      read: (customerId) =>
        withStorageErrors('read kept deployment', async () => {
          const { rows } = await sql<{ rows: unknown; readAt: Date }>`
            select rows, read_at as "readAt" from deployment_reading where customer_id = ${customerId}
          `.execute(db);
          const kept = readDeployments(rows[0]?.rows);
          return rows[0] && kept && noted('deployment', customerId, kept, rows[0].readAt);
        }),
      keep: (customerId, rows, readAt) =>
        withStorageErrors('keep deployment', async () => {
          if (await unchanged.moveOn('deployment', customerId, rows, readAt)) return { rows, readAt };
          return inTurn(customerId, async () => {
            await deployments.keep([{ customerId, rows }], readAt);
            await workOutFigures(customerId);
            return noted('deployment', customerId, rows, readAt);
          });
        }),
    },
    subscriptions: {
      readAt: (customerId) =>
        withStorageErrors(
          'see when subscriptions were read',
          async () => (await timesOf(customerId))?.subscriptions ?? undefined,
        ),
      read: (customerId) =>
        withStorageErrors('read kept subscriptions', async () => {
          const { rows } = await sql<{ terms: unknown; readAt: Date }>`
            select terms, read_at as "readAt" from subscription_reading where customer_id = ${customerId}
          `.execute(db);
          const kept = readTerms(rows[0]?.terms);
          return rows[0] && kept && noted('subscriptions', customerId, kept, rows[0].readAt);
        }),
      keep: (customerId, terms, readAt) =>
        withStorageErrors('keep subscriptions', async () => {
          if (await unchanged.moveOn('subscriptions', customerId, terms, readAt))
            return { rows: terms, readAt };
          await subscriptions.keep([{ customerId, terms, endsAt: soonestEnd(terms, readAt) }], readAt);
          return noted('subscriptions', customerId, terms, readAt);
        }),
    },
  };
}
