/** What is to be closed at the end, the last one first. */
export interface Closers {
  add(close: () => Promise<unknown>): void;
  /** Closes everything, once. What cannot be closed keeps nothing else open; rejects with the first such fault at the end. */
  close(): Promise<void>;
}

export function createClosers(): Closers {
  const closers: (() => Promise<unknown>)[] = [];
  return {
    add(close) {
      closers.push(close);
    },
    async close() {
      const faults: unknown[] = [];
      for (const close of closers.splice(0).reverse()) await close().catch((fault) => faults.push(fault));
      if (faults.length > 0) throw faults[0];
    },
  };
}
