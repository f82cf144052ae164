/** However long another service asks to wait, it is asked again after this. */
const LONGEST_ASKED_WAIT_MS = 60 * 60_000;

/** Longer waits than this are rare, and worth telling those who run the bot. */
const LONG_WAIT_MS = 15 * 60_000;

/**
 * The wait a Retry-After header asks for, in milliseconds from `now`: seconds or an HTTP date, 0 for a date that has
 * passed; undefined when absent or unreadable. As it was asked, not bounded. Source: RFC 9110.
 */
export function readRetryAfter(header: string | null | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text) * 1000), Number.MAX_SAFE_INTEGER);
  // Only the form with a weekday: Date.parse alone would take almost any number for a year.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}

/** How long is waited when so many milliseconds were asked for. */
export function boundedWait(askedMs: number): number {
  return Math.min(askedMs, LONGEST_ASKED_WAIT_MS);
}

/** Whether so many milliseconds are a wait to tell of. */
export function isLongWait(askedMs: number | undefined): askedMs is number {
  return askedMs !== undefined && askedMs > LONG_WAIT_MS;
}

/**
 * How long is waited after a failure: what was asked for, bounded; else a pause that doubles with each of the failures
 * before this one, with a quarter of chance in it (`random`: 0-1), at most `mostMs`.
 */
export function pauseAfter(
  askedMs: number | undefined,
  {
    firstMs,
    mostMs,
    failures,
    random,
  }: {
    readonly firstMs: number;
    readonly mostMs: number;
    readonly failures: number;
    readonly random: number;
  },
): number {
  if (askedMs !== undefined) return boundedWait(askedMs);
  return Math.min(firstMs * 2 ** Math.min(failures, 20) * (1 + random / 4), mostMs);
}
