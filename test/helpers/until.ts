import { setTimeout as delay } from 'node:timers/promises';

/** Waits until the condition holds; fails after `withinMs`. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  withinMs = 10_000,
  what = 'a condition',
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`${what} did not come true within ${withinMs} ms`);
    await delay(10);
  }
}
