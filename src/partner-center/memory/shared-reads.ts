import { setMaxListeners } from 'node:events';
import { abortable } from '../../base/abortable.js';
import { withDeadline } from '../../base/waiting.js';
import type { CallContext } from '../../usecases/ports.js';
import { createEndedFailure, toPartnerCenterError } from '../http/failure.js';

/** Reads that everyone who asks for the same thing at the same time shares. */
export interface SharedReads<T> {
  /**
   * Joins the read of this key that is under way, or starts one with this call's ids and deadline. Whoever waits does
   * so no longer than their own signal allows; the read goes on without them. Throws PartnerCenterError.
   */
  read(key: string, call: CallContext): Promise<T>;
  /** Ends every read under way and waits for it; later reads fail. */
  close(): Promise<void>;
}

export interface SharedReadsOptions<T> {
  readonly load: (key: string, call: CallContext) => Promise<T>;
  /** What is read, for errors: a path with placeholders. */
  readonly route: string;
  /** The most one read may take whoever waits for it, in milliseconds. */
  readonly timeoutMs: number;
}

/** One read in flight per key. It keeps the deadline of whoever began it: no wait past that is begun on their behalf. */
export function createSharedReads<T>({ load, route, timeoutMs }: SharedReadsOptions<T>): SharedReads<T> {
  const closing = new AbortController();
  // As many reads as there are customers asked about listen to it; Node takes more than ten for a leak.
  setMaxListeners(0, closing.signal);
  const underWay = new Map<string, Promise<T>>();

  async function start(key: string, call: CallContext): Promise<T> {
    return withDeadline(
      { signal: closing.signal, withinMs: timeoutMs, late: 'A read took too long' },
      (signal) => load(key, { ...call, signal }),
    );
  }

  function join(key: string, call: CallContext): Promise<T> {
    const reading = underWay.get(key) ?? start(key, call).finally(() => underWay.delete(key));
    underWay.set(key, reading);
    return reading;
  }

  return {
    async read(key, call) {
      const identity = { route, correlationId: call.correlationId, requestId: undefined };
      try {
        closing.signal.throwIfAborted();
        call.signal.throwIfAborted();
        return await abortable(join(key, call), call.signal);
      } catch (error) {
        const ended = closing.signal.aborted ? closing.signal : call.signal;
        if (ended.aborted) throw createEndedFailure(ended.reason, identity);
        throw toPartnerCenterError(error, identity);
      }
    },
    async close() {
      closing.abort(new DOMException('Reading was ended', 'AbortError'));
      await Promise.allSettled(underWay.values());
    },
  };
}
