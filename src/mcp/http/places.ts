/** Work that waited for its turn, or was sent away because too much waits already. */
export type Placed<Result> = { readonly kind: 'done'; readonly result: Result } | { readonly kind: 'full' };

export interface PlacesDeps {
  /** Pieces of work that are under way, at the most. */
  readonly atOnce: number;
  /** In milliseconds: the next piece begins once one is done, or has been under way for so long, as it waits for others. */
  readonly aloneMs: number;
  /** Pieces of work that wait; more are sent away. */
  readonly mostWaiting: number;
  /** What each piece waits for before it begins. */
  readonly before: () => Promise<void>;
}

/** Begins pieces of work one after the other, in the order they came. Rejects as the work does. */
export function createPlaces({
  atOnce,
  aloneMs,
  mostWaiting,
  before,
}: PlacesDeps): <Result>(work: () => Promise<Result>) => Promise<Placed<Result>> {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  let isDoorOpen = true;

  function letIn(): void {
    if (!isDoorOpen || underWay >= atOnce) return;
    const go = waiting.shift();
    if (go === undefined) return;
    isDoorOpen = false;
    underWay += 1;
    before().then(go, go);
  }

  function openDoor(): void {
    isDoorOpen = true;
    // What came in meanwhile, from Teams for one, is looked at before the next piece begins.
    setImmediate(letIn);
  }

  return async (work) => {
    if (waiting.length >= mostWaiting) return { kind: 'full' };
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      letIn();
    });
    const timer = setTimeout(openDoor, aloneMs);
    try {
      return { kind: 'done', result: await work() };
    } finally {
      underWay -= 1;
      clearTimeout(timer);
      openDoor();
    }
  };
}
