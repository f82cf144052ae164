/** A bounded memory that lets go of what was not used for longest. */
export interface RecentlyUsed<Value> {
  /** Undefined when there is none; looking counts as use. */
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
}

/**
 * Keeps values up to a total weight, in whatever unit `weigh` counts; the newest value is kept even when it alone is
 * heavier. Relies on a Map giving its keys in the order in which they were put in.
 */
export function createRecentlyUsed<Value>(
  maxWeight: number,
  weigh: (value: Value) => number,
): RecentlyUsed<Value> {
  const values = new Map<string, Value>();
  let weight = 0;

  function remove(key: string): Value | undefined {
    const value = values.get(key);
    if (value === undefined) return undefined;
    values.delete(key);
    weight -= weigh(value);
    return value;
  }

  function put(key: string, value: Value): void {
    values.set(key, value);
    weight += weigh(value);
  }

  return {
    get(key) {
      const value = remove(key);
      if (value !== undefined) put(key, value);
      return value;
    },
    set(key, value) {
      remove(key);
      put(key, value);
      for (const oldest of values.keys()) {
        if (weight <= maxWeight || oldest === key) return;
        remove(oldest);
      }
    },
    delete(key) {
      remove(key);
    },
  };
}
