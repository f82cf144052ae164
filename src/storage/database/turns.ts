import { StorageError } from '../../base/errors.js';
import { within } from '../../base/within.js';

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
    const isMyTurn = await within(
      waitMs,
      before.then(() => true),
      () => false,
    );
    if (!isMyTurn) {
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
