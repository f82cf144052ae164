import { sql } from 'kysely';

/** How long ago the first refusal in a row was, in milliseconds. */
export const REFUSED_MS = sql`greatest(0, coalesce(extract(epoch from now() - refused_since) * 1000, 0))::float8 as refused_ms`;

/** By the database's clock. */
export function inMs(ms: number) {
  return sql`now() + make_interval(secs => ${ms / 1000})`;
}
