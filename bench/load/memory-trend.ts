export interface MemorySample {
  readonly atMs: number;
  readonly megabytes: number;
}

/**
 * Growth over the last half of the samples as a share of their mean: the slope of the straight line that fits best,
 * times the time they span. Negative when memory shrank; NaN for fewer than three samples.
 */
export function growthOfLastHalf(samples: readonly MemorySample[]): number {
  const half = samples.slice(Math.floor(samples.length / 2));
  const [first, last] = [half[0], half.at(-1)];
  if (half.length < 3 || first === undefined || last === undefined) return Number.NaN;
  const meanMs = mean(half.map(({ atMs }) => atMs));
  const meanMegabytes = mean(half.map(({ megabytes }) => megabytes));
  const spread = sum(half.map(({ atMs }) => (atMs - meanMs) ** 2));
  const together = sum(half.map(({ atMs, megabytes }) => (atMs - meanMs) * (megabytes - meanMegabytes)));
  return ((together / spread) * (last.atMs - first.atMs)) / meanMegabytes;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
