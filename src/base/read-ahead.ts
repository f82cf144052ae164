/** The same items, each asked for while the one before it is worked on; one at most waits. */
export async function* readAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let upcoming = iterator.next();
  try {
    for (let step = await upcoming; !step.done; step = await upcoming) {
      upcoming = iterator.next();
      // When the caller leaves before, nobody waits for it.
      upcoming.catch(() => undefined);
      yield step.value;
    }
  } finally {
    // Not waited for: it ends behind an item that may still be on its way.
    iterator.return?.().catch(() => undefined);
  }
}
