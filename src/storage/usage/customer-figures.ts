import { type Kysely, sql } from 'kysely';
import type { UsagePart } from '../../domain/usage/usage-parts.js';
import type { UsagePoint } from '../../domain/usage/usage-trend.js';
import type { ReadingFigures } from '../../usecases/sweep/sweep-ports.js';
import type { Tables } from '../database/tables.js';
import type { UsagePartNumbers } from './usage-part-numbers.js';

/** Figures of a reading, with the numbers of its parts. */
export interface NumberedFigures extends Pick<ReadingFigures, 'customerId' | 'readAt'> {
  readonly point: UsagePoint;
  readonly parts: readonly UsagePart[];
  readonly partNos: readonly number[];
}

/** More products and workloads than any customer has. */
const MOST_PARTS = 1_000;
/** The most an integer column holds. */
const MOST = 2_147_483_647;

/** Gives the parts of figures their numbers; figures without a point are left out. */
export async function numberParts(
  figures: readonly ReadingFigures[],
  numbers: UsagePartNumbers,
): Promise<readonly NumberedFigures[]> {
  const known = figures.flatMap(({ point, parts = [], ...rest }) =>
    point ? [{ ...rest, point, parts: parts.slice(0, MOST_PARTS) }] : [],
  );
  const all = await numbers.numbersOf(known.flatMap(({ parts }) => parts));
  let from = 0;
  return known.map((one) => {
    const partNos = all.slice(from, from + one.parts.length);
    from += one.parts.length;
    return { ...one, partNos };
  });
}

/** Keeps what questions about all customers look through, unless another reading came in between. */
export async function writeCustomerFigures(
  db: Kysely<Tables>,
  figures: readonly NumberedFigures[],
): Promise<void> {
  if (figures.length === 0) return;
  const points = figures.map(({ point }) => point);
  await sql`
    insert into customer_figures as known (customer_no, processed_at, seats, unused_at_least, unused_at_most,
      part_nos, part_seats, part_at_least, part_at_most)
    select customer_no, given.at, given.seats, given.at_least, given.at_most, nos::integer[], part_seats::integer[],
           part_at_least::integer[], part_at_most::integer[]
    from unnest(${figures.map(({ customerId }) => customerId)}::uuid[],
      ${figures.map(({ readAt }) => readAt ?? null)}::timestamptz[],
      ${points.map(({ processedDateTime }) => processedDateTime)}::timestamptz[],
      ${points.map(({ seats }) => seats)}::bigint[],
      ${points.map(({ unused }) => unused.atLeast)}::bigint[],
      ${points.map(({ unused }) => unused.atMost)}::bigint[],
      ${figures.map(({ partNos }) => literal(partNos))}::text[],
      ${figures.map(({ parts }) => literal(parts.map(({ seats }) => seats)))}::text[],
      ${figures.map(({ parts }) => literal(parts.map(({ notUsed }) => notUsed.atLeast)))}::text[],
      ${figures.map(({ parts }) => literal(parts.map(({ notUsed }) => notUsed.atMost)))}::text[])
      as given (customer_id, read_at, at, seats, at_least, at_most, nos, part_seats, part_at_least, part_at_most)
    join customer on customer.customer_id = given.customer_id
      and customer.usage_read_at is not distinct from given.read_at
    on conflict (customer_no) do update
    set before_at = case when known.processed_at < excluded.processed_at then known.processed_at else known.before_at end,
        seats_before = case when known.processed_at < excluded.processed_at then known.seats else known.seats_before end,
        at_least_before = case when known.processed_at < excluded.processed_at
          then known.unused_at_least else known.at_least_before end,
        at_most_before = case when known.processed_at < excluded.processed_at
          then known.unused_at_most else known.at_most_before end,
        processed_at = excluded.processed_at, seats = excluded.seats, unused_at_least = excluded.unused_at_least,
        unused_at_most = excluded.unused_at_most, part_nos = excluded.part_nos, part_seats = excluded.part_seats,
        part_at_least = excluded.part_at_least, part_at_most = excluded.part_at_most
  `.execute(db);
}

/** Arrays of arrays go as text, since the database takes none of differing lengths. */
function literal(numbers: readonly number[]): string {
  return `{${numbers.map((number) => Math.max(-MOST, Math.min(MOST, number))).join(',')}}`;
}
