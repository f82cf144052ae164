import assert from 'node:assert/strict';
import type { SweepWatching } from '../../../src/usecases/sweep/sweep-watching.js';
import type { Evaluation } from '../../../src/usecases/watching/evaluate-watches.js';
import { channel, renewal, termOf, watching, watchOf } from '../../helpers/watching.js';
import { fault, ids, setUp } from '../support/sweep.js';

const NOTHING: Evaluation = { customers: 0, opened: 0, woken: 0, resolved: 0, cards: 0 };

/** What a sweep does for one renewal watch over all, with these customers due. */
function watchingOf(due: readonly string[], changes: Partial<SweepWatching> = {}): SweepWatching {
  return {
    readings: {
      watches: async () => [{ conversation: channel(), watch: watchOf(1, watching(renewal(30))) }],
    },
    subscriptions: {
      due: async (_query, after) =>
        due.map((customerId, at) => ({ customerNo: at + 1, customerId, seats: 1 })).slice(after),
      keep: async () => undefined,
    },
    getSubscriptions: async () => [termOf()],
    evaluate: async () => NOTHING,
    ...changes,
  };
}

describe('createSweepCustomers: what it does for watches', () => {
  it('looks for alerts once all figures are kept and subscriptions are read, and says what it came to', async () => {
    const steps: string[] = [];
    const { run, figured, progress } = setUp({
      listed: [ids(3)],
      watching: watchingOf(['a', 'b'], {
        async getSubscriptions(customerId) {
          steps.push(customerId);
          if (customerId === 'b') throw fault('forbidden');
          return [];
        },
        async evaluate({ report }) {
          steps.push(`alerts after ${figured.length} figures`);
          await report?.({ ...NOTHING, customers: 3, opened: 2 });
          await report?.({ customers: 3, opened: 2, woken: 1, resolved: 4, cards: 1 });
          return NOTHING;
        },
      }),
    });
    const { state, watching: counts } = await run();
    assert.deepEqual(steps, ['a', 'b', 'alerts after 3 figures']);
    assert.equal(state, 'finished');
    assert.deepEqual(counts, {
      subscriptionsRead: 1,
      subscriptionsFailed: { forbidden: 1 },
      subscriptionsEnded: undefined,
      opened: 2,
      woken: 1,
      resolved: 4,
      cards: 1,
    });
    const phases = progress.map(({ phase, done }) => `${phase} ${done}`);
    assert.deepEqual(phases.slice(-3), ['subscriptions 2', 'alerts 3', 'alerts 3']);
  });

  it('looks for no alerts in a sweep that failed, for then customers may be kept by half', async () => {
    let evaluated = 0;
    const evaluate = async () => {
      evaluated += 1;
      return NOTHING;
    };
    const { run } = setUp({
      listed: [ids(30)],
      getLicenseUsage: async () => Promise.reject(fault('unavailable')),
      watching: watchingOf([], { evaluate }),
    });
    assert.deepEqual([(await run()).state, evaluated], ['failed', 0]);
  });

  it('takes up a sweep that ended among the alerts, asks nobody again and adds to what it did', async () => {
    const stopping = new AbortController();
    let isFirst = true;
    const asked: string[] = [];
    const { run } = setUp({
      listed: [ids(3)],
      async getLicenseUsage(id) {
        asked.push(id);
        return [];
      },
      watching: watchingOf([], {
        async evaluate({ signal, report }) {
          await report?.({ ...NOTHING, opened: isFirst ? 5 : 1, resolved: 1 });
          if (isFirst) stopping.abort();
          isFirst = false;
          signal.throwIfAborted();
          await report?.({ ...NOTHING, opened: 1, resolved: 1, cards: 2 });
          return NOTHING;
        },
      }),
    });
    assert.equal((await run(stopping.signal)).state, 'stopped');
    const { state, runId, watching: counts } = await run();
    assert.deepEqual([state, runId, asked], ['finished', 1, ids(3)]);
    assert.deepEqual([counts?.opened, counts?.resolved, counts?.cards], [6, 2, 2]);
  });

  it('finishes, and looks for alerts, when subscriptions cannot be read', async () => {
    let evaluated = 0;
    const { run } = setUp({
      listed: [ids(1)],
      watching: watchingOf(ids(5), {
        getSubscriptions: async () => Promise.reject(fault('sign-in-lost')),
        async evaluate() {
          evaluated += 1;
          return NOTHING;
        },
      }),
    });
    const { state, watching: counts } = await run();
    assert.deepEqual([state, counts?.subscriptionsEnded, evaluated], ['finished', 'sign-in-lost', 1]);
  });
});
