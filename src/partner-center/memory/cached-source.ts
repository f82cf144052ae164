import { PartnerCenterError, type PartnerCenterFault } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { createRecentlyUsed } from '../../base/recently-used.js';
import { MINUTE_MS } from '../../base/time.js';
import type { CallContext, Clock, CustomerRows, CustomerSource } from '../../usecases/ports.js';
import { isDeadline } from '../http/failure.js';
import type { CacheResult } from '../http/observer.js';
import { createSharedReads } from './shared-reads.js';

export interface CachedSourceOptions<Row> {
  /** Asks Partner Center; undefined for an unknown customer. */
  readonly load: (customerId: string, call: CallContext) => Promise<readonly Row[] | undefined>;
  /** What is asked for, for errors and the log: a path with placeholders. */
  readonly route: string;
  /** Age up to which an answer comes from memory, in milliseconds: USAGE_CACHE_MINUTES; 0 asks every time. */
  readonly maxAgeMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /**
   * How long a refusal is repeated without asking again, in milliseconds; 0 by default. For what only completes an
   * answer: a right that is missing must not cost a call every time.
   */
  readonly refusalHoldMs?: number;
  /** The most rows kept over all customers; 200,000 by default. */
  readonly maxRows?: number;
  /** The most one call may take, in milliseconds, whoever still waits for it; 30 seconds by default. */
  readonly timeoutMs?: number;
  /** Hears what became of each read. */
  readonly onRead?: ((result: CacheResult) => void) | undefined;
}

/** A source that can be put away. */
export interface ClosableCustomerSource<Row> extends CustomerSource<Row> {
  /** Ends the calls under way and waits for them. */
  close(): Promise<void>;
}

/** How long one customer is not refreshed again, and how long an unknown one is taken for unknown. */
/** A longer Retry-After is not believed for longer than this. */
const LONGEST_HOLD_MS = 60_000;

/**
 * Measured: a usage row takes 152 bytes, so 100,000 customers of 20 rows would take 304 MB. This bound is 30 MB, some
 * 9,000 customers asked about last. What surrounds a customer's rows weighs about as much as two of them.
 */
const MOST_ROWS = 200_000;
const ROWS_PER_ENTRY = 2;

/** Faults after which a customer's rows are no longer ours to show. */
const OFF_LIMITS: readonly PartnerCenterFault[] = ['no-relationship', 'forbidden'];

/** Faults that are about the request itself, so that asking at once again would bring the same. */
const REFUSALS: readonly PartnerCenterFault[] = [...OFF_LIMITS, 'rejected', 'unreadable'];
const MOST_REFUSALS = 10_000;

interface Entry<Row> {
  /** Undefined: Partner Center knew no such customer. */
  readonly rows: readonly Row[] | undefined;
  readonly readAtMs: number;
  readonly triedAtMs: number;
  /** Of the last try, when that failed for the time being. */
  readonly outage: { readonly fault: PartnerCenterFault; readonly heldUntilMs: number } | undefined;
}

/**
 * Rows of customers, kept in memory. Young answers come from there; one call per customer is in flight however many
 * ask, and a caller who gives up does not end it. `fresh` asks at most once a minute. An unknown customer is
 * remembered for a minute. When Partner Center is throttling, unavailable or late (the caller's deadline included),
 * the last known rows are given with that fault; a Retry-After, up to a minute, is kept to by giving them at once.
 */
