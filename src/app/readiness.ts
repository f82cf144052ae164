import { StorageError } from '../base/errors.js';
import type { JobsStatus } from '../jobs/open-jobs.js';
import type { SignInStatus } from '../partner-center/sign-in/ports.js';
import { checkServer } from '../storage/database/check-server.js';
import { readStrandedSweepLock } from '../storage/sweep/stranded-sweep-lock.js';
import type { Readiness } from '../teams/server.js';
import type { Foundation } from './foundation.js';

/**
 * Whether the bot can do its work, with reasons for operators. Partner Center being down is none: a restart would not
 * cure it.
 */
export function createReadiness(
  { database, signIn }: Pick<Foundation, 'database' | 'signIn'>,
  jobs?: { status(): JobsStatus },
  /** How long the lock of the sweep may be held without one; some hours unless given. */
  strandedMs?: number,
): () => Promise<Readiness> {
  return async () => {
    const reasons = [
      (await databaseReason(database)) ?? (await sweepReason(database, strandedMs)),
      signInReason(await signIn.status()),
      jobsReason(jobs?.status()),
    ].filter((reason) => reason !== undefined);
    return { isReady: reasons.length === 0, reasons };
  };
}

async function databaseReason(database: Foundation['database']): Promise<string | undefined> {
  if (database === undefined) return undefined;
  try {
    await checkServer(database.pool);
    return undefined;
  } catch (error) {
    // What it is may change while the bot runs: a primary becomes a replica, a pooler comes in between.
    return error instanceof StorageError ? `database: ${error.message}.` : 'database: it does not answer.';
  }
}

async function sweepReason(
  database: Foundation['database'],
  strandedMs: number | undefined,
): Promise<string | undefined> {
  if (database === undefined) return undefined;
  try {
    const stranded = await readStrandedSweepLock(database.pool, strandedMs);
    if (stranded === undefined) return undefined;
    const { pid, idleSince } = stranded;
    const since = idleSince ? `, idle since ${idleSince.toISOString()},` : '';
    return `sweep: none can begin. Session ${pid} of the database${since} holds its lock; end it with select pg_terminate_backend(${pid}).`;
  } catch {
    return 'database: it does not answer.';
  }
}

function signInReason(status: SignInStatus): string | undefined {
  switch (status.kind) {
    case 'signed-in':
      return undefined;
    case 'never':
      return 'sign-in: nobody has signed in. Run npm run consent.';
    case 'lost':
      return `sign-in: lost since ${status.since.toISOString()} (${status.fault}). Run npm run consent.`;
    case 'unreadable':
      return `sign-in: ${status.reason}. ${status.advice}`;
  }
}

function jobsReason(status: JobsStatus | undefined): string | undefined {
  return status?.kind === 'not-running' ? `jobs: none run, ${status.reason}.` : undefined;
}
