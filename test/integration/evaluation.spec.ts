import assert from 'node:assert/strict';
import { createStores } from '../../src/app/stores.js';
import { createSweep } from '../../src/app/sweep.js';
import { createLogger } from '../../src/base/logger.js';
import { DAY_MS } from '../../src/base/time.js';
import type { SubscriptionTerm } from '../../src/domain/terms/subscription-term.js';
import type { LicenseUsageRow } from '../../src/domain/usage/license-usage.js';
import { acknowledge, snooze } from '../../src/domain/watching/alert-moves.js';
import type { Database } from '../../src/storage/open-database.js';
import { createAlertStore } from '../../src/storage/watching/alert-store.js';
import { createWatchReadings } from '../../src/storage/watching/watch-readings.js';
import type { SweepSource, UsagePage } from '../../src/usecases/sweep/everyone-ports.js';
import { createEvaluateWatches } from '../../src/usecases/watching/evaluate-watches.js';
import { withFreshDatabase } from '../helpers/database.js';
import { usageRow } from '../helpers/usage-rows.js';
import { below, channel, MEGAN, renewal, termOf, watching } from '../helpers/watching.js';
import { idOf } from '../storage/support/sweeping.js';
import { createWatching } from '../storage/support/watching.js';
import { fault } from '../usecases/support/sweep.js';

/** Daily sweeps of invented usage over a real database, on a clock that is moved by hand. */
function createDays(database: Database) {
  let now = new Date('2026-11-21T06:00:00Z');
  const clock = { now: () => now };
  /** Workload and active seats of 100, by customer number. */
  const usage = new Map<number, Readonly<Record<string, number>>>();
  const terms = new Map<number, readonly SubscriptionTerm[]>();
  /** Pages of customers; the sweep breaks off behind so many. */
  let breaksAfter = Number.POSITIVE_INFINITY;
  /** Rows of the last customer of a page that come with the next page. */
  let isSplit = false;
  const logger = createLogger('silent');
  const everyone = { tenantIds: [], userIds: [] };
  const stores = createStores(database, { access: everyone, hasPrices: false, clock, logger });
  const { alerts } = stores;
  const evaluate = createEvaluateWatches({ readings: stores.watchReadings, alerts, clock });

  const rowsOf = (number: number): readonly LicenseUsageRow[] =>
    Object.entries(usage.get(number) ?? {}).map(([workloadName, licensesActive]) =>
      usageRow({
        workloadName,
        licensesQualified: 100,
        licensesActive,
        processedDateTime: new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS - 2 * DAY_MS),
      }),
    );

  async function* pages(): AsyncGenerator<UsagePage> {
    const all = [...usage.keys()].flatMap((number) =>
      rowsOf(number).map((row) => ({ customerId: idOf(number), customerName: `Customer ${number}`, row })),
    );
    const size = isSplit ? 1 : 2;
    for (let from = 0, page = 0; from < all.length; from += size, page++) {
      if (page >= breaksAfter) throw fault('rejected');
      const next = from + size < all.length ? `p${page + 1}` : undefined;
      yield { rows: all.slice(from, from + size), next, rowsInAll: all.length };
    }
  }

  const source: SweepSource = {
    getLicenseUsage: async () => [],
    getUsageOfEveryone: async () => ({ kind: 'pages', pages: pages() }),
  };
  const sweep = createSweep({
    stores,
    reads: {
      source,
      customers: { async *listCustomers() {} },
      getSubscriptions: async (customerId) => terms.get(Number(customerId.slice(-12))),
    },
    clock,
    sleep: async () => undefined,
    logger,
    historyDays: 400,
  });
  return {
    evaluate,
    alerts,
    terms,
    use: (number: number, workloads: Readonly<Record<string, number>>) => usage.set(number, workloads),
    breakAfter: (count: number) => {
      breaksAfter = count;
    },
    split: () => {
      isSplit = true;
    },
    now: () => now,
    /** Lets days pass and sweeps then. */
    async sweepAfter(days: number) {
      now = new Date(now.getTime() + days * DAY_MS);
      const outcome = await sweep({ signal: new AbortController().signal });
      if (outcome.kind !== 'ended') throw new Error(outcome.kind);
      return outcome.summary;
    },
  };
}

