import { AppError } from '../../../base/errors.js';

/** A sign-in at the terminal that came to nothing. The message is for the person who tried, without secrets. */
export class ConsentError extends AppError {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super('consent', message, options);
  }
}

/** The error where nobody finished signing in within the time, in milliseconds; its message is for a terminal. */
export function createTimeoutError(timeoutMs: number): ConsentError {
  return new ConsentError(
    `Nobody signed in within ${Math.round(timeoutMs / 1000)} seconds. Run the command again.`,
  );
}
