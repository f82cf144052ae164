/** Does work of one key after the other, in the order it was asked for; work of other keys goes on beside it. */
export type InTurn = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/** Work that fails fails for whoever asked; what comes after it is done all the same. */
export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();

  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(key, mine);
    const leave = () => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  };
}