describe('watches over daily sweeps', () => {
  it('post once, say nothing while a figure swings, and edit the card when it clears', () =>
    withFreshDatabase(async (database) => {
      const { use, sweepAfter } = createDays(database);
      const { add, cards, states } = createWatching(database);
      await add(watching(below(40)));
      for (const active of [39, 40, 44, 39, 41, 38, 44]) {
        use(1, { Teams: active });
        await sweepAfter(1);
      }
      assert.equal((await cards()).length, 1);
      use(1, { Teams: 45 });
      const { watching: counts } = await sweepAfter(1);
      assert.deepEqual([counts?.resolved, await states()], [1, ['1 teams resolved']]);
      use(1, { Teams: 39 });
      await sweepAfter(1);
      assert.equal((await cards()).length, 2);
    }));

  it('make one alert when two processes look at once', () =>
    withFreshDatabase(async (database) => {
      const { use, sweepAfter, evaluate, now } = createDays(database);
      const { add, states, cards } = createWatching(database);
      for (let number = 1; number <= 20; number++) use(number, { Teams: 30, Exchange: 20 });
      await sweepAfter(1);
      await add(watching(below(40)));
      const others = createEvaluateWatches({
        readings: createWatchReadings(database.kysely),
        alerts: createAlertStore(database.kysely),
        clock: { now },
      });
      const { signal } = new AbortController();
      const results = await Promise.all([evaluate({ signal }), others({ signal }), evaluate({ signal })]);
      assert.equal(
        results.reduce((sum, { opened }) => sum + opened, 0),
        40,
      );
      assert.equal((await states()).length, 40);
      assert.equal((await cards()).length, 1);
    }));

  it('announce what a process that died had only opened', () =>
    withFreshDatabase(async (database) => {
      const { use, sweepAfter, alerts, evaluate } = createDays(database);
      const { add, open, cards } = createWatching(database);
      use(1, { Teams: 30 });
      await sweepAfter(1);
      await open((await add(watching(below(40)))).watchId, [1]);
      assert.equal((await cards()).length, 0);
      const again = await evaluate({ signal: new AbortController().signal });
      assert.deepEqual([again.opened, again.cards], [0, 1]);
      assert.equal(await alerts.announce(new Date()), 0);
    }));

  it('resolve nothing in a sweep that breaks off, although customers are kept by half', () =>
    withFreshDatabase(async (database) => {
      const { use, sweepAfter, breakAfter, split } = createDays(database);
      const { add, states } = createWatching(database);
      await add(watching(below(40)));
      split();
      use(1, { Exchange: 90, Teams: 30 });
      use(2, { Exchange: 90, Teams: 30 });
      await sweepAfter(1);
      assert.deepEqual(await states(), ['1 teams open', '2 teams open']);
      breakAfter(3);
      assert.equal((await sweepAfter(1)).state, 'failed');
      assert.deepEqual(await states(), ['1 teams open', '2 teams open']);
      breakAfter(Number.POSITIVE_INFINITY);
      assert.equal((await sweepAfter(0)).state, 'finished');
      assert.deepEqual(await states(), ['1 teams open', '2 teams open']);
    }));

  it('end when a customer is no longer reported, and stay while nobody is', () =>
    withFreshDatabase(async (database) => {
      const { use, sweepAfter } = createDays(database);
      const { add, states } = createWatching(database);
      await add(watching(below(40)));
      use(1, { Teams: 30 });
      use(2, { Teams: 90 });
      await sweepAfter(1);
      use(1, {});
      await sweepAfter(1);
      assert.deepEqual(await states(), ['1 teams resolved']);
      use(2, { Teams: 30 });
      await sweepAfter(1);
      use(2, {});
      await sweepAfter(1);
      assert.deepEqual(await states(), ['1 teams resolved', '2 teams open']);
    }));

  it('post a snoozed alert again when its time is over, and never one that was acknowledged', () =>
    withFreshDatabase(async (database) => {
      const { use, sweepAfter, alerts, now } = createDays(database);
      const { add, cards } = createWatching(database);
      await add(watching(below(40)));
      use(1, { Teams: 30 });
      use(2, { Teams: 30 });
      await sweepAfter(1);
      const [first, second] = await cards();
      const move = snooze({ by: MEGAN, at: now(), days: 7, reason: '' });
      await alerts.change(channel(), first?.cardId ?? '', 'all', move, now());
      await alerts.change(channel(), second?.cardId ?? '', 'all', acknowledge(MEGAN, now()), now());
      for (let day = 1; day < 7; day++) await sweepAfter(1);
      assert.equal((await cards()).length, 2);
      const { watching: counts } = await sweepAfter(1);
      assert.deepEqual([counts?.woken, counts?.cards], [1, 1]);
      await sweepAfter(1);
      assert.equal((await cards()).length, 3);
    }));

  it('tell of a renewal in time, and that it is over once the term has ended', () =>
    withFreshDatabase(async (database) => {
      const { use, terms, sweepAfter, now } = createDays(database);
      const { add, states } = createWatching(database);
      await add(watching(renewal(10)));
      use(1, { Teams: 90 });
      use(2, { Teams: 100 });
      const commitmentEndDate = new Date(now().getTime() + 14 * DAY_MS);
      terms.set(1, [termOf({ commitmentEndDate })]);
      terms.set(2, [termOf({ commitmentEndDate })]);
      // Also of who uses every seat: an extended term would cost more all the same.
      assert.equal((await sweepAfter(1)).watching?.subscriptionsRead, 2);
      await sweepAfter(2);
      assert.deepEqual(await states(), []);
      await sweepAfter(1);
      assert.deepEqual(await states(), ['1 s1 open']);
      terms.set(1, [termOf({ commitmentEndDate: new Date(commitmentEndDate.getTime() + 365 * DAY_MS) })]);
      await sweepAfter(1);
      assert.deepEqual(await states(), ['1 s1 resolved']);
    }));

  it('tell of an extended term with every seat in use, until its cancellation is scheduled', () =>
    withFreshDatabase(async (database) => {
      const { use, terms, sweepAfter, now } = createDays(database);
      const { add, states, notClosed } = createWatching(database);
      await add(watching(renewal(10)));
      use(1, { Teams: 100 });
      const extended = termOf({
        offerName: 'Office 365 E3 (Extended Service Term)',
        termDuration: 'P1M',
        commitmentEndDate: new Date(now().getTime() + 25 * DAY_MS),
      });
      terms.set(1, [extended]);
      await sweepAfter(1);
      assert.deepEqual(await states(), ['1 s1 open']);
      const [alert] = await notClosed();
      assert.equal(alert?.figures.kind === 'renewal' && alert.figures.termEnd, 'extended');
      const cancel = { type: 'cancel', effectiveDate: undefined, next: undefined } as const;
      terms.set(1, [{ ...extended, scheduledActions: [cancel] }]);
      await sweepAfter(7);
      assert.deepEqual(await states(), ['1 s1 resolved']);
    }));
});
