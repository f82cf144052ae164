import { sumOf } from '../usecases/sweep/sweep-counts.js';
import type { SweepProgress } from '../usecases/sweep/sweep-parts.js';

/** Shows how far a sweep is. */
export interface ProgressDisplay {
  show(progress: SweepProgress): void;
  /** Says that nothing happens for a while, and why. */
  pause(ms: number): void;
  /** Takes the bar away, so that what follows begins on a clean line. */
  clear(): void;
}

export interface ProgressOptions {
  readonly write: (text: string) => void;
  /** Columns of the terminal; undefined where there is none, and plain lines are written. */
  readonly columns: number | undefined;
  readonly now: () => number;
}

const BAR_WIDTH = 28;
const TERMINAL_EVERY_MS = 100;
const LINES_EVERY_MS = 10_000;
const CLEAR_LINE = '\r\u001b[2K';

const WORDS: Readonly<Record<SweepProgress['phase'], string>> = {
  listing: 'Listing customers',
  reading: 'Reading usage',
  figures: 'Working out figures',
  subscriptions: 'Reading subscriptions',
  alerts: 'Looking for alerts',
};

/** A bar that stays in its line on a terminal; elsewhere a line every ten seconds. */
export function createProgressDisplay({ write, columns, now }: ProgressOptions): ProgressDisplay {
  const everyMs = columns === undefined ? LINES_EVERY_MS : TERMINAL_EVERY_MS;
  let shownAt = columns === undefined ? now() : Number.NEGATIVE_INFINITY;

  function put(text: string): void {
    write(columns === undefined ? `${text}\n` : `${CLEAR_LINE}${text.slice(0, columns - 1)}`);
  }

  return {
    show(progress) {
      if (now() - shownAt < everyMs) return;
      shownAt = now();
      put(columns === undefined ? describe(progress) : `${barOf(progress)}${describe(progress)}`);
    },
    pause(ms) {
      put(`Partner Center asks to wait; going on in ${Math.ceil(ms / 1000)} s`);
    },
    clear() {
      if (columns !== undefined) write(CLEAR_LINE);
    },
  };
}

/** For example `Reading usage: 1,200 of 2,000 customers (60 %), 3 failed`. */
export function describe({ phase, done, total, unit, counts }: SweepProgress): string {
  const share = shareOf(done, total);
  const amount = share === undefined ? number(done) : `${number(done)} of ${number(total ?? 0)}`;
  const percent = share === undefined ? '' : ` (${Math.floor(100 * share)} %)`;
  const failed = sumOf(counts.failed);
  return `${WORDS[phase]}: ${amount} ${unit}${percent}${failed > 0 ? `, ${number(failed)} failed` : ''}`;
}

function barOf({ done, total }: SweepProgress): string {
  const share = shareOf(done, total);
  if (share === undefined) return '';
  const filled = Math.floor(BAR_WIDTH * share);
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}] `;
}

/** 0-1; undefined when the total is not known. What is read again after a restart may exceed it. */
function shareOf(done: number, total: number | undefined): number | undefined {
  return total === undefined || total === 0 ? undefined : Math.min(1, done / total);
}

export function number(value: number): string {
  return value.toLocaleString('en-US');
}
