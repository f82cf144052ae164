import { type Kysely, sql } from 'kysely';
import type {
  FinishedSweep,
  JobCounts,
  OperationFigures,
  ReadOperationFigures,
} from '../../usecases/operations/operation-ports.js';
import type { SweepState } from '../../usecases/sweep/sweep-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { WAITING_OUTGOING, type WaitingOutgoingRow } from './waiting-outgoing.js';

interface FiguresRow {
  readonly waiting: number;
  readonly oldest_at: Date | null;
  readonly parked: number;
  readonly last_state: SweepState | null;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly customers_read: number | null;
  readonly skipped: number | null;
  readonly failed: number | null;
  readonly jobs: readonly JobCounts[] | null;
  /** As JSON, so its days are text. */
  readonly outgoing: readonly (Omit<WaitingOutgoingRow, 'oldestAt'> & { readonly oldestAt: string })[] | null;
}

/** Reads them in one query, so that a scrape takes one connection and no more. */
export function createReadOperationFigures(db: Kysely<Tables>): ReadOperationFigures {
  return () =>
    withStorageErrors('read figures of the work', async () => {
      const { rows } = await sql<FiguresRow>`
        select waiting.*, finished.*, jobs.*,
          (select count(*)::int from conversation where parked_at is not null) as parked,
          (select state from sweep_run order by run_id desc limit 1) as last_state,
          (select json_agg(leaving) from (${WAITING_OUTGOING}) leaving) as outgoing
        from (
          select count(*)::int as waiting, min(created_at) filter (where delivered_version = 0) as oldest_at
          from card join conversation using (tenant_id, conversation_id)
          where version > delivered_version and refused_at is null and parked_at is null and held_at is null
        ) as waiting
        cross join (
          select json_agg(counts) as jobs from (
            select task_identifier as task,
              count(*) filter (where locked_at is not null)::int as running,
              count(*) filter (where locked_at is null and attempts >= max_attempts)::int as failed,
              count(*) filter (where locked_at is null and attempts < max_attempts and run_at <= now())::int as waiting,
              count(*) filter (where locked_at is null and attempts < max_attempts and run_at > now())::int as scheduled
            from graphile_worker.jobs group by task_identifier order by task_identifier
          ) as counts
        ) as jobs
        left join lateral (
          select started_at, ended_at, customers_read,
            (select coalesce(sum(value::int), 0)::int from jsonb_each_text(customers_skipped)) as skipped,
            (select coalesce(sum(value::int), 0)::int from jsonb_each_text(customers_failed)) as failed
          from sweep_run where state = 'finished' order by run_id desc limit 1
        ) as finished on true
      `.execute(db);
      return toFigures(rows[0]);
    });
}

function toFigures(row: FiguresRow | undefined): OperationFigures {
  return {
    waitingCards: row?.waiting ?? 0,
    oldestWaitingAt: row?.oldest_at ?? undefined,
    parkedConversations: row?.parked ?? 0,
    waitingOutgoing: (row?.outgoing ?? []).map(({ way, messages, oldestAt }) => ({
      way,
      messages,
      oldestAt: new Date(oldestAt),
    })),
    lastSweepState: row?.last_state ?? undefined,
    finishedSweep: row && toFinishedSweep(row),
    jobs: row?.jobs ?? [],
  };
}

function toFinishedSweep(row: FiguresRow): FinishedSweep | undefined {
  const { started_at: startedAt, ended_at: endedAt } = row;
  if (startedAt === null || endedAt === null) return undefined;
  const { customers_read: read, skipped, failed } = row;
  return { startedAt, endedAt, read: read ?? 0, skipped: skipped ?? 0, failed: failed ?? 0 };
}
