import type { Clock } from '../ports.js';
import type { EvaluateWatches } from '../watching/evaluate-watches.js';
import type { WatchReadings } from '../watching/watch-ports.js';
import type { SweepParts } from './sweep-parts.js';
import type { SubscriptionReadings, SweepCounts, SweepRun, WatchingCounts } from './sweep-ports.js';
import { type SweepSubscriptionsParts, sweepSubscriptions } from './sweep-subscriptions.js';
import type { WorkOut } from './work-out.js';

/** What a sweep does for watches. */
export interface SweepWatching {
  readonly readings: Pick<WatchReadings, 'watches'>;
  readonly subscriptions: SubscriptionReadings;
  readonly getSubscriptions: SweepSubscriptionsParts['getSubscriptions'];
  /** Works out what follows from what was read, such as what unused seats cost, which alerts tell. */
  readonly workOut?: WorkOut | undefined;
  readonly evaluate: EvaluateWatches;
}

const NOTHING: WatchingCounts = {
  subscriptionsRead: 0,
  subscriptionsFailed: {},
  opened: 0,
  woken: 0,
  resolved: 0,
  cards: 0,
};

/**
 * Once everyone's usage is kept: reads subscriptions that watches need and sees what becomes of alerts. Half of a
 * customer's rows may be kept before that, which would look like a loss. What it did is noted with the sweep as it goes,
 * and a sweep that is taken up adds to it. Throws StorageError, and when the signal ends it.
 */
export async function sweepWatching(
  { readings, subscriptions, getSubscriptions, workOut, evaluate }: SweepWatching,
  {
    store,
    pace,
    call,
    logger,
    report,
    leaveOut,
  }: Pick<SweepParts, 'store' | 'pace' | 'call' | 'logger' | 'report' | 'leaveOut'>,
  run: SweepRun,
  { counts, clock }: { readonly counts: SweepCounts; readonly clock: Clock },
): Promise<void> {
  const before = run.watching ?? NOTHING;
  const progress = (phase: 'subscriptions' | 'alerts', done: number) =>
    report({ phase, done, total: undefined, unit: 'customers', counts });
  const swept = await sweepSubscriptions(
    {
      readings: subscriptions,
      getSubscriptions,
      pace,
      call,
      logger,
      leaveOut,
      report: (done) => progress('subscriptions', done),
    },
    await readings.watches(),
    clock.now(),
  );
  const known: WatchingCounts = {
    ...before,
    subscriptionsRead: before.subscriptionsRead + swept.read,
    subscriptionsFailed: swept.failed,
    subscriptionsEnded: swept.ended,
  };
  await store.noteWatching(run, known);
  await workOut?.({ signal: call.signal });
  await evaluate({
    signal: call.signal,
    leaveOut,
    report: async ({ customers, opened, woken, resolved, cards }) => {
      await store.noteWatching(run, {
        ...known,
        opened: before.opened + opened,
        woken: before.woken + woken,
        resolved: before.resolved + resolved,
        cards: before.cards + cards,
      });
      progress('alerts', customers);
    },
  });
}
