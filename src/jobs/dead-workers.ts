import type { JobWorkers } from '../storage/operations/job-workers.js';

/** Looks after workers whose process died. */
export interface DeadWorkers {
  /** One look; frees the jobs of those that are dead and gives their ids. Throws StorageError. */
  look(): Promise<readonly string[]>;
  /** Workers alive at the last look; at least 1. */
  alive(): number;
}

/**
 * A worker is dead when its lock was free at every look for `deadAfterMs`. That is longer than a live process that
 * lost the connection of its lock takes to stop its worker (STOP_AFTER_LOSS_MS of open-jobs.ts), so that nobody frees
 * jobs that still run.
 */
export function createDeadWorkers(
  register: Pick<JobWorkers, 'list' | 'strikeOff'>,
  { deadAfterMs, nowMs }: { readonly deadAfterMs: number; readonly nowMs: () => number },
): DeadWorkers {
  let freeSinceMs: ReadonlyMap<string, number> = new Map();
  let alive = 1;

  return {
    alive: () => Math.max(alive, 1),
    async look() {
      const now = nowMs();
      const workers = await register.list();
      alive = workers.filter(({ isAlive }) => isAlive).length;
      freeSinceMs = new Map(
        workers
          .filter(({ isAlive }) => !isAlive)
          .map(({ workerId }) => [workerId, freeSinceMs.get(workerId) ?? now]),
      );
      const struck: string[] = [];
      for (const [workerId, sinceMs] of freeSinceMs) {
        if (now - sinceMs < deadAfterMs) continue;
        if (await register.strikeOff(workerId, 'if-dead')) struck.push(workerId);
      }
      return struck;
    },
  };
}
