import { type Kysely, sql } from 'kysely';
import type { OutgoingWay } from '../../usecases/outgoing/outgoing-ports.js';
import type { Tables } from '../database/tables.js';

/** The job that sends what waits one way. */
export const OUTGOING_TASK = 'send-outgoing';

/**
 * Has the job of a way run; part of the transaction it is given, at its end. One job a way, in a queue of its own, so that
 * one process sends at a time, and what waits for a dead server holds one worker and no message to Teams.
 */
export async function addOutgoingJob(
  transaction: Kysely<Tables>,
  way: OutgoingWay,
  {
    afterMs = 0,
    keepsTime = false,
  }: {
    readonly afterMs?: number;
    /** A job that waits already keeps its time: somebody added something meanwhile. */
    readonly keepsTime?: boolean;
  } = {},
): Promise<void> {
  await sql`
    select from graphile_worker.add_job(${OUTGOING_TASK}, payload => ${JSON.stringify({ way })}::json,
      queue_name => ${`outgoing:${way}`}, job_key => ${`outgoing:${way}`},
      run_at => now() + make_interval(secs => ${afterMs / 1000}),
      job_key_mode => ${keepsTime ? 'preserve_run_at' : 'replace'})
  `.execute(transaction);
}
