import { isFaultOfContent } from './storage-fault.js';

/**
 * Writes items together; where the database does not take them for what is in them, in ever smaller parts. Gives those
 * that it does not take alone either. Throws what the database throws otherwise.
 */
export async function writeIsolating<T>(
  items: readonly T[],
  write: (part: readonly T[]) => Promise<unknown>,
): Promise<readonly T[]> {
  try {
    await write(items);
    return [];
  } catch (error) {
    if (!isFaultOfContent(error)) throw error;
    if (items.length <= 1) return items;
    const middle = Math.ceil(items.length / 2);
    return [
      ...(await writeIsolating(items.slice(0, middle), write)),
      ...(await writeIsolating(items.slice(middle), write)),
    ];
  }
}
