import assert from 'node:assert/strict';
import type { Alert } from '../../../src/domain/watching/alert.js';
import type { AlertChange } from '../../../src/domain/watching/alert-change.js';
import type { Watch } from '../../../src/domain/watching/watch.js';
import { createEvaluateWatches, type Evaluation } from '../../../src/usecases/watching/evaluate-watches.js';
import type { PlacedWatch, WatchReading } from '../../../src/usecases/watching/watch-ports.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { alertOf, below, channel, watching, watchOf } from '../../helpers/watching.js';

const NOW = new Date('2026-11-21T06:00:00Z');

/** Customers whose Teams usage is this many of 100. */
function readingOf(customerId: string, active: number): WatchReading {
  const row = usageRow({ workloadName: 'Teams', licensesQualified: 100, licensesActive: active });
  return { customerId, customerName: `Name of ${customerId}`, rows: [row], terms: undefined };
}

function place(watch: Watch, name = 'licences'): PlacedWatch {
  const { tenantId, conversationId } = channel(name);
  return { conversation: { tenantId, conversationId }, watch };
}

function setUp(
  placed: readonly PlacedWatch[],
  batches: readonly (readonly WatchReading[])[],
  alerts: Alert[] = [],
) {
  const asked: (readonly string[] | undefined)[] = [];
  const applied: AlertChange[][] = [];
  let announced = 0;
  const evaluate = createEvaluateWatches({
    readings: {
      watches: async () => placed,
      async *readings(customerIds) {
        asked.push(customerIds);
        yield* batches;
      },
    },
    alerts: {
      notClosed: async (ids) => alerts.filter(({ customerId }) => ids.includes(customerId)),
      async apply(changes) {
        applied.push([...changes]);
        const opened = changes.filter(({ kind }) => kind === 'open').length;
        return { opened, woken: 0, resolved: changes.length - opened };
      },
      async announce() {
        announced += 1;
        return 3;
      },
    },
    clock: { now: () => NOW },
  });
  return {
    asked,
    applied,
    announced: () => announced,
    evaluate: (signal = new AbortController().signal, report?: (evaluation: Evaluation) => void) =>
      evaluate({ signal, ...(report ? { report } : {}) }),
  };
}

const all40 = watchOf(1, watching(below(40)));
const oneOnly = watchOf(2, watching(below(60), { customer: { customerId: 'b', customerName: 'B' } }));
const targets = (changes: readonly AlertChange[] = []) =>
  changes.map((change) =>
    change.kind === 'open'
      ? `open ${change.alert.customerId} in ${change.alert.conversation.conversationId} by ${change.alert.watchId}`
      : `${change.kind} ${change.alertId}`,
  );

describe('createEvaluateWatches', () => {
  it('applies what each batch changes, announces at the end and says what it came to', async () => {
    const batches = [[readingOf('a', 30), readingOf('b', 90)], [readingOf('c', 20)], [readingOf('d', 80)]];
    const { evaluate, applied, announced } = setUp([place(all40)], batches);
    const heard: Evaluation[] = [];
    const evaluation = await evaluate(undefined, (step) => heard.push(step));
    assert.deepEqual(evaluation, { customers: 4, opened: 2, woken: 0, resolved: 0, cards: 3 });
    assert.deepEqual(
      heard.map(({ customers, opened, cards }) => [customers, opened, cards]),
      [
        [2, 1, 0],
        [3, 2, 0],
        [4, 2, 0],
        [4, 2, 3],
      ],
    );
    assert.deepEqual([applied.length, announced()], [2, 1]);
    const [open] = applied[0] ?? [];
    assert.equal(open?.kind === 'open' && open.alert.customerName, 'Name of a');
  });

  it('keeps conversations apart, each with its own watches and alerts', async () => {
    const elsewhere = channel('elsewhere');
    const alert = alertOf({ alertId: 'a9', customerId: 'a', conversation: elsewhere });
    const placed = [place(all40), place(oneOnly), place(watchOf(1, watching(below(10))), 'elsewhere')];
    const { evaluate, applied } = setUp(placed, [[readingOf('a', 30), readingOf('b', 50)]], [alert]);
    await evaluate();
    const { conversationId } = channel();
    assert.deepEqual(targets(applied[0]), [
      `open a in ${conversationId} by w1`,
      'resolve a9',
      `open b in ${conversationId} by w2`,
    ]);
  });

  it('resolves an alert in a conversation that watches nothing of the customer any more', async () => {
    const { evaluate, applied } = setUp(
      [place(oneOnly)],
      [[readingOf('a', 30)]],
      [alertOf({ customerId: 'a' })],
    );
    await evaluate();
    assert.deepEqual(targets(applied[0]), ['resolve a1']);
  });

  it('reads the customers that are watched only, everyone for a watch over all, nobody without watches', async () => {
    const named = setUp([place(oneOnly)], []);
    await named.evaluate();
    assert.deepEqual(named.asked, [['b']]);
    const everyone = setUp([place(oneOnly), place(all40)], []);
    await everyone.evaluate();
    assert.deepEqual(everyone.asked, [undefined]);
    const nobody = setUp([], [[readingOf('a', 1)]]);
    assert.equal((await nobody.evaluate()).cards, 3);
    assert.deepEqual(nobody.asked, []);
  });

  it('ends between batches when told to, and announces nothing then', async () => {
    const stopping = new AbortController();
    const { evaluate, applied, announced } = setUp(
      [place(all40)],
      [[readingOf('a', 1)], [readingOf('b', 1)]],
    );
    await assert.rejects(
      evaluate(stopping.signal, () => stopping.abort()),
      { name: 'AbortError' },
    );
    assert.deepEqual([applied.length, announced()], [1, 0]);
  });
});
