/** Work of which there is one piece at a time. */
export interface SingleFlight<Args extends readonly unknown[], Result> {
  /** Joins the work that is under way, whatever it was begun with, or begins it; fails as it fails. */
  run(...args: Args): Promise<Result>;
  /** What is under way; undefined when nothing is. */
  underWay(): Promise<Result> | undefined;
}

/** Whoever asks while work is under way gets what that brings; after it, whether it failed or not, it is done anew. */
export function createSingleFlight<Args extends readonly unknown[], Result>(
  work: (...args: Args) => Promise<Result>,
): SingleFlight<Args, Result> {
  let flight: Promise<Result> | undefined;
  return {
    run(...args) {
      flight ??= work(...args).finally(() => {
        flight = undefined;
      });
      return flight;
    },
    underWay: () => flight,
  };
}
