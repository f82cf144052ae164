import { randomUUID } from 'node:crypto';
import { withDeadline } from '../base/waiting.js';
import type { CallContext } from '../usecases/ports.js';
import type { Asking } from './asking.js';

/**
 * Does work that asks Partner Center on behalf of somebody, within the time they wait: past it the call's signal is
 * aborted with a TimeoutError.
 */
export async function withCall<Result>(
  { locale, timeoutMs, turn }: Pick<Asking, 'locale' | 'timeoutMs' | 'turn'>,
  work: (call: CallContext) => Promise<Result>,
): Promise<Result> {
  return withDeadline({ withinMs: timeoutMs, late: 'The answer took too long' }, (signal) =>
    work({
      correlationId: turn?.correlationId ?? randomUUID(),
      locale: locale ?? 'en-US',
      signal,
      deadline: new Date(Date.now() + timeoutMs),
    }),
  );
}
