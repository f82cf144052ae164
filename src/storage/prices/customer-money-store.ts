import { type Kysely, sql } from 'kysely';
import type { MoneyTotals } from '../../domain/money/customer-money.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import { rankedAmount } from '../../domain/money/told-money.js';
import type { KeptMoney, MoneyStore } from '../../usecases/prices/money-ports.js';
import { toJsonb } from '../database/json.js';
import { withStorageErrors } from '../database/storage-fault.js';
import { storedSubjectKey } from '../database/subject-key.js';
import type { Tables } from '../database/tables.js';
import { readAlertMoney } from './alert-money.js';
import { readTotals } from './money-row.js';
import { readProductMoney } from './product-money.js';

interface TotalsRow {
  readonly figure: 'now' | 'after' | 'savable';
  readonly currency: string;
  readonly atLeast: number;
  readonly atMost: number;
  readonly isAtMost: boolean;
}

/** What unused seats cost, in the database. */
export function createMoneyStore(db: Kysely<Tables>): MoneyStore {
  return {
    keep: (customerIds, money, at) =>
      withStorageErrors('keep what unused seats cost', () =>
        db.transaction().execute(async (transaction) => {
          await sql`
            delete from customer_money where customer_id = any(${customerIds}::uuid[])
          `.execute(transaction);
          const ranked = money.map(({ totals }) => rankedAmount(totals));
          await sql`
            insert into customer_money
              (customer_id, basis, currency, at_least, at_most, totals, subjects, kept_at)
            select *, ${at}::timestamptz
            from unnest(${money.map(({ customerId }) => customerId)}::uuid[],
              ${money.map(({ totals }) => totals.basis)}::text[],
              ${ranked.map((amount) => amount?.currency ?? null)}::text[],
              ${ranked.map((amount) => amount?.atLeast ?? null)}::float8[],
              ${ranked.map((amount) => amount?.atMost ?? null)}::float8[],
              ${money.map(({ totals }) => toJsonb(totals))}::jsonb[],
              ${money.map((one) => toJsonb(subjectsOf(one)))}::jsonb[])
            on conflict do nothing
          `.execute(transaction);
        }),
      ),

    of: (customerIds, basis) =>
      withStorageErrors('read what unused seats cost', async () => {
        const { rows } = await sql<{ readonly customerId: string; readonly totals: unknown }>`
          select customer_id as "customerId", totals from customer_money
          where customer_id = any(${customerIds}::uuid[]) and basis = ${basis}
        `.execute(db);
        return new Map(
          rows.flatMap(({ customerId, totals }) => {
            const read = readTotals(totals);
            return read === undefined ? [] : [[customerId, read] as const];
          }),
        );
      }),

    ofAlerts: (alerts, basis) =>
      withStorageErrors('read what alerts are about in money', () => readAlertMoney(db, alerts, basis)),

    ofProducts: (customerIds, productNames, basis) =>
      withStorageErrors('read what products cost', () =>
        readProductMoney(db, customerIds, productNames, basis),
      ),

    totals: (basis) => withStorageErrors('add up what unused seats cost', () => addUp(db, basis)),
  };
}

function subjectsOf({ subjects }: KeptMoney): Readonly<Record<string, unknown>> {
  return Object.fromEntries(subjects.map(({ subject, ...worth }) => [storedSubjectKey(subject), worth]));
}

async function addUp(db: Kysely<Tables>, basis: PriceBasis): Promise<MoneyTotals | undefined> {
  const kept = sql`
    customer_money join customer using (customer_id)
    where basis = ${basis} and left_at is null and seats is not null
  `;
  const counted = await sql<{
    readonly customers: number;
    readonly pricedNow: number;
    readonly pricedAfter: number;
    readonly products: number;
  }>`
    select count(*)::float8 as customers,
           coalesce(sum((totals #>> '{now,priced}')::bigint), 0)::float8 as "pricedNow",
           coalesce(sum((totals #>> '{after,priced}')::bigint), 0)::float8 as "pricedAfter",
           coalesce(sum((totals #>> '{now,products}')::bigint), 0)::float8 as products
    from ${kept}
  `.execute(db);
  const [counts] = counted.rows;
  if (counts === undefined || counts.customers === 0) return undefined;
  const { rows } = await sql<TotalsRow>`
    select figure, amount ->> 'currency' as currency, sum((amount ->> 'atLeast')::float8) as "atLeast",
           sum((amount ->> 'atMost')::float8) as "atMost", bool_or((amount ->> 'isAtMost')::boolean) as "isAtMost"
    from (select totals from ${kept}) kept
    cross join lateral (values ('now', totals #> '{now,amounts}'), ('after', totals #> '{after,amounts}'),
      ('savable', totals -> 'savable')) figures (figure, amounts)
    cross join lateral jsonb_array_elements(amounts) amount
    group by figure, currency order by count(*) desc, currency
  `.execute(db);
  const { pricedNow, pricedAfter, products } = counts;
  const amountsOf = (wanted: TotalsRow['figure']) =>
    rows.flatMap(({ figure, ...amount }) => (figure === wanted ? [amount] : []));
  return {
    basis,
    now: { amounts: amountsOf('now'), priced: pricedNow, products },
    after: { amounts: amountsOf('after'), priced: pricedAfter, products },
    savable: amountsOf('savable'),
  };
}
