import { createRecentlyUsed } from './recently-used.js';

/**
 * Gives what was made for a key before, also while it is still being made. What could not be made is made anew the next
 * time it is asked for; beyond `most` keys the one not used for longest is let go.
 */
export function createRemembered<Value>(
  most: number,
): (key: string, make: () => Promise<Value>) => Promise<Value> {
  const made = createRecentlyUsed<Promise<Value>>(most, () => 1);

  return (key, make) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make();
    made.set(key, value);
    value.catch(() => {
      if (made.get(key) === value) made.delete(key);
    });
    return value;
  };
}
