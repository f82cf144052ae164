import { type Kysely, sql } from 'kysely';
import { isoDay } from '../../base/time.js';
import type { MoneyRange } from '../../domain/money/money-range.js';
import type { ListedPlan, PlannedChanges, PlansWanted, PlanTotals } from '../../usecases/plan/plan-ports.js';
import { storable } from '../database/json.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { toldApartBy } from '../usage/told-apart.js';

interface SavingRow {
  readonly currency: string;
  readonly saving: number;
  readonly isAtMost: boolean;
}

interface ListedRow {
  readonly customerId: string;
  readonly customerName: string;
  readonly toldApartBy: string | null;
  readonly seats: number;
  readonly changes: number;
  /** As text: a date of the driver would be one of this computer's time zone. */
  readonly firstLastDay: string | null;
  readonly isOneDay: boolean;
  readonly savings: readonly SavingRow[] | null;
}

/** What could go everywhere, in the database. */
export function createPlannedChanges(db: Kysely<Tables>): PlannedChanges {
  return {
    keep: (customerIds, changes) =>
      withStorageErrors('keep which seats could go', () =>
        db.transaction().execute(async (transaction) => {
          await sql`
            delete from planned_change where customer_id = any(${customerIds}::uuid[])
          `.execute(transaction);
          if (changes.length === 0) return;
          await sql`
            insert into planned_change
              (customer_id, basis, subscription_id, product, seats, last_day, currency, saving, is_at_most)
            select *
            from unnest(${changes.map(({ customerId }) => customerId)}::uuid[],
              ${changes.map(({ basis }) => basis)}::text[],
              ${changes.map(({ subscriptionId }) => storable(subscriptionId))}::text[],
              ${changes.map(({ product }) => storable(product))}::text[],
              ${changes.map(({ seats }) => seats)}::bigint[],
              ${changes.map(({ lastDay }) => (lastDay ? isoDay(lastDay) : null))}::date[],
              ${changes.map(({ saving }) => saving?.currency ?? null)}::text[],
              ${changes.map(({ saving }) => saving?.atMost ?? null)}::float8[],
              ${changes.map(({ saving }) => saving?.isAtMost ?? false)}::boolean[])
            on conflict do nothing
          `.execute(transaction);
        }),
      ),

    list: (wanted, offset, limit) =>
      withStorageErrors('list which seats could go', async () => {
        const { rows } = await sql<ListedRow>`
          with due as (${dueChanges(wanted)}), by_currency as (
            select customer_id, currency, sum(saving) as saving, bool_or(is_at_most) as "isAtMost"
            from due where currency is not null group by customer_id, currency
          ), largest as (
            select distinct on (customer_id) customer_id, currency, saving from by_currency
            order by customer_id, saving desc, currency
          ), ranked as (
            select *, count(*) over (partition by currency) as alike from largest
          ), whole as (
            select customer_id, sum(seats) as seats, count(*) as changes, min(last_day) as first_day,
                   count(distinct coalesce(last_day, 'infinity')) = 1 as is_one_day
            from due group by customer_id
          )
          select customer.customer_id as "customerId",
                 coalesce(customer_name, customer.customer_id::text) as "customerName",
                 ${toldApartBy(sql.ref('customer.customer_id'))} as "toldApartBy",
                 whole.seats::float8 as seats, changes::float8 as changes, first_day::text as "firstLastDay",
                 is_one_day as "isOneDay",
                 (select json_agg(json_build_object('currency', currency, 'saving', saving, 'isAtMost', "isAtMost")
                    order by saving desc, currency)
                  from by_currency where by_currency.customer_id = whole.customer_id) as savings
          from whole join customer using (customer_id) left join ranked using (customer_id)
          order by alike desc nulls last, ranked.currency, ranked.saving desc, whole.seats desc, customer_name,
            customer.customer_id
          offset ${offset} limit ${limit}
        `.execute(db);
        return rows.map(toListedPlan);
      }),

    totals: (wanted) =>
      withStorageErrors('add up which seats could go', async () => {
        const { rows } = await sql<
          Omit<PlanTotals, 'savings'> & { readonly savings: readonly SavingRow[] | null }
        >`
          with due as (${dueChanges(wanted)})
          select count(distinct customer_id)::float8 as customers, coalesce(sum(seats), 0)::float8 as seats,
                 count(*)::float8 as changes,
                 (select json_agg(one order by one."saving" desc, one.currency) from (
                    select currency, sum(saving) as saving, bool_or(is_at_most) as "isAtMost"
                    from due where currency is not null group by currency) one) as savings
          from due
        `.execute(db);
        const { customers = 0, seats = 0, changes = 0, savings = null } = rows[0] ?? {};
        return { customers, seats, changes, savings: toRanges(savings) };
      }),
  };
}

/** Changes of customers that are there, whose last day is not over and within what is wanted. */
function dueChanges({ basis, from, to }: PlansWanted) {
  return sql`
    select planned_change.* from planned_change join customer using (customer_id)
    where basis = ${basis} and left_at is null
      and (last_day is null or last_day >= ${isoDay(from)}::date
        and (${to === undefined} or last_day <= ${to === undefined ? null : isoDay(to)}::date))
  `;
}

function toListedPlan(row: ListedRow): ListedPlan {
  const {
    customerId,
    customerName,
    toldApartBy: apart,
    seats,
    changes,
    firstLastDay,
    isOneDay,
    savings,
  } = row;
  return {
    customer: { customerId, customerName, ...(apart === null ? {} : { toldApartBy: apart }) },
    seats,
    changes,
    savings: toRanges(savings),
    firstLastDay: firstLastDay === null ? undefined : new Date(`${firstLastDay}T00:00:00Z`),
    isOneDay,
  };
}

function toRanges(savings: readonly SavingRow[] | null): readonly MoneyRange[] {
  return (savings ?? []).map(({ currency, saving, isAtMost }) => ({
    currency,
    atLeast: saving,
    atMost: saving,
    isAtMost,
  }));
}
