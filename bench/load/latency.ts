/** How long turns took, in milliseconds from the moment each was meant to begin. */
export interface Latency {
  readonly turns: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** NaN in place of figures when there were no turns. */
export function latencyOf(times: readonly number[]): Latency {
  const sorted = Float64Array.from(times).sort();
  // The nearest rank: a time that was measured, and not one between two.
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { turns: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
