/**
 * The processor time of some work in milliseconds, the least of five tries: what the process's other threads compile and
 * clear up meanwhile counts too, and on a busy machine that is often more than the work.
 */
export async function leastCpuMs(work: () => unknown): Promise<number> {
  let leastMs = Number.POSITIVE_INFINITY;
  for (let tried = 0; tried < 5; tried += 1) {
    const startedMs = process.cpuUsage().user;
    await work();
    leastMs = Math.min(leastMs, (process.cpuUsage().user - startedMs) / 1000);
  }
  return leastMs;
}
