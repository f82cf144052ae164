import assert from 'node:assert/strict';
import { createLogger } from '../../../src/base/logger.js';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import { isStale, STALE_AFTER_DAYS } from '../../../src/domain/usage/data-age.js';
import type { WatchDefinition } from '../../../src/domain/watching/watch.js';
import { createPace } from '../../../src/usecases/sweep/sweep-pace.js';
import type { SubscriptionReading, SubscriptionReadings } from '../../../src/usecases/sweep/sweep-ports.js';
import {
  type SweepSubscriptionsParts,
  sweepOtherSubscriptions,
  sweepSubscriptions,
} from '../../../src/usecases/sweep/sweep-subscriptions.js';
import { below, channel, renewal, termOf, watching, watchOf } from '../../helpers/watching.js';
import { fault, ids } from '../support/sweep.js';

const NOW = new Date('2026-11-21T06:00:00Z');
const day = (text: string) => new Date(`${text}T06:00:00Z`);

function setUp(
  customerIds: readonly string[],
  answer: (customerId: string) => Promise<readonly SubscriptionTerm[] | undefined>,
  signal = new AbortController().signal,
) {
  const queries: Parameters<SubscriptionReadings['due']>[0][] = [];
  const kept: SubscriptionReading[] = [];
  const asked: string[] = [];
  const waits: number[] = [];
  const done: number[] = [];
  const leftOut: string[] = [];
  const call = { correlationId: 'c', locale: 'en-US', signal };
  const pace = createPace({ concurrency: 4, signal, sleep: async (ms) => void waits.push(ms) });
  const parts = {
    readings: {
      async due(query, after, limit) {
        queries.push(query);
        return customerIds
          .map((customerId, at) => ({ customerNo: at + 1, customerId, seats: at + 1 }))
          .filter(({ customerNo }) => customerNo > after)
          .slice(0, limit);
      },
      keep: async (readings) => void kept.push(...readings),
    },
    async getSubscriptions(customerId) {
      asked.push(customerId);
      return answer(customerId);
    },
    pace,
    call,
    logger: createLogger('silent'),
    report: (count) => done.push(count),
    leaveOut: (customerId) => leftOut.push(customerId),
  } satisfies SweepSubscriptionsParts;
  const sweepOthers = () => sweepOtherSubscriptions(parts, NOW);
  const sweep = (...definitions: readonly WatchDefinition[]) =>
    sweepSubscriptions(
      parts,
      definitions.map((definition, at) => ({ conversation: channel(), watch: watchOf(at + 1, definition) })),
      NOW,
    );
  return { sweep, sweepOthers, leftOut, queries, kept, asked, waits, done };
}

const everyone = watching(renewal(30));

