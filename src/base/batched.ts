/** Asks for one thing; fails as the work of its batch fails. */
export type Batched<Item, Result> = (item: Item) => Promise<Result>;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Does what is asked for at the same time in one piece of work; whoever asks while that runs goes together into the next,
 * which begins after they asked. `work` gives what answers each item.
 */
export function createBatched<Item, Result>(
  work: (items: readonly Item[]) => Promise<(item: Item) => Result>,
): Batched<Item, Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let isRunning = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const resultOf = await work(batch.map(({ item }) => item));
        for (const { item, resolve } of batch) resolve(resultOf(item));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isRunning = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      queueMicrotask(run);
    });
}
