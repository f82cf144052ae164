import { type RawBuilder, sql } from 'kysely';
import type { CustomersTest } from '../../usecases/portfolio/customers-ports.js';

/** A product with more names than this is looked for by the first ones. */
const MOST_PARTS = 24;

/** The rows a list takes, customer_no and figures, and the order they come in. */
export interface Matched {
  readonly matched: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
  /** Whether they cost no more than to look through a table. */
  readonly isCheap: boolean;
}

/** The customers that pass a test. */
export function passingCustomers(partNos: readonly number[] | undefined, test: CustomersTest): Matched {
  const asked = partNos?.slice(0, MOST_PARTS);
  const source =
    asked === undefined ? OF_EVERYTHING : test.kind === 'lacks' ? ofOthers(asked) : ofParts(asked);
  const matched = sql`
    select customer_no, seats, at_least, at_most, null::timestamptz as before_at, null::bigint as seats_before,
           null::bigint as at_least_before, null::bigint as at_most_before
    from ${source} as figures where ${condition(test)}
  `;
  return { matched, order: ORDER[test.kind], isCheap: partNos === undefined };
}

const OF_EVERYTHING = sql`(
  select customer_no, seats, unused_at_least as at_least, unused_at_most as at_most from customer_figures
)`;

/** Everything that customers have who have no seats of some parts. */
function ofOthers(partNos: readonly number[]): RawBuilder<unknown> {
  const none = partNos.map(
    (no) => sql`coalesce(part_seats[array_position(part_nos, ${no}::integer)], 0) = 0`,
  );
  return sql`(
    select customer_no, seats, unused_at_least as at_least, unused_at_most as at_most from customer_figures
    where ${none.length === 0 ? sql`true` : sql.join(none, sql` and `)}
  )`;
}

/** What customers have of some parts, added up; where each part stands in the arrays is looked up once. */
function ofParts(partNos: readonly number[]): RawBuilder<unknown> {
  const places = partNos.map((_, at) => sql.ref(`p${at}`));
  const sumOf = (column: string) =>
    sql`(${sql.join(
      places.map((place) => sql`coalesce(${sql.ref(column)}[${place}], 0)::bigint`),
      sql` + `,
    )})`;
  if (partNos.length === 0)
    return sql`(select customer_no, seats, seats as at_least, seats as at_most from customer_figures where false)`;
  return sql`(
    select customer_no, ${sumOf('part_seats')} as seats, ${sumOf('part_at_least')} as at_least,
           ${sumOf('part_at_most')} as at_most
    from (
      select customer_no, part_seats, part_at_least, part_at_most, ${sql.join(
        partNos.map((no, at) => sql`array_position(part_nos, ${no}::integer) as ${sql.ref(`p${at}`)}`),
      )}
      from customer_figures
      -- or each place would be looked up once for every use of it
      offset 0
    ) as placed
    where ${sql.join(
      places.map((place) => sql`${place} is not null`),
      sql` or `,
    )}
    -- or the sums would be made again for every use of them
    offset 0
  )`;
}

function condition(test: CustomersTest): RawBuilder<unknown> {
  switch (test.kind) {
    case 'below-percent':
      return sql`seats > 0 and (seats - at_most) * 100 < seats * ${test.percent}::float8`;
    case 'above-percent':
      return sql`seats > 0 and (seats - at_most) * 100 > seats * ${test.percent}::float8`;
    case 'unused':
      return sql`at_most >= ${test.atLeast}::bigint`;
    case 'has-seats':
      return sql`seats > 0`;
    case 'uses-some':
      return sql`seats > 0 and at_most < seats`;
    case 'lacks':
      return sql`seats > 0`;
    case 'uses-none':
      return sql`seats > 0 and at_most >= seats`;
  }
}

const SHARE = sql`at_most::float8 / nullif(seats, 0)`;

const ORDER: Readonly<Record<CustomersTest['kind'], RawBuilder<unknown>>> = {
  'below-percent': sql`${SHARE} desc, at_most desc`,
  'above-percent': sql`${SHARE}, seats desc`,
  unused: sql`at_most desc, at_least desc`,
  'has-seats': sql`seats desc, at_most desc`,
  'uses-some': sql`seats - at_most desc, seats desc`,
  'uses-none': sql`seats desc`,
  lacks: sql`seats desc, at_most desc`,
};
