import type { Held } from './hold.js';
import { growthOfLastHalf } from './memory-trend.js';

/** Something the bot has to keep to under load. */
export interface Expectation {
  readonly name: string;
  readonly bar: string;
  readonly measured: string;
  readonly isMet: boolean;
}

const MOST_P95_MS = 1_000;
/** A click is answered within two seconds. */
const MOST_P99_MS = 2_000;
const MOST_GROWTH = 0.05;
const MOST_STOP_MS = 200;
const MOST_CLOSE_MS = 5_000;

/** What is expected of a held rate, and whether it is so. */
export function expectationsOf({ result, samples, closeMs }: Held): readonly Expectation[] {
  const errors = Object.values(result.errors).reduce((total, count) => total + count, 0);
  // The first look is from before the load.
  const under = samples.slice(1);
  const complaints = under.reduce((total, sample) => total + sample.complaints.count, 0);
  const slowest = (key: 'p95' | 'p99') => Math.max(...result.kinds.map((kind) => kind[key] || 0));
  const growthOf = (read: (sample: (typeof samples)[number]) => number) =>
    growthOfLastHalf(under.map((sample) => ({ atMs: sample.atMs, megabytes: read(sample) })));
  const longestStop = samples.at(-1)?.loopDelay.maxOwn ?? Number.NaN;
  return [
    atMost('errors', errors, 0, String),
    atMost('log lines at warn or above', complaints, 0, String),
    atMost('95th percentile of the slowest kind', slowest('p95'), MOST_P95_MS, inMs),
    atMost('99th percentile of the slowest kind', slowest('p99'), MOST_P99_MS, inMs),
    atMost(
      'growth of the heap, last half',
      growthOf(({ heapMegabytes }) => heapMegabytes),
      MOST_GROWTH,
      inPercent,
    ),
    atMost(
      'growth of RSS, last half',
      growthOf(({ rssMegabytes }) => rssMegabytes),
      MOST_GROWTH,
      inPercent,
    ),
    atMost('longest stop of the event loop, on a processor', longestStop, MOST_STOP_MS, inMs),
    atMost('time to end, all written', closeMs, MOST_CLOSE_MS, inMs),
  ];
}

function atMost(name: string, value: number, bar: number, print: (value: number) => string): Expectation {
  // NaN meets nothing.
  return { name, bar: `<= ${print(bar)}`, measured: print(value), isMet: value <= bar };
}

function inMs(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function inPercent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
