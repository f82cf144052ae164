import { setTimeout as delay } from 'node:timers/promises';

/** Waits so many milliseconds. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** Waits; returns early, without an error, once the signal is aborted: whoever waited looks at the signal. */
export const sleep: Sleep = async (ms, signal) => {
  try {
    await delay(ms, undefined, { signal });
  } catch {
    // The only rejection is the signal's.
  }
};

/** How long work may take. */
export interface Deadline {
  /** Ends the work earlier, with its own reason; work that nobody else can end has none. */
  readonly signal?: AbortSignal | undefined;
  /** In milliseconds. */
  readonly withinMs: number;
  /** What took too long, as the message of the TimeoutError: "A read took too long". */
  readonly late: string;
}

/**
 * Does work under a signal of its own, aborted with the outer signal's reason, or with a TimeoutError once the time is
 * over. Work that does not hear of its signal goes on. Neither timer nor listener outlives the work: an outer signal may
 * live for thousands of pieces of work, which `AbortSignal.any` would collect, and each `AbortSignal.timeout` goes off
 * long after the answer.
 */
export async function withDeadline<Result>(
  { signal, withinMs, late }: Deadline,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const limit = new AbortController();
  const end = () => limit.abort(signal?.reason);
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end, { once: true });
  const timer = setTimeout(() => limit.abort(new DOMException(late, 'TimeoutError')), withinMs);
  try {
    return await work(limit.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}
