export interface WorkOutOptions {
  /** Only these customers; all of them unless given. */
  readonly customerIds?: readonly string[] | undefined;
  /** Ends it after a batch. */
  readonly signal: AbortSignal;
}

/**
 * Works out anew what follows from kept readings, and keeps it beside them: what unused seats cost, which seats could go.
 * Partner Center is not asked. Throws StorageError, and when the signal ends it.
 */
export type WorkOut = (options: WorkOutOptions) => Promise<void>;

/** One after the other; what is undefined has nothing to do. */
export function workOutAll(...parts: readonly (WorkOut | undefined)[]): WorkOut {
  return async (options) => {
    for (const part of parts) await part?.(options);
  };
}
