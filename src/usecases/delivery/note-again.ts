import { StorageError } from '../../base/errors.js';
import type { Sleep } from '../../base/waiting.js';

/** What was sent is worth several attempts to note it: it would be sent again. */
export const NOTE_AGAIN_MS = 500;
const NOTE_ATTEMPTS = 60;

const NEVER = new AbortController().signal;

/** Writes something down, for half a minute again where the database may be back soon. Throws what it threw last. */
export type Note = (write: () => Promise<void>) => Promise<void>;

export function createNote(sleep: Sleep): Note {
  return async (write) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await write();
      } catch (error) {
        const canPass = error instanceof StorageError && error.retryable;
        if (!canPass || attempt === NOTE_ATTEMPTS) throw error;
        // Also while the process stops: noting what was sent is right whoever sends next.
        await sleep(NOTE_AGAIN_MS, NEVER);
      }
    }
  };
}
