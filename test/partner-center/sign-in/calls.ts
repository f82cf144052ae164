import { randomUUID } from 'node:crypto';
import type { CallContext, Clock } from '../../../src/usecases/ports.js';

export const CLOCK: Clock = { now: () => new Date() };

/** A call of its own, without a deadline. */
export function createCall(): CallContext {
  return { correlationId: randomUUID(), locale: 'en-US', signal: new AbortController().signal };
}
