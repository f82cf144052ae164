import { StorageError } from '../base/errors.js';

/**
 * Keeps items together; where the database does not take them for what is in them, in ever smaller parts. `leaveOut`
 * hears of each that it does not take alone either. Throws every other failure.
 */
export async function keepApart<T>(
  items: readonly T[],
  keep: (part: readonly T[]) => Promise<void>,
  leaveOut: (item: T, error: unknown) => void,
): Promise<void> {
  try {
    await keep(items);
  } catch (error) {
    const [first, second] = items;
    if (!(error instanceof StorageError && error.isOfContent) || first === undefined) throw error;
    if (second === undefined) {
      leaveOut(first, error);
      return;
    }
    const middle = Math.ceil(items.length / 2);
    await keepApart(items.slice(0, middle), keep, leaveOut);
    await keepApart(items.slice(middle), keep, leaveOut);
  }
}