describe('sweepSubscriptions', () => {
  it('reads in batches and keeps the soonest end that a watch looks at', async () => {
    const terms = [
      termOf({ subscriptionId: 'trial', isTrial: true, commitmentEndDate: day('2026-11-22') }),
      termOf({ subscriptionId: 'month', termDuration: 'P1M', commitmentEndDate: day('2026-11-25') }),
      termOf({ subscriptionId: 'late', commitmentEndDate: day('2027-05-01') }),
      termOf({ subscriptionId: 'soon', commitmentEndDate: day('2026-12-10') }),
    ];
    const { sweep, kept, done } = setUp(ids(250), async (id) => (id === 'c0' ? terms : []));
    assert.deepEqual(await sweep(everyone), { read: 250, failed: {}, ended: undefined });
    assert.deepEqual(kept[0], { customerId: 'c0', terms, endsAt: new Date('2026-12-10T00:00:00Z') });
    assert.deepEqual([kept[1]?.endsAt, kept.length, done], [undefined, 250, [100, 200, 250]]);
  });

  it('asks for what is old, more often when the end is near to what is watched', async () => {
    const { sweep, queries } = setUp([], async () => []);
    await sweep(watching(renewal(30)), watching(renewal(60)), watching(below(40)));
    assert.deepEqual(queries, [
      {
        figuresSince: new Date(NOW.getTime() - STALE_AFTER_DAYS * 24 * 60 * 60 * 1000),
        readBefore: new Date('2026-11-20T10:00:00Z'),
        staleBefore: day('2026-11-14'),
        endsBy: day('2027-01-27'),
        customerIds: undefined,
      },
    ]);
  });

  it('asks where figures are young enough to fire, by the one measure of what is stale', async () => {
    const { sweep, queries } = setUp([], async () => []);
    await sweep(watching(renewal(30)));
    const since = queries[0]?.figuresSince ?? NOW;
    assert.deepEqual([isStale(since, NOW), isStale(new Date(since.getTime() - 1), NOW)], [false, true]);
  });

  it('asks about the customers that a renewal watch covers, and about nobody without one', async () => {
    const customerOf = (customerId: string) => ({ customerId, customerName: customerId });
    const named = setUp(['c0'], async () => []);
    await named.sweep(watching(renewal(30), { customer: customerOf('c0') }));
    assert.deepEqual([named.queries[0]?.customerIds, named.asked], [['c0'], ['c0']]);
    const some = setUp(ids(6), async () => []);
    await some.sweep(
      watching(renewal(30), { exceptCustomers: [customerOf('c4')], minimumSeats: 4 }),
      watching(renewal(30), { customer: customerOf('c1') }),
    );
    assert.deepEqual(some.asked, ['c1', 'c3', 'c5']);
    const nobody = setUp(ids(6), async () => []);
    await nobody.sweep(watching(below(40)));
    assert.deepEqual([nobody.queries, nobody.asked], [[], []]);
  });

  it('is slowed down by throttling and fails nobody for it', async () => {
    let left = 3;
    const { sweep, waits, kept } = setUp(ids(10), async () => {
      left -= 1;
      if (left >= 0) throw fault('throttled', { retryAfterMs: 2_000 });
      return [];
    });
    assert.deepEqual(await sweep(everyone), { read: 10, failed: {}, ended: undefined });
    assert.deepEqual([waits, kept.length], [[2_000, 2_000, 2_000], 10]);
  });

  it('leaves what was kept of customers that fail, and takes an unknown one for without subscriptions', async () => {
    const { sweep, kept } = setUp(['a', 'b', 'c', 'd'], async (id) => {
      if (id === 'a') throw fault('forbidden');
      if (id === 'b') throw fault('timeout');
      return id === 'c' ? undefined : [termOf()];
    });
    assert.deepEqual(await sweep(everyone), {
      read: 2,
      failed: { forbidden: 1, timeout: 1 },
      ended: undefined,
    });
    assert.deepEqual(
      kept.map(({ customerId, terms }) => [customerId, terms.length]),
      [
        ['c', 0],
        ['d', 1],
      ],
    );
  });

  it('asks nobody else once the sign-in is lost or nobody is answered', async () => {
    const lost = setUp(ids(300), async (id) => {
      if (id === 'c150') throw fault('sign-in-lost');
      return [];
    });
    const outcome = await lost.sweep(everyone);
    assert.equal(outcome.ended, 'sign-in-lost');
    assert.ok(lost.asked.length < 160 && outcome.read === lost.kept.length, String(lost.asked.length));
    const away = setUp(ids(300), async () => Promise.reject(fault('unavailable')));
    assert.deepEqual(await away.sweep(everyone), { read: 0, failed: {}, ended: 'unavailable' });
    assert.equal(away.asked.length, 20, 'twenty in a row are everyone');
  });

  it('keeps what was answered when it is told to stop', async () => {
    const stopping = new AbortController();
    const { sweep, kept } = setUp(
      ids(50),
      async (id) => {
        if (id === 'c10') stopping.abort();
        return [];
      },
      stopping.signal,
    );
    await assert.rejects(sweep(everyone), { name: 'AbortError' });
    assert.ok(kept.length >= 10 && kept.length < 20, String(kept.length));
  });
});

describe('sweepOtherSubscriptions', () => {
  it('reads those of customers that no watch is about, once a week and once a term has ended', async () => {
    const { sweepOthers, queries, asked, kept } = setUp(ids(3), async () => [termOf()]);
    assert.deepEqual(await sweepOthers(), { read: 3, failed: {}, ended: undefined });
    assert.deepEqual([asked, kept.length], [ids(3), 3]);
    assert.deepEqual(queries[0], {
      figuresSince: undefined,
      readBefore: new Date('2026-11-20T10:00:00Z'),
      staleBefore: day('2026-11-14'),
      endsBy: day('2026-11-20'),
      customerIds: undefined,
    });
  });

  it('asks about so many at a time and no more', async () => {
    const { sweepOthers, asked } = setUp(ids(15_200), async () => []);
    await sweepOthers();
    assert.equal(asked.length, 15_000);
  });
});
