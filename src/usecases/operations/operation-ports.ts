import type { SweepState } from '../sweep/sweep-ports.js';
import type { WaitingOutgoing } from './status-ports.js';

/** Jobs of one task: due and not begun, under way, due later, and given up after all attempts. */
export interface JobCounts {
  readonly task: string;
  readonly waiting: number;
  readonly running: number;
  readonly scheduled: number;
  readonly failed: number;
}

/** A sweep that came to its end. */
export interface FinishedSweep {
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** In customers. */
  readonly read: number;
  readonly skipped: number;
  readonly failed: number;
}

/** What the database tells of the work at one moment. */
export interface OperationFigures {
  /** Cards to be sent or edited, where something can be sent. */
  readonly waitingCards: number;
  /** When the oldest that was never sent was made; undefined when there is none. */
  readonly oldestWaitingAt: Date | undefined;
  readonly parkedConversations: number;
  /** Mails and webhooks that wait to leave; only ways by which some do. */
  readonly waitingOutgoing: readonly Pick<WaitingOutgoing, 'way' | 'messages' | 'oldestAt'>[];
  /** Of the sweep begun last; undefined before the first. */
  readonly lastSweepState: SweepState | undefined;
  /** The one that finished last; undefined before the first. */
  readonly finishedSweep: FinishedSweep | undefined;
  /** Only tasks that have any. */
  readonly jobs: readonly JobCounts[];
}

/** Reads them for whoever measures. Throws StorageError. */
export type ReadOperationFigures = () => Promise<OperationFigures>;

/** What is kept of conversations and is over. Throws StorageError. */
export interface KeptPruning {
  dropBefore(time: Date): Promise<void>;
}
