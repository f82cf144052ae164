import type { Seen } from './judge-answer.js';

export type TurnKind = 'question' | 'new question' | 'kept' | 'watch' | 'click' | 'search';

/** One thing somebody said or pressed, and what came of it. Times by `performance.now()`. */
export interface Turn {
  readonly what: TurnKind;
  readonly sentMs: number;
  readonly answeredMs: number;
  /** Of the HTTP answer; 0 when there was none. */
  readonly status: number;
  /** Undefined: nothing. */
  readonly seen: Seen | undefined;
}

/** What people saw in a stretch of time. */
export interface TurnSummary {
  readonly turns: number;
  /** `answer`, `old figures`, `sorry (unavailable)`, `blank`, `nothing`: how many. */
  readonly saw: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  /** Milliseconds until the answer; 0 without turns. */
  readonly medianMs: number;
  readonly worstMs: number;
}

export function summarize(turns: readonly Turn[]): TurnSummary {
  const times = turns.map(({ sentMs, answeredMs }) => answeredMs - sentMs).toSorted((a, b) => a - b);
  return {
    turns: turns.length,
    saw: countBy(turns, seenAs),
    statuses: countBy(turns, ({ status }) => String(status)),
    medianMs: Math.round(times[Math.floor(times.length / 2)] ?? 0),
    worstMs: Math.round(times.at(-1) ?? 0),
  };
}

export function seenAs({ seen }: Pick<Turn, 'seen'>): string {
  if (seen === undefined) return 'nothing';
  return seen.kind === 'sorry' ? `sorry (${seen.fault})` : seen.kind;
}

/**
 * How long after the end of a fault the last turn was sent that did not get its full answer, in milliseconds; 0 when
 * all of them did.
 */
export function wholeAfter(turns: readonly Turn[], faultEndedMs: number): number {
  const sent = turns.filter(({ seen }) => seen?.kind !== 'answer').map(({ sentMs }) => sentMs);
  return Math.max(0, Math.round(Math.max(faultEndedMs, ...sent) - faultEndedMs));
}

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const item of items) {
    const name = nameOf(item);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
