import { HOUR_MS } from '../../base/time.js';
import { nextRun } from '../../domain/schedules/cron-next.js';
import type { Clock } from '../ports.js';
import type { FailedSheet } from '../prices/price-ports.js';
import type { SweepStore, SweepSummary } from '../sweep/sweep-ports.js';
import type {
  HeldBack,
  KeptCounts,
  ParkedConversation,
  StatusStore,
  WaitingCards,
  WaitingOutgoing,
} from './status-ports.js';

/** The sign-in to Partner Center as far as a status tells of it. */
export type SignInState =
  | {
      readonly kind: 'signed-in';
      /** Undefined where it cannot be known. */
      readonly hasMfa: boolean | undefined;
      readonly signedInAt: Date | undefined;
    }
  | { readonly kind: 'lost'; readonly fault: 'sign-in-lost' | 'mfa-required'; readonly since: Date }
  | { readonly kind: 'never' }
  | { readonly kind: 'unreadable' };

/** How the bot is doing, for those who run it. */
export interface Status {
  readonly version: string;
  /** The database's description. */
  readonly database: string;
  readonly signIn: SignInState;
  /** Undefined before the first. */
  readonly lastSweep: SweepSummary | undefined;
  readonly nextSweepAt: Date;
  /** When a sweep was due that has not begun; undefined when none was missed. */
  readonly missedSweepAt: Date | undefined;
  /** Price sheets that have not come, or could not be used. */
  readonly failedSheets: readonly FailedSheet[];
  readonly waiting: WaitingCards;
  /** Tickets that wait to leave. */
  readonly outgoing: readonly WaitingOutgoing[];
  readonly parked: readonly ParkedConversation[];
  readonly held: HeldBack;
  readonly counts: KeptCounts;
}

export interface ShowStatusDeps {
  readonly status: StatusStore;
  readonly sweeps: Pick<SweepStore, 'latest'>;
  readonly signIn: () => Promise<SignInState>;
  /** Undefined with prices off. */
  readonly failedSheets?: (() => Promise<readonly FailedSheet[]>) | undefined;
  /** SWEEP_CRON. */
  readonly sweepCron: string;
  readonly database: string;
  readonly version: string;
  readonly clock: Clock;
}

/** A sweep that is due begins within minutes; after this long something keeps it from it. */
const SWEEP_GRACE_MS = HOUR_MS;
/** One that says it is running for longer than this was most likely killed. */
const LONGEST_SWEEP_MS = 24 * HOUR_MS;

/** Gathers the status. Throws StorageError. */
export type ShowStatus = () => Promise<Status>;

export function createShowStatus(deps: ShowStatusDeps): ShowStatus {
  const { status, sweeps, signIn, failedSheets = async () => [], sweepCron, database, version, clock } = deps;
  return async () => {
    const [state, sheets, lastSweep, waiting, outgoing, parked, held, counts] = await Promise.all([
      signIn(),
      failedSheets(),
      sweeps.latest(),
      status.waiting(),
      status.outgoing(),
      status.parked(),
      status.held(),
      status.counts(),
    ]);
    const now = clock.now();
    return {
      version,
      database,
      signIn: state,
      lastSweep,
      nextSweepAt: nextRun(sweepCron, now),
      missedSweepAt: lastSweep && missedSweep(lastSweep, sweepCron, now),
      failedSheets: sheets,
      waiting,
      outgoing,
      parked,
      held,
      counts,
    };
  };
}

function missedSweep({ state, startedAt }: SweepSummary, sweepCron: string, now: Date): Date | undefined {
  const isRunning = state === 'running' && now.getTime() - startedAt.getTime() < LONGEST_SWEEP_MS;
  const due = nextRun(sweepCron, startedAt);
  return isRunning || now.getTime() - due.getTime() < SWEEP_GRACE_MS ? undefined : due;
}
