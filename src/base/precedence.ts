/** Lets work that can wait go after work that people wait for. */
export interface Precedence {
  /** Does what goes first. */
  first<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves once nothing that goes first is under way, and after so many milliseconds in any case. */
  untilFree(atMostMs: number): Promise<void>;
}

export function createPrecedence(): Precedence {
  let underWay = 0;
  const waiting = new Set<() => void>();

  return {
    async first(work) {
      underWay += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
        if (underWay === 0) for (const go of waiting) go();
      }
    },
    untilFree(atMostMs) {
      if (underWay === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const go = () => {
          clearTimeout(timer);
          waiting.delete(go);
          resolve();
        };
        const timer = setTimeout(go, atMostMs);
        waiting.add(go);
      });
    },
  };
}
