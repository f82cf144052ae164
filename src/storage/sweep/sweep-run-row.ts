import { sql } from 'kysely';
import { z } from 'zod';
import { eachKind } from '../../base/each-kind.js';
import type { PartnerCenterFault } from '../../base/errors.js';
import type {
  SkipReason,
  SweepCounts,
  SweepEndpoint,
  SweepPosition,
  SweepState,
  SweepSummary,
  WatchingCounts,
} from '../../usecases/sweep/sweep-ports.js';

/** A row of sweep_run as RUN_COLUMNS names its parts. */
export interface RunRow {
  readonly runId: number;
  readonly state: SweepState;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly endpoint: SweepEndpoint | null;
  readonly position: unknown;
  readonly listed: number | null;
  readonly read: number;
  readonly changed: number;
  readonly skipped: Partial<Record<SkipReason, number>>;
  readonly failed: Partial<Record<PartnerCenterFault, number>>;
  readonly rows: number;
  readonly failure: SweepSummary['failure'] | null;
  readonly watching: unknown;
}

export const RUN_COLUMNS = sql`
  run_id as "runId", state, started_at as "startedAt", ended_at as "endedAt", endpoint, position,
  customers_listed as listed, customers_read as read, customers_changed as changed, customers_skipped as skipped,
  customers_failed as failed, rows_read::float8 as rows, failure, watching
`;

const POSITIONS = {
  page: z.object({ kind: z.literal('page'), next: z.string() }),
  'last-page': z.object({ kind: z.literal('last-page') }),
  'listed-customers': z.object({ kind: z.literal('listed-customers') }),
} satisfies { readonly [Kind in SweepPosition['kind']]: z.ZodType<Extract<SweepPosition, { kind: Kind }>> };
const positionSchema = z.discriminatedUnion('kind', eachKind(POSITIONS));

const faultsSchema = z.record(z.string(), z.number());
const watchingSchema = z.object({
  subscriptionsRead: z.number(),
  subscriptionsFailed: faultsSchema,
  subscriptionsEnded: z.string().optional(),
  opened: z.number(),
  woken: z.number(),
  resolved: z.number(),
  cards: z.number(),
});

/** Undefined before there is any. */
export function readWatching({ watching }: RunRow): WatchingCounts | undefined {
  return watchingSchema.safeParse(watching).data as WatchingCounts | undefined;
}

/** Where a sweep goes on; undefined, the beginning, also for what another version may have written. */
export function readPosition({ position }: RunRow): SweepPosition | undefined {
  return positionSchema.safeParse(position).data;
}

export function readCounts({ listed, read, changed, skipped, failed, rows }: RunRow): SweepCounts {
  return { listed: listed ?? undefined, read, changed, skipped, failed, rows };
}

export function readSummary(row: RunRow): SweepSummary {
  return {
    runId: row.runId,
    state: row.state,
    startedAt: row.startedAt,
    endedAt: row.endedAt ?? undefined,
    endpoint: row.endpoint ?? undefined,
    counts: readCounts(row),
    watching: readWatching(row),
    failure: row.failure ?? undefined,
  };
}
