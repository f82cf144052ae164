import { isDeepStrictEqual } from 'node:util';
import { PartnerCenterError, type PartnerCenterFault } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { createRecentlyUsed } from '../../base/recently-used.js';
import { MINUTE_MS } from '../../base/time.js';
import { within } from '../../base/within.js';
import type { CallContext, Clock, CustomerRows, CustomerSource, KeptReadings } from '../../usecases/ports.js';
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
   * answer: a right that is missing must not cost a call every time. `fresh` asks again after a minute all the same.
   */
  readonly refusalHoldMs?: number | ((refusal: PartnerCenterError) => number);
  /** The most rows kept over all customers; 200,000 by default. */
  readonly maxRows?: number;
  /** The most one call may take, in milliseconds, whoever still waits for it; 30 seconds by default. */
  readonly timeoutMs?: number;
  /** Hears what became of each read. */
  readonly onRead?: ((result: CacheResult) => void) | undefined;
  /** Where rows are kept for every process; undefined where nothing is. */
  readonly kept?: KeptReadings<Row> | undefined;
}

/** A source that can be put away. */
export interface ClosableCustomerSource<Row> extends CustomerSource<Row> {
  /** Ends the calls under way and waits for them. */
  close(): Promise<void>;
}

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

/** The most an answer waits for the database, in milliseconds, each time. */
const KEPT_LIMIT_MS = 500;

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
 * remembered for a minute. What is kept for every process goes before memory when it was read later, and what is read
 * here is kept there. When Partner Center is throttling, unavailable or late (the caller's deadline included),
 * the last known rows are given with that fault; a Retry-After, up to a minute, is kept to by giving them at once.
 */
export function createCachedSource<Row>(options: CachedSourceOptions<Row>): ClosableCustomerSource<Row> {
  const { clock, logger, maxAgeMs, route, timeoutMs = 30_000 } = options;
  const { maxRows = MOST_ROWS, refusalHoldMs = 0, onRead = () => undefined, kept } = options;
  const entries = createRecentlyUsed<Entry<Row>>(maxRows, ({ rows }) => ROWS_PER_ENTRY + (rows?.length ?? 0));
  const refusals = createRecentlyUsed<{ readonly error: PartnerCenterError; readonly heldAtMs: number }>(
    MOST_REFUSALS,
    () => 1,
  );
  const reads = createSharedReads({ load, route, timeoutMs });
  const nowMs = () => clock.now().getTime();
  const holdOf = (error: PartnerCenterError) =>
    typeof refusalHoldMs === 'number' ? refusalHoldMs : refusalHoldMs(error);

  async function load(customerId: string, call: CallContext): Promise<Entry<Row>> {
    try {
      const given = await options.load(customerId, call);
      const triedAtMs = nowMs();
      const { rows, readAt } = await keep(customerId, asBefore(customerId, given), new Date(triedAtMs));
      const entry = { rows, readAtMs: readAt.getTime(), triedAtMs, outage: undefined };
      entries.set(customerId, entry);
      return entry;
    } catch (error) {
      noteFailure(customerId, error);
      throw error;
    }
  }

  /** The rows as they lie in memory where nothing changed: what was worked out from them holds on. */
  function asBefore(customerId: string, given: readonly Row[] | undefined): readonly Row[] | undefined {
    const before = entries.get(customerId)?.rows;
    return isDeepStrictEqual(before, given) ? before : given;
  }

  /** Keeps what was read for everyone; what is kept from after it, by whomever it was read, is given in its place. */
  async function keep(customerId: string, rows: readonly Row[] | undefined, readAt: Date) {
    if (kept === undefined || rows === undefined) return { rows, readAt };
    const now = await tolerating(kept.keep(customerId, rows, readAt));
    return now ?? { rows, readAt };
  }

  /** Takes over what a sweep or another process read since; without the database memory goes on as it is. */
  async function takeOver(customerId: string): Promise<void> {
    if (kept === undefined) return;
    const readAt = await tolerating(kept.readAt(customerId));
    const isNewer = () => {
      const entry = entries.get(customerId);
      return readAt !== undefined && (entry === undefined || readAt.getTime() > entry.readAtMs);
    };
    if (!isNewer()) return;
    const reading = await tolerating(kept.read(customerId));
    if (reading === undefined || !isNewer()) return;
    const { triedAtMs = 0, outage } = entries.get(customerId) ?? {};
    const readAtMs = reading.readAt.getTime();
    entries.set(customerId, {
      rows: reading.rows,
      readAtMs,
      triedAtMs: Math.max(readAtMs, triedAtMs),
      outage,
    });
  }

  async function tolerating<Value>(work: Promise<Value>): Promise<Value | undefined> {
    try {
      return await within(KEPT_LIMIT_MS, work, () => undefined);
    } catch (err) {
      logger.warn({ err, route }, 'What is kept for everyone could not be used');
      return undefined;
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
      await takeOver(key);
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
      const holdMs = refusal === undefined ? 0 : holdOf(refusal.error);
      if (refusal && isWithin(fresh ? Math.min(MINUTE_MS, holdMs) : holdMs, refusal.heldAtMs)) {
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
