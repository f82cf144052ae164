import { type Kysely, sql, type Transaction } from 'kysely';
import type { SheetFault, SheetName, SheetState, SheetStore } from '../../usecases/prices/price-ports.js';
import { PriceSheetError } from '../../usecases/prices/price-sheet-error.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

interface SheetRow extends SheetName {
  readonly readAt: Date | null;
  readonly lines: number;
  readonly stamp: string | null;
  readonly since: Date | null;
  readonly triedAt: Date | null;
  readonly fault: SheetFault | null;
  readonly detail: string | null;
}

/** Where the lines of a sheet are kept, all within one transaction. */
export interface SheetTable<Line> {
  /** Makes a table of this transaction alone for the lines of the sheet that is being read. */
  createIncoming(transaction: Transaction<Tables>): Promise<void>;
  /** Adds lines, the first of which is so many lines below the sheet's first. */
  add(transaction: Transaction<Tables>, lines: readonly Line[], before: number): Promise<void>;
  /** Brings the kept lines up to what came in; gives how many changed. */
  merge(transaction: Transaction<Tables>, name: SheetName, at: Date): Promise<number>;
}

/** Price sheets, or whatever else is read as they are, in the database. */
export function createSheetStore<Line>(db: Kysely<Tables>, table: SheetTable<Line>): SheetStore<Line> {
  return {
    states: (source) =>
      withStorageErrors('read the price sheets', async () => {
        const { rows } = await sql<SheetRow>`
          select source, market, read_at as "readAt", coalesce(line_count, 0) as lines, stamp,
            failed_since as since, tried_at as "triedAt", failure as fault, failure_detail as detail
          from price_sheet where source = ${source} order by market
        `.execute(db);
        return rows.map(toState);
      }),

    keep: ({ source, market }, lines, { at, stamp, comparableSince }) =>
      withStorageErrors('keep a price sheet', () =>
        db.transaction().execute(async (transaction) => {
          // One sheet at a time; whoever comes second finds nothing changed.
          await sql`
            insert into price_sheet (source, market) values (${source}, ${market})
            on conflict (source, market) do update set market = excluded.market
          `.execute(transaction);
          await table.createIncoming(transaction);
          let count = 0;
          for await (const batch of lines) {
            await table.add(transaction, batch, count);
            count += batch.length;
          }
          const { rows } = await sql<{ before: number }>`
            select coalesce(line_count, 0) as before from price_sheet
            where source = ${source} and market = ${market} and read_at >= ${comparableSince ?? null}
          `.execute(transaction);
          refuseShort(count, rows[0]?.before ?? 0);
          const changed = await table.merge(transaction, { source, market }, at);
          await sql`
            update price_sheet
            set read_at = ${at}, line_count = ${count}, stamp = ${stamp ?? null}, tried_at = ${at}, failed_since = null,
              failure = null, failure_detail = null
            where source = ${source} and market = ${market}
          `.execute(transaction);
          return { lines: count, changed };
        }),
      ),

    noteFailure: ({ source, market }, fault, detail, at) =>
      withStorageErrors('note the failure of a price sheet', async () => {
        await sql`
          insert into price_sheet (source, market, tried_at, failed_since, failure, failure_detail)
          values (${source}, ${market}, ${at}, ${at}, ${fault}, ${detail.slice(0, 2_000)})
          on conflict (source, market) do update
          set tried_at = excluded.tried_at, failure = excluded.failure, failure_detail = excluded.failure_detail,
            failed_since = coalesce(price_sheet.failed_since, excluded.failed_since)
        `.execute(db);
      }),

    marketsInUse: () =>
      withStorageErrors('read the markets in use', async () => {
        const { rows } = await sql<{ market: string }>`
          select distinct market from customer_buyer where market is not null order by market
        `.execute(db);
        return rows.map(({ market }) => market);
      }),
  };
}

function refuseShort(count: number, before: number): void {
  if (count === 0) throw new PriceSheetError('empty', 'It has no lines');
  if (count < before / 2)
    throw new PriceSheetError('too-short', `It has ${count} lines, and the one before had ${before}`);
}

function toState({ readAt, stamp, since, triedAt, fault, detail, ...row }: SheetRow): SheetState {
  const failure =
    fault === null || since === null || triedAt === null
      ? undefined
      : { since, triedAt, fault, detail: detail ?? '' };
  return { ...row, readAt: readAt ?? undefined, stamp: stamp ?? undefined, failure };
}
