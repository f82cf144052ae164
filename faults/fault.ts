import type { Stage } from './stage.js';
import type { Turn, TurnSummary } from './turn.js';

/** Something that has to hold, and whether it did. */
export interface Expectation {
  readonly what: string;
  readonly isMet: boolean;
  /** What was found instead, or figures. */
  readonly found: string;
}

/** Where something is silent an answer takes the 9 s that the bot waits, and what a busy machine adds. */
export const AFTER_SILENCE_MS = 12_000;

/** What a fault leaves to be judged. */
export interface Harm {
  readonly expectations?: readonly Expectation[];
  /** Turns that nobody could have answered: no process was there, or Teams did not take the reply. */
  readonly isExcused?: (turn: Turn) => boolean;
}

/** One thing that breaks, under traffic. */
export interface Fault {
  readonly name: string;
  /** For the table. */
  readonly title: string;
  /** `own`: a server in DATABASE_URL. `bundled`: the one the bot starts in DATA_DIR. */
  readonly database: 'own' | 'bundled';
  /** DATA_DIR is a disk of its own of that many megabytes. */
  readonly diskMegabytes?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Seconds a token lives; an hour unless given. */
  readonly tokenSeconds?: number;
  /** Messages at error level that are right while this is broken; docs/operations.md explains them. */
  readonly errors: readonly string[];
  /** The most a turn may take; 10 s unless given. Teams gives up after 15 s. */
  readonly answeredWithinMs?: number;
  /** From the end of the fault until everybody gets full answers again. */
  readonly wholeWithinMs: number;
  /** Breaks it, and mends it again before it resolves. */
  harm(stage: Stage): Promise<Harm>;
}

/** What became of it. */
export interface FaultReport {
  readonly name: string;
  readonly title: string;
  readonly harmMs: number;
  /** From the beginning of the fault until everything was whole again. */
  readonly meanwhile: TurnSummary;
  /** Turns that nobody could have answered. */
  readonly excused: number;
  readonly wholeAfterMs: number;
  /** Alert cards that stand in conversations at the end, and posts nobody knows of. */
  readonly cards: number;
  readonly doubled: number;
  /** Watches that somebody was told are set; all of them were found. */
  readonly watches: number;
  readonly expectations: readonly Expectation[];
}

export const expectation = (what: string, isMet: boolean, found: string | number = ''): Expectation => ({
  what,
  isMet,
  found: String(found),
});
