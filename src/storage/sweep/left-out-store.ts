import { type Kysely, sql } from 'kysely';
import type { PartnerCenterFault } from '../../base/errors.js';
import { DAY_MS, earlier } from '../../base/time.js';
import type { LeftOut, LeftOutBook, LeftOutKind } from '../../usecases/sweep/left-out-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

/** Failures that most often pass until the next sweep. */
const PASSING: readonly string[] = ['throttled', 'unavailable', 'timeout'];

/** Cards are tried every hour and alerts looked at by each sweep: not noted for so long, one was sent or is gone. */
const MESSAGE_USED_AGAIN_MS = 2 * DAY_MS;

interface Row extends Omit<LeftOut, 'reason'> {
  readonly reason: PartnerCenterFault | null;
}

/** What was left out, in the database. */
export function createLeftOutBook(db: Kysely<Tables>): LeftOutBook {
  return {
    takeUntold: (at) =>
      withStorageErrors('read what was left out', async () => {
        await forgetLeftOut(db, ['message'], earlier(at, MESSAGE_USED_AGAIN_MS));
        const { rows } = await sql<Row>`
          update left_out set told_at = ${at}
          where told_at is null and (times > 1 or reason is null or reason <> all(${PASSING}::text[]))
          returning kind, id, name, reason
        `.execute(db);
        return rows.map(toLeftOut).sort((a, b) => (a.name < b.name ? -1 : 1));
      }),
  };
}

/** Notes what was left out just now. Throws what the database throws. */
export async function noteLeftOut(db: Kysely<Tables>, items: readonly LeftOut[], at: Date): Promise<void> {
  if (items.length === 0) return;
  await sql`
    insert into left_out as known (kind, id, name, reason, seen_at)
    select distinct on (kind, id) kind, id, name, reason, ${at}::timestamptz
    from unnest(${items.map(({ kind }) => kind)}::text[], ${items.map(({ id }) => id)}::text[],
      ${items.map(({ name }) => name)}::text[], ${items.map(({ reason }) => reason ?? null)}::text[])
      as given (kind, id, name, reason)
    on conflict (kind, id) do update
    set name = excluded.name, reason = excluded.reason, seen_at = excluded.seen_at,
        times = known.times + 1
  `.execute(db);
}

/** Notes customers by their ids, under the names that are known. Throws what the database throws. */
export async function noteCustomersLeftOut(
  db: Kysely<Tables>,
  customers: readonly { readonly customerId: string; readonly reason: PartnerCenterFault }[],
  at: Date,
): Promise<void> {
  if (customers.length === 0) return;
  const { rows } = await sql<{ id: string; name: string | null }>`
    select customer_id as id, customer_name as name from customer
    where customer_id = any(${customers.map(({ customerId }) => customerId)}::uuid[])
  `.execute(db);
  const names = new Map(rows.map(({ id, name }) => [id, name ?? '']));
  await noteLeftOut(
    db,
    customers.map(({ customerId, reason }): LeftOut => {
      return { kind: 'customer', id: customerId, name: names.get(customerId) ?? '', reason };
    }),
    at,
  );
}

/** Forgets what was not noted since a time: it was used again, or is gone. Throws what the database throws. */
export async function forgetLeftOut(
  db: Kysely<Tables>,
  kinds: readonly LeftOutKind[],
  since: Date,
): Promise<void> {
  await sql`delete from left_out where kind = any(${kinds}::text[]) and seen_at < ${since}`.execute(db);
}

/** Customers left out, by name. Throws what the database throws. */
export async function customersLeftOut(db: Kysely<Tables>, limit: number): Promise<readonly LeftOut[]> {
  const { rows } = await sql<Row>`
    select kind, id, name, reason from left_out where kind = 'customer' order by name, id limit ${limit}
  `.execute(db);
  return rows.map(toLeftOut);
}

function toLeftOut({ reason, ...rest }: Row): LeftOut {
  return { ...rest, reason: reason ?? undefined };
}
