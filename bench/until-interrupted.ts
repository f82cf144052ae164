/** Rejects when this process is told to end, so that what it started can be ended as well. */
export function untilInterrupted(): Promise<never> {
  const interrupted = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => reject(new Error(`Ended by ${signal}`)));
    }
  });
  interrupted.catch(() => undefined);
  return interrupted;
}
