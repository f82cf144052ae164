import { randomUUID } from 'node:crypto';
import type { CallContext } from '../usecases/ports.js';
import type { Asking } from './asking.js';

/**
 * Does work that asks Partner Center on behalf of somebody, within the time they wait: past it the call's signal is
 * aborted with a TimeoutError. A clock that is stopped with the work costs a tenth of `AbortSignal.timeout`, whose every
 * signal goes off, long after the answer.
 */
export async function withCall<Result>(
  { locale, timeoutMs, turn }: Pick<Asking, 'locale' | 'timeoutMs' | 'turn'>,
  work: (call: CallContext) => Promise<Result>,
): Promise<Result> {
  const limit = new AbortController();
  const timer = setTimeout(
    () => limit.abort(new DOMException('The answer took too long', 'TimeoutError')),
    timeoutMs,
  );
  try {
    return await work({
      correlationId: turn?.correlationId ?? randomUUID(),
      locale: locale ?? 'en-US',
      signal: limit.signal,
      deadline: new Date(Date.now() + timeoutMs),
    });
  } finally {
    clearTimeout(timer);
  }
}
