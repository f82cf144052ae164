import { StorageError } from '../errors.js';

/** Lets one piece of work at a time through. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * One queue: work runs in the order it came, each after the one before has ended, however it ended. Work that has
 * waited `waitMs` is not run: its promise rejects with a retryable StorageError.
 */
export function createTurns(waitMs: number): Turns {
  let last: Promise<void> = Promise.resolve();

  return async (work) => {
    const before = last;
    let done = () => {};
    last = new Promise((resolve) => {
      done = resolve;
    });
    if (!(await endsWithin(before, waitMs))) {
      // The ones behind still wait for the ones ahead.
      void before.then(done);
      throw new StorageError(`Waited ${waitMs} ms for a turn in vain`, { retryable: true });
    }
    try {
      return await work();
    } finally {
      done();
    }
  };
}

async function endsWithin(promise: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const inTime = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}