export function createCachedSource<Row>(options: CachedSourceOptions<Row>): ClosableCustomerSource<Row> {
  const { clock, logger, maxAgeMs, route, timeoutMs = 30_000 } = options;
  const { maxRows = MOST_ROWS, refusalHoldMs = 0, onRead = () => undefined } = options;
  const entries = createRecentlyUsed<Entry<Row>>(maxRows, ({ rows }) => ROWS_PER_ENTRY + (rows?.length ?? 0));
  const refusals = createRecentlyUsed<{ readonly error: PartnerCenterError; readonly heldAtMs: number }>(
    MOST_REFUSALS,
    () => 1,
  );
  const reads = createSharedReads({ load, route, timeoutMs });
  const nowMs = () => clock.now().getTime();

  async function load(customerId: string, call: CallContext): Promise<Entry<Row>> {
    try {
      const rows = await options.load(customerId, call);
      const entry = { rows, readAtMs: nowMs(), triedAtMs: nowMs(), outage: undefined };
      entries.set(customerId, entry);
      return entry;
    } catch (error) {
      noteFailure(customerId, error);
      throw error;
    }
  }

  function noteFailure(customerId: string, error: unknown): void {
    if (!(error instanceof PartnerCenterError)) return;
    if (REFUSALS.includes(error.fault)) {
      refusals.set(customerId, { error, heldAtMs: nowMs() });
    }
    const entry = entries.get(customerId);
    if (entry === undefined) return;
    if (OFF_LIMITS.includes(error.fault)) {
      entries.delete(customerId);
      return;
    }
    const heldUntilMs = nowMs() + Math.min(error.retryAfterMs ?? 0, LONGEST_HOLD_MS);
    const outage = error.retryable ? { fault: error.fault, heldUntilMs } : undefined;
    entries.set(customerId, { ...entry, triedAtMs: nowMs(), outage });
  }

  /** Times ahead of now are those of a clock that was set back, and hold nothing back. */
  function isWithin(ms: number, sinceMs: number): boolean {
    const ageMs = nowMs() - sinceMs;
    return ageMs >= 0 && ageMs < ms;
  }

  function isOld({ rows, readAtMs }: Entry<Row>): boolean {
    return !isWithin(rows === undefined ? Math.min(MINUTE_MS, maxAgeMs) : maxAgeMs, readAtMs);
  }

  function isHeldBack({ triedAtMs, outage }: Entry<Row>, isRefresh: boolean): boolean {
    if (outage && isWithin(outage.heldUntilMs - triedAtMs, triedAtMs)) return true;
    return isRefresh && maxAgeMs > 0 && isWithin(MINUTE_MS, triedAtMs);
  }

  /** What is known when Partner Center just failed; undefined when that has to be the answer. */
  function findLastKnown(
    customerId: string,
    error: unknown,
    call: CallContext,
  ): CustomerRows<Row> | undefined {
    if (!(error instanceof PartnerCenterError) || !error.retryable) return undefined;
    if (call.signal.aborted && !isDeadline(call.signal.reason)) return undefined;
    const entry = entries.get(customerId);
    if (entry?.rows === undefined) return undefined;
    const { fault, correlationId } = error;
    const ageMinutes = Math.round((nowMs() - entry.readAtMs) / MINUTE_MS);
    logger.warn({ route, fault, correlationId, ageMinutes }, 'Last known rows used');
    return toRows(entry, fault);
  }

  return {
    async read(customerId, call, { fresh = false } = {}) {
      const key = customerId.toLowerCase();
      const entry = entries.get(key);
      if (entry && !fresh && !isOld(entry)) {
        onRead('memory');
        return toRows(entry);
      }
      if (entry && isHeldBack(entry, fresh)) {
        onRead('held');
        return toRows(entry, entry.outage?.fault);
      }
      const refusal = refusals.get(key);
      if (refusal && isWithin(refusalHoldMs, refusal.heldAtMs)) {
        onRead('refusal');
        throw refusal.error;
      }
      try {
        const read = await reads.read(key, call);
        onRead('asked');
        return toRows(read);
      } catch (error) {
        const lastKnown = findLastKnown(key, error, call);
        onRead(lastKnown === undefined ? 'failed' : 'last-known');
        if (lastKnown === undefined) throw error;
        return lastKnown;
      }
    },
    close: () => reads.close(),
  };
}

function toRows<Row>(
  { rows, readAtMs }: Entry<Row>,
  lastKnown?: PartnerCenterFault,
): CustomerRows<Row> | undefined {
  return rows && { rows, readAt: new Date(readAtMs), lastKnown };
}
